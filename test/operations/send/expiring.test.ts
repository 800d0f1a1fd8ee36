import { Expiring } from '../../../operations/send/expiring';

it('keeps what was put for its time, from the last time on', () => {
	let now = 0;
	const kept = new Expiring<string>(100, () => now);
	kept.put('a', 'one', 10);
	now = 60;
	kept.put('b', 'two', 10);
	kept.put('a', 'again', 10);
	now = 159;
	expect([kept.get('a'), kept.get('b')]).toEqual(['again', 'two']);
	now = 160;
	expect([kept.get('a'), kept.get('b')]).toEqual([undefined, undefined]);
	expect(kept.bytes).toBe(0);
});

it('counts what it keeps, and what it takes to keep it', () => {
	const kept = new Expiring<string>(100);
	kept.put('key', 'one', 1_000);
	const first = kept.bytes;
	expect(first).toBeGreaterThan(1_000);
	kept.put('key', 'one', 1_000);
	expect(kept.bytes).toBe(first);
	kept.put('other', 'one', 1_000);
	expect(kept.bytes).toBeGreaterThan(first + 1_000);
	kept.remove('other');
	kept.remove('other');
	expect(kept.bytes).toBe(first);
});

describe('without anybody asking', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('lets go of what has had its time', () => {
		const kept = new Expiring<string>(1_000, Date.now);
		kept.put('a', 'one', 10);
		jest.advanceTimersByTime(500);
		kept.put('b', 'two', 10);
		jest.advanceTimersByTime(500);
		expect(kept.bytes).toBeGreaterThan(0);
		jest.advanceTimersByTime(1_000);
		expect(kept.bytes).toBe(0);
		expect(jest.getTimerCount()).toBe(0);
	});
});
