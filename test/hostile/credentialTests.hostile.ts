import { testMatrix } from './matrix';
import { credentialTests } from './subjects/credentialTests';

testMatrix(credentialTests);
