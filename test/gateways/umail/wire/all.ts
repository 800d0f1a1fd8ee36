import { accountWire } from './account';
import type { WireCase } from './case';
import { contactWire } from './contact';
import { contactListWire } from './contactList';
import { exportsWire } from './exports';
import { subscriptionWire } from './subscription';
import { domainWire } from './domain';
import { mailboxWire } from './mailbox';
import { statisticWire } from './statistic';
import { taskWire } from './task';
import { templateWire } from './template';
import { trackingWire } from './tracking';

/** What every call of the document puts on the wire. */
export const wireCases: readonly WireCase[] = [
	...accountWire,
	...contactWire,
	...contactListWire,
	...subscriptionWire,
	...domainWire,
	...exportsWire,
	...mailboxWire,
	...statisticWire,
	...taskWire,
	...templateWire,
	...trackingWire,
];
