import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { operationCases } from '../../nodes/UMailEdm/cases/all';
import { newTask, taskParameters } from '../../nodes/UMailEdm/cases/task';
import { byId } from '../../nodes/UMailEdm/harness';
import { CanaryUMail } from '../gateways/umail';
import { nodeSubject } from './nodeSubject';
import type { Kind, Subject } from './subject';

const shared = { node: UMailEdm, type: 'uMailEdm', gateway: 'umail' } as const;

/** By its name; an operation that is none of these changes something. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
	[/\.export/u, 'export'],
	[/\.get/u, 'read'],
	[/./u, 'write'],
];

function kindOf(operation: string): Kind {
	return kinds.find(([name]) => name.test(operation))?.[1] ?? 'write';
}

/** Whose first case has something to tell: a mark that was replaced, rows left out, a time. */
const TELLING: Readonly<Record<string, 'always' | 'done'>> = {
	'template.create': 'always',
	'contact.importFile': 'done',
	'task.create': 'done',
};

/** The first case of each operation is what it is given here. */
const firstCases = [
	...new Map(operationCases.toReversed().map((one) => [one.operation, one])).values(),
].toReversed();

const operations: readonly Subject[] = firstCases.map(({ operation, given, account, input }) => ({
	...nodeSubject({
		...shared,
		operation,
		kind: kindOf(operation),
		// Two of them look afterwards at what they did.
		...(operation === 'task.update' ? { hits: /edit-task/u } : {}),
		given: async ({ simulator }) => ({
			parameters: await given(new CanaryUMail(simulator)),
			account,
			input,
		}),
	}),
	...(/^(?:domain|mailbox)\.(?:create|delete)$/u.test(operation) ? { isOnce: true as const } : {}),
	...(TELLING[operation] === undefined ? {} : { hasHint: TELLING[operation] }),
}));

/** Every operation on mailings, and the looks that some take at what they did. */
export const uMailEdm: readonly Subject[] = [
	...operations,
	nodeSubject({
		...shared,
		operation: 'task.create',
		part: 'the look at what was stored',
		kind: 'lookBack',
		hits: /task-list/u,
		given: async ({ simulator }) => ({
			parameters: {
				...(await taskParameters(new CanaryUMail(simulator))),
				sender: 'all',
				sendStatus: 'now',
			},
		}),
	}),
	nodeSubject({
		...shared,
		operation: 'task.update',
		part: 'the look at what was stored',
		kind: 'lookBack',
		hits: /task-list/u,
		given: async ({ simulator }) => ({
			parameters: {
				task: byId(await newTask(new CanaryUMail(simulator))),
				updateFields: { sendQty: 10 },
			},
		}),
	}),
];
