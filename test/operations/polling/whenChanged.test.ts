import { accepted, unknown, type Outcome } from '../../../messaging/outcome';
import { stopped } from '../../../transport/failures';
import type { Found } from '../../../operations/polling/source';
import { whenChanged } from '../../../operations/polling/whenChanged';

const found: Found = { news: [{ occurredAt: '2' }], mark: '2 a' };

async function ask(
	stamp: string,
	mark: string | undefined,
	outcome: Outcome<Found> = accepted(found),
) {
	const read = jest.fn<Promise<Outcome<Found>>, [string | undefined]>().mockResolvedValue(outcome);
	return { result: await whenChanged(stamp, mark, read), read };
}

test.each([
	['the first time', undefined, undefined],
	['with a mark that has no stamp', '1 b', '1 b'],
	['with another stamp', '4|1 b', '1 b'],
])('%s it is read from its own mark', async (_what, mark, own) => {
	const { result, read } = await ask('5', mark);
	expect(read.mock.calls).toEqual([[own]]);
	expect(result).toEqual(accepted({ news: found.news, mark: '5|2 a' }));
});

test('with the same stamp it is not read', async () => {
	const { result, read } = await ask('5', '5|2 a');
	expect(read).not.toHaveBeenCalled();
	expect(result).toEqual(accepted({ news: [], mark: '5|2 a' }));
});

test('without a stamp it is read every time', async () => {
	const { result, read } = await ask('', '|2 a');
	expect(read.mock.calls).toEqual([['2 a']]);
	expect(result).toEqual(accepted({ news: found.news, mark: '|2 a' }));
});

test('what could not be read keeps no stamp', async () => {
	const outcome = unknown(stopped());
	expect((await ask('5', '4|1 b', outcome)).result).toBe(outcome);
});

test('what was read in part keeps no stamp, so that it is read again', async () => {
	const { result } = await ask('5', '4|1 b', accepted({ ...found, isPartial: true }));
	expect(result).toEqual(accepted({ news: found.news, mark: '|2 a' }));
});
