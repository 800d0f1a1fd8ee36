/** Milliseconds that a task takes. */
export async function elapsed(task: () => Promise<void>): Promise<number> {
	const start = process.hrtime.bigint();
	await task();
	return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The middle one of an odd number of measurements. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
