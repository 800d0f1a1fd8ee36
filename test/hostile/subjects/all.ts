import { cloudmaxTags } from './cloudmaxTags';
import { credentialTests } from './credentialTests';
import { mitakeMms } from './mitakeMms';
import { smsgo } from './smsgo';
import type { Subject } from './subject';
import { uMailEdm } from './uMailEdm';
import { uMailEdmTrigger } from './uMailEdmTrigger';

/** Everything of the package that makes a request. */
export const subjects: readonly Subject[] = [
	...cloudmaxTags,
	...smsgo,
	...mitakeMms,
	...uMailEdm,
	...uMailEdmTrigger,
	...credentialTests,
];
