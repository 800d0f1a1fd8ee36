import { accountCases } from './account';
import type { OperationCase } from './case';
import { contactCases } from './contact';
import { contactListCases } from './contactList';
import { domainCases } from './domain';
import { exportCases } from './exports';
import { mailboxCases } from './mailbox';
import { statisticCases } from './statistic';
import { subscriptionCases } from './subscription';
import { taskCases } from './task';
import { templateCases } from './template';
import { trackingCases } from './tracking';

/** Every operation of the node against the simulator. */
export const operationCases: readonly OperationCase[] = [
	...accountCases,
	...contactCases,
	...contactListCases,
	...domainCases,
	...exportCases,
	...mailboxCases,
	...statisticCases,
	...subscriptionCases,
	...taskCases,
	...templateCases,
	...trackingCases,
];
