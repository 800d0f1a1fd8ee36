import { Clock } from '../../simulator/base/clock';

describe('the simulator clock', () => {
	let clock: Clock;
	beforeEach(() => {
		clock = new Clock();
	});
	afterEach(() => {
		clock.close();
	});

	it('fires in order of due time on advance, equals in order of arrival', () => {
		const fired: string[] = [];
		clock.after(3_000, () => fired.push('c'));
		clock.after(1_000, () => fired.push('a'));
		const due = clock.now() + 2_000;
		clock.at(due, () => fired.push('b1'));
		clock.at(due, () => fired.push('b2'));
		clock.advance(2_500);
		expect(fired).toEqual(['a', 'b1', 'b2']);
		clock.advance(500);
		expect(fired).toEqual(['a', 'b1', 'b2', 'c']);
	});

	it('shows an event the time it was due, and fires what it schedules on the way', () => {
		const start = clock.now();
		const seen: number[] = [];
		clock.at(start + 1_000, () => {
			seen.push(clock.now() - start);
			clock.after(500, () => seen.push(clock.now() - start));
		});
		clock.advance(10_000);
		expect(seen).toEqual([1_000, 1_500]);
		expect(clock.now() - start).toBeGreaterThanOrEqual(10_000);
	});

	it('fires as real time passes too', async () => {
		const start = performance.now();
		await new Promise<void>((resolve) => {
			clock.after(15, resolve);
		});
		expect(performance.now() - start).toBeGreaterThanOrEqual(14);
	});

	it('fires nothing that was cancelled, nor anything after reset and close', async () => {
		const fired = jest.fn();
		clock.after(5, fired)();
		clock.advance(10);
		clock.after(5, fired);
		clock.reset();
		clock.advance(10);
		clock.close();
		clock.after(1, fired);
		await new Promise((resolve) => setTimeout(resolve, 10));
		expect(fired).not.toHaveBeenCalled();
	});

	it('survives an event that throws', () => {
		clock.after(1, () => {
			throw new Error('mine');
		});
		const next = jest.fn();
		clock.after(2, next);
		expect(() => {
			clock.advance(5);
		}).toThrow('mine');
		clock.advance(5);
		expect(next).toHaveBeenCalledTimes(1);
	});

	it('never goes back', () => {
		expect(() => {
			clock.advance(-1);
		}).toThrow(RangeError);
	});
});
