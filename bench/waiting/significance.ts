/**
 * The probability that chance alone puts some measurements as far above as many others as these are:
 * the exact one-sided Mann-Whitney test. Small enough, it is no chance.
 *
 * @returns more than 0, at most 1
 */
export function chanceOfHigher(ours: readonly number[], theirs: readonly number[]): number {
	const all = [...ours, ...theirs];
	const found = pairsWon(ours, theirs);
	const splits = choices(all, ours.length).map(([some, rest]) => pairsWon(some, rest));
	return splits.filter((won) => won >= found).length / splits.length;
}

/** In how many pairs the one is higher; half of a pair that is equal. */
function pairsWon(some: readonly number[], others: readonly number[]): number {
	return some
		.flatMap((one) => others.map((other) => (Math.sign(one - other) + 1) / 2))
		.reduce((sum, won) => sum + won, 0);
}

/** Every way to choose so many, each with what is left. */
function choices(values: readonly number[], count: number): [number[], number[]][] {
	const [first, ...rest] = values;
	if (first === undefined) return count === 0 ? [[[], []]] : [];
	return [
		...(count > 0 ? choices(rest, count - 1) : []).map(([some, others]): [number[], number[]] => [
			[first, ...some],
			others,
		]),
		...choices(rest, count).map(([some, others]): [number[], number[]] => [
			some,
			[first, ...others],
		]),
	];
}
