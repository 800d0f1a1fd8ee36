/** A measurement: when, in minutes, and how much. */
export type Sample = readonly [minutes: number, value: number];

/** By how much a value grows in a minute: the line through all samples that has the least squares. */
export function slopeOf(samples: readonly Sample[]): number {
	const mean = (at: 0 | 1): number =>
		samples.reduce((sum, sample) => sum + sample[at], 0) / samples.length;
	const [meanTime, meanValue] = [mean(0), mean(1)];
	const spread = samples.reduce((sum, [time]) => sum + (time - meanTime) ** 2, 0);
	const together = samples.reduce(
		(sum, [time, value]) => sum + (time - meanTime) * (value - meanValue),
		0,
	);
	return spread === 0 ? 0 : together / spread;
}
