import { runCell } from './cell';
import { endsOf } from './expected/exceptions';
import { expectedCell, type Cell } from './expected/expected';
import { faults } from './faults/all';
import type { Fault } from './faults/fault';
import { Queue } from './queue';
import type { Setup, Subject } from './subjects/subject';

/** Cells that wait take no time of the machine: so many of them are under way together. */
const QUICK = new Queue(6);
const LATE = new Queue(40);

/** `HOSTILE_FAULTS=103 npm run test:hostile -- smsgo` runs a part of the matrix. */
const ONLY = new RegExp(process.env['HOSTILE_FAULTS'] ?? '', 'u');

/** How the node is set to go on, where that makes a difference. */
function modesOf(fault: Fault, { kind }: Subject): readonly Setup['onError'][] {
	const hasNoOutput = kind === 'poll' || kind === 'pollSource' || kind === 'credentialTest';
	// What is alike is routed alike: the error output takes one of each.
	const isFirst = faults.find(({ row }) => row === fault.row) === fault;
	return hasNoOutput || !isFirst ? ['stopWorkflow'] : ['stopWorkflow', 'continueErrorOutput'];
}

/** Tests some rows of the matrix: each of them against every fault. */
export function testMatrix(subjects: readonly Subject[]): void {
	describe.each(subjects.map((subject) => [subject.name, subject] as const))(
		'%s',
		(_name, subject) => {
			const cells = new Map<string, Promise<Cell>>();
			const wanted = faults
				.filter(({ name }) => ONLY.test(name))
				.flatMap((fault) =>
					endsOf(fault, subject).ends.length === 0
						? []
						: modesOf(fault, subject).map((onError) => ({
								name: `${fault.name}, ${String(onError)}`,
								fault,
								onError,
							})),
				);

			beforeAll(() => {
				for (const { name, fault, onError } of wanted) {
					const cell = queueOf(fault, subject).run(
						async () => await runCell(fault, subject, onError),
					);
					cell.catch(() => undefined);
					cells.set(name, cell);
				}
			});

			test.each(wanted)('$name', async ({ name, fault, onError }) => {
				const cell = await cells.get(name);
				if (cell === undefined) throw new Error('there is no such cell');
				const { ends, hasHint } = endsOf(fault, subject);
				const expected = ends.map((end) => ({
					...expectedCell(fault, subject, end, onError),
					...(hasHint === true ? { hasHint } : {}),
				}));
				const best = expected.find((one) => matches(cell, one)) ?? expected[0];
				expect(withRepeats(cell, best)).toEqual(best);
			});
		},
	);
}

function queueOf({ isLate }: Fault, { kind }: Subject): Queue {
	return isLate === true || kind === 'keyedSend' ? LATE : QUICK;
}

function matches(cell: Cell, expected: Cell): boolean {
	return JSON.stringify(sorted(withRepeats(cell, expected))) === JSON.stringify(sorted(expected));
}

/** How often it is repeated is a matter of patience, where nothing reaches the gateway. */
function withRepeats(cell: Cell, expected: Cell | undefined): Cell {
	const isRepeated = expected?.left === 'repeated' && Number(cell.left) > 1;
	return isRepeated ? { ...cell, left: 'repeated' } : cell;
}

function sorted(cell: Cell): unknown[] {
	return Object.entries(cell).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
