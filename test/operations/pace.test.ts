import { Breather, pauseBefore } from '../../operations/pace';
import { wait } from '../../transport/wait';

const before = (batchSize: number, count: number): number[] =>
	Array.from({ length: count }, (_, index) => index).filter(
		(index) => pauseBefore(index, { batch: { batchSize, batchInterval: 100 } }) === 100,
	);

describe('pauseBefore', () => {
	it.each([
		[2, [2, 4, 6]],
		[3, [3, 6]],
		[1, [1, 2, 3, 4, 5, 6]],
		[0, [1, 2, 3, 4, 5, 6]],
		[50, []],
		[-1, []],
	])('with %d items per batch comes before the items %j', (batchSize, expected) => {
		expect(before(batchSize, 7)).toEqual(expected);
	});

	it('is none where batching was not added, or has no interval', () => {
		expect(pauseBefore(5, {})).toBe(0);
		expect(pauseBefore(5, { batch: { batchSize: 1, batchInterval: 0 } })).toBe(0);
	});
});

describe('wait', () => {
	it('waits', async () => {
		const start = performance.now();
		await wait(30, new AbortController().signal);
		expect(performance.now() - start).toBeGreaterThanOrEqual(28);
	});

	it('is over when the execution is stopped, before it or within', async () => {
		// Longer than a test may take.
		await expect(wait(600_000, AbortSignal.abort())).resolves.toBeUndefined();
		await expect(wait(600_000, AbortSignal.timeout(10))).resolves.toBeUndefined();
	});
});

describe('Breather', () => {
	it('gives the event loop a turn once a quarter of a millisecond has passed, and not before', async () => {
		let time = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => time);
		let turns = 0;
		const turn = async (breather: Breather): Promise<number> => {
			setImmediate(() => turns++);
			await breather.breathe();
			return turns;
		};
		const breather = new Breather();
		time = 0.2;
		expect(await turn(breather)).toBe(0);
		time = 0.25;
		expect(await turn(breather)).toBe(2);
		time = 0.45;
		expect(await turn(breather)).toBe(2);
		time = 0.5;
		expect(await turn(breather)).toBe(4);
		jest.restoreAllMocks();
	});
});
