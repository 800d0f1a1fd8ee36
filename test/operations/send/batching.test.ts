import { pauseBefore } from '../../../operations/send/batching';

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
