/** Microseconds of processor time below which a reading cannot be told from its surroundings. */
const MEASURABLE = 250;
const SHORTEST = 256;
const LONGEST = 1024 * 1024;
/** Microseconds of which a busy machine cannot make three times as much in every round. */
const CERTAIN = 10_000;
/** How many times as long the texts are with which a suspicion is looked into. */
const LONGER = [1, 2, 8, 32, 128];
/** Of a length and of its double, each. */
const ROUNDS = { least: 2, most: 24 };
/** A linear reader takes twice the time for twice the text, a quadratic one four times. */
export const LINEAR = 3;

/** Reads a text; what it makes of it, or throws, does not matter. */
export type Read = (text: string) => unknown;

/** What a reader took for a text of some length and for one that is twice as long. */
export interface Growth {
	readonly length: number;
	/** Microseconds of processor time, the best of several. */
	readonly once: number;
	readonly twice: number;
}

/** How many times as long a text of twice the length takes. */
export function ratioOf({ once, twice }: Growth): number {
	return twice / once;
}

/**
 * Measures one reader with one kind of text, at the first length that takes long enough to be
 * measured; undefined where even 1 Mi of characters takes less. What seems more than linear is
 * measured again, with longer texts too, until it takes long enough to be certain: other processes
 * that push a text out of the cache, or a collection of garbage, are no property of a reader.
 */
export async function growthOf(
	read: Read,
	textOf: (length: number) => string,
): Promise<Growth | undefined> {
	for (let length = SHORTEST; length <= LONGEST; length *= 2) {
		if ((await timeOf(read, textOf(length))) < MEASURABLE) continue;
		const growths: Growth[] = [];
		for (const times of LONGER) {
			if (length * times > 4 * LONGEST) break;
			const growth = await bestOf(read, textOf, length * times);
			// Something else took the time of the first look, or the text is longer than what is read.
			if (growth.once < MEASURABLE) continue;
			if (ratioOf(growth) < LINEAR) return growth;
			growths.push(growth);
			if (growth.once > CERTAIN) return growth;
		}
		if (growths.length === 0) continue;
		// A reader that takes no longer texts may have met a step: from some size on, memory costs more.
		// What grows has grown before.
		const before = await bestOf(read, textOf, length / 2);
		return ratioOf(before) < LINEAR ? before : growths.at(-1);
	}
	return undefined;
}

async function bestOf(
	read: Read,
	textOf: (length: number) => string,
	length: number,
): Promise<Growth> {
	const texts = [textOf(length), textOf(2 * length)] as const;
	let once = Infinity;
	let twice = Infinity;
	for (let round = 1; round <= ROUNDS.most; round++) {
		once = Math.min(once, await timeOf(read, texts[0]));
		twice = Math.min(twice, await timeOf(read, texts[1]));
		if (round >= ROUNDS.least && twice / once < LINEAR) break;
	}
	return { length, once, twice };
}

async function timeOf(read: Read, text: string): Promise<number> {
	// What is put together of pieces is copied by whoever looks at it first.
	Buffer.byteLength(text);
	const start = process.cpuUsage();
	try {
		await read(text);
	} catch {
		// A refusal takes its time too.
	}
	const { user, system } = process.cpuUsage(start);
	return user + system;
}
