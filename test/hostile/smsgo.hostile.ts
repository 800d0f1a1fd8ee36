import { testMatrix } from './matrix';
import { smsgo } from './subjects/smsgo';

testMatrix(smsgo);
