import type { Operation } from '../operation';
import { accountOperations } from './account';
import { contactListOperations } from './contactLists';
import { contactOperations } from './contacts';
import { domainOperations } from './domains';
import { listExportOperations } from './listExports';
import { mailboxOperations } from './mailboxes';
import { statisticOperations } from './statistics';
import { subscriptionOperations } from './subscriptions';
import { taskOperations } from './tasks';
import { templateOperations } from './templates';
import { trackingOperations } from './tracking';
import { writeContactOperations } from './writeContact';
import { writeTaskOperations } from './writeTask';

/** Every call of the document. */
export const allOperations: readonly Operation[] = [
	...accountOperations,
	...taskOperations,
	...writeTaskOperations,
	...statisticOperations,
	...trackingOperations,
	...contactListOperations,
	...listExportOperations,
	...contactOperations,
	...writeContactOperations,
	...subscriptionOperations,
	...templateOperations,
	...domainOperations,
	...mailboxOperations,
];
