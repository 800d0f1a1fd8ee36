import { testMatrix } from './matrix';
import { uMailEdmTrigger } from './subjects/uMailEdmTrigger';

testMatrix(uMailEdmTrigger);
