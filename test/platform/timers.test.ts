import { callAfter, callEvery, callInBackground, sleep, turn } from '../../platform/timers';

describe('sleep', () => {
	it('ends with the signal', async () => {
		await expect(sleep(600_000, AbortSignal.timeout(10))).rejects.toMatchObject({
			name: 'AbortError',
		});
	});
});

describe('turn', () => {
	it('lets go on what waits for the event loop', async () => {
		let count = 0;
		setImmediate(() => count++);
		await turn();
		expect(count).toBe(1);
	});
});

describe('what is called later', () => {
	let calls = 0;
	const call = (): void => {
		calls++;
	};
	const callsAfter = (milliseconds: number): number => {
		jest.advanceTimersByTime(milliseconds);
		return calls;
	};
	beforeEach(() => {
		calls = 0;
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('is called once, so long after it was last begun', () => {
		const timer = callAfter(100, call);
		expect(callsAfter(99)).toBe(0);
		timer.restart();
		expect(callsAfter(99)).toBe(0);
		expect(callsAfter(1)).toBe(1);
		expect(callsAfter(1_000)).toBe(1);
	});

	it('is not called once it was cancelled', () => {
		const timer = callAfter(100, call);
		timer.cancel();
		expect(callsAfter(1_000)).toBe(0);
	});

	it('is called once in the background', () => {
		callInBackground(100, call);
		expect([callsAfter(99), callsAfter(1), callsAfter(1_000)]).toEqual([0, 1, 1]);
	});

	it('is called again and again until that is ended', () => {
		const stop = callEvery(100, call);
		expect([callsAfter(99), callsAfter(1), callsAfter(200)]).toEqual([0, 1, 3]);
		stop();
		expect(callsAfter(1_000)).toBe(3);
	});
});
