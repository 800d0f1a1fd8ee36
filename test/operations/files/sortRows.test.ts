import { buffer } from 'node:stream/consumers';
import { accepted } from '../../../messaging/outcome';
import { withSortedRows, type RowCheck } from '../../../operations/files/sortRows';

const check: RowCheck<number> = {
	judge: (row) =>
		row === 0
			? undefined
			: row % 2 === 0
				? { taken: `${row}\n` }
				: { reason: 'odd', cells: [String(row), '=odd'] },
	header: () => ['row', 'why'],
};
const limits = { isNeutralized: true, signal: new AbortController().signal };

async function* batches(...given: number[][]): AsyncGenerator<number[]> {
	for (const batch of given) yield await Promise.resolve(batch);
}

it('sorts rows into those that are taken and those that are left out', async () => {
	const outcome = await withSortedRows(
		batches([0, 1, 2], [], [3, 4]),
		check,
		limits,
		async (sorted) =>
			accepted({
				...sorted,
				takenFile: (await buffer(sorted.takenFile.read())).toString(),
				leftOutFile: (await buffer(sorted.leftOutFile.read())).toString(),
			}),
	);
	expect(outcome).toEqual(
		accepted({
			taken: 2,
			leftOut: 2,
			reasons: { odd: 2 },
			takenFile: '2\n4\n',
			leftOutFile: "\ufeffrow,why\r\n1,'=odd\r\n3,'=odd\r\n",
		}),
	);
});

it('stops between rows where the execution is stopped', async () => {
	const stop = new AbortController();
	const use = jest.fn();
	async function* rows(): AsyncGenerator<number[]> {
		yield [1];
		stop.abort();
		yield await Promise.resolve([2]);
	}
	const outcome = await withSortedRows(rows(), check, { ...limits, signal: stop.signal }, use);
	expect(outcome).toMatchObject({ outcome: 'notSent', failure: { code: 'STOPPED' } });
	expect(use).not.toHaveBeenCalled();
});
