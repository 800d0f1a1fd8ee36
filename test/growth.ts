const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 8;
/** Processor time below which a measurement says nothing. */
const FLOOR_MS = 1;
/** What linear work stays below, and quadratic work does not. */
export const LINEAR = 3;

/**
 * How many times the processor time of this process grows when there is twice as much to do, by the
 * best of several rounds: about 2 where work is linear, 4 where it is quadratic. What else the
 * machine does costs other processes' time, and a round that it spoilt is not the best.
 *
 * @param work does what is measured, as large as it is told
 * @param size of the smaller work, such that it takes some milliseconds
 */
export async function growth(
	work: (size: number) => void | Promise<void>,
	size: number,
): Promise<number> {
	let [once, twice] = [Infinity, Infinity];
	let times = Infinity;
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		once = Math.min(once, await processorTime(work, size));
		twice = Math.min(twice, await processorTime(work, 2 * size));
		times = twice / Math.max(once, FLOOR_MS);
		if (round >= LEAST_ROUNDS && times < LINEAR) break;
	}
	return times;
}

async function processorTime(
	work: (size: number) => void | Promise<void>,
	size: number,
): Promise<number> {
	const before = process.cpuUsage();
	await work(size);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}
