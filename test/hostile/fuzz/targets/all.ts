import type { Target } from '../Target';
import { targets as callbacks } from './callbacks';
import { targets as calls } from './calls';
import { targets as cloudmax } from './cloudmax';
import { targets as decode } from './decode';
import { targets as importFile } from './importFile';
import { targets as mitake } from './mitake';
import { targets as smsgo } from './smsgo';
import { targets as transport } from './transport';
import { targets as typed } from './typed';
import { targets as umail } from './umail';

/** All that reads what comes from outside. */
export const targets: readonly Target[] = [
	...decode,
	...transport,
	...smsgo,
	...cloudmax,
	...mitake,
	...umail,
	...callbacks,
	...typed,
	...importFile,
	...calls,
];
