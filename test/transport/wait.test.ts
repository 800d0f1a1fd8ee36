import { wait } from '../../transport/wait';

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
