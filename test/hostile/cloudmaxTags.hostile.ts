import { testMatrix } from './matrix';
import { cloudmaxTags } from './subjects/cloudmaxTags';

testMatrix(cloudmaxTags);
