import { testMatrix } from './matrix';
import { mitakeMms } from './subjects/mitakeMms';

testMatrix(mitakeMms);
