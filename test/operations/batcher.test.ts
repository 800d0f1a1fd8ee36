import fc from 'fast-check';
import { Batcher, type Batch } from '../../operations/batcher';

function gathering(capacity: number, mostOpen?: number) {
	const departed: { key: string; content: string; units: number[] }[] = [];
	const batcher = new Batcher<string, number>(
		capacity,
		({ key, content, units }: Batch<string, number>) =>
			departed.push({ key, content, units: [...units] }),
		mostOpen,
	);
	return { batcher, departed };
}

describe('Batcher', () => {
	it('lets a batch depart at once when it is full', () => {
		const { batcher, departed } = gathering(2);
		batcher.add('a', 'A', 1);
		expect(departed).toEqual([]);
		batcher.add('a', 'A', 2);
		expect(departed).toEqual([{ key: 'a', content: 'A', units: [1, 2] }]);
		batcher.add('a', 'A', 3);
		expect(departed).toHaveLength(1);
	});

	it('lets every unit depart at once where a request takes one', () => {
		const { batcher, departed } = gathering(1);
		for (const unit of [1, 2, 3]) batcher.add('a', 'A', unit);
		expect(departed.map(({ units }) => units)).toEqual([[1], [2], [3]]);
	});

	it('keeps what differs apart', () => {
		const { batcher, departed } = gathering(2);
		batcher.add('a', 'A', 1);
		batcher.add('b', 'B', 2);
		batcher.add('a', 'A', 3);
		expect(departed).toEqual([{ key: 'a', content: 'A', units: [1, 3] }]);
	});

	it('keeps the content that a batch began with', () => {
		const { batcher, departed } = gathering(2);
		batcher.add('a', 'first', 1);
		batcher.add('a', 'second', 2);
		expect(departed).toMatchObject([{ content: 'first' }]);
	});

	it('lets the rest depart, oldest first, and nothing twice', () => {
		const { batcher, departed } = gathering(9);
		for (const [key, unit] of [
			['b', 1],
			['a', 2],
			['b', 3],
		] as const)
			batcher.add(key, key, unit);
		batcher.flush();
		batcher.flush();
		expect(departed.map(({ units }) => units)).toEqual([[1, 3], [2]]);
	});

	it('goes on after it was flushed', () => {
		const { batcher, departed } = gathering(2);
		batcher.add('a', 'A', 1);
		batcher.flush();
		batcher.add('a', 'A', 2);
		expect(departed.map(({ units }) => units)).toEqual([[1]]);
		batcher.flush();
		expect(departed.map(({ units }) => units)).toEqual([[1], [2]]);
	});

	it('lets the oldest depart when too many wait, and no more than that', () => {
		const { batcher, departed } = gathering(9, 2);
		batcher.add('a', 'A', 1);
		batcher.add('b', 'B', 2);
		batcher.add('a', 'A', 3);
		expect(departed).toEqual([]);
		batcher.add('c', 'C', 4);
		expect(departed).toEqual([{ key: 'a', content: 'A', units: [1, 3] }]);
		batcher.add('a', 'A', 5);
		expect(departed.map(({ key }) => key)).toEqual(['a', 'b']);
	});

	it('lets 32 different texts wait where nothing else was said', () => {
		const { batcher, departed } = gathering(50);
		for (let index = 0; index < 32; index++) batcher.add(String(index), '', index);
		expect(departed).toEqual([]);
		batcher.add('one more', '', 32);
		expect(departed).toMatchObject([{ key: '0' }]);
	});

	it('lets every unit depart exactly once, in order within a key, never more than fit', () => {
		const steps = fc.array(
			fc.oneof(
				{ weight: 9, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'toString') },
				{ weight: 1, arbitrary: fc.constant('flush') },
			),
			{ maxLength: 200 },
		);
		const size = fc.integer({ min: 1, max: 6 });
		fc.assert(
			fc.property(steps, size, size, (keys, capacity, mostOpen) => {
				const { batcher, departed } = gathering(capacity, mostOpen);
				const added = new Map<string, number[]>();
				keys.forEach((key, unit) => {
					if (key === 'flush') {
						batcher.flush();
						return;
					}
					added.set(key, [...(added.get(key) ?? []), unit]);
					batcher.add(key, key, unit);
				});
				batcher.flush();
				const left = new Map<string, number[]>();
				for (const { key, content, units } of departed) {
					expect(content).toBe(key);
					expect(units.length).toBeGreaterThan(0);
					expect(units.length).toBeLessThanOrEqual(capacity);
					left.set(key, [...(left.get(key) ?? []), ...units]);
				}
				expect(left).toEqual(added);
			}),
		);
	});

	it('never lets more batches wait than it may', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), (keys, mostOpen) => {
				const { batcher, departed } = gathering(3, mostOpen);
				for (const [unit, key] of keys.entries()) batcher.add(String(key), '', unit);
				const before = departed.length;
				batcher.flush();
				expect(departed.length - before).toBeLessThanOrEqual(mostOpen);
			}),
		);
	});
});
