import { bodies } from './bodies';
import { brokenOff } from './brokenOff';
import type { Fault } from './fault';
import { harmless } from './harmless';
import { late } from './late';
import { malformed } from './malformed';
import { statuses } from './statuses';
import { unreachable } from './unreachable';

/** Everything that goes wrong, in the order of the grid. */
export const faults: readonly Fault[] = [
	...unreachable,
	...brokenOff,
	...late,
	...malformed,
	...statuses,
	...bodies,
	...harmless,
];
