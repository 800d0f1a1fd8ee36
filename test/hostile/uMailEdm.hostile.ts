import { testMatrix } from './matrix';
import { uMailEdm } from './subjects/uMailEdm';

testMatrix(uMailEdm);
