import { splitLines } from './lines';

/** What can stand between columns, the rarest in texts first: of two that fit as well it is the one. */
const DELIMITERS = ['\t', ';', '|', ','] as const;

/** What can stand between columns. */
export type Delimiter = (typeof DELIMITERS)[number];

/** Excel's own way to say it, which may be any character. */
const SAID = /^"?sep=(\\t|[^\r\n"])"?[^\S\r\n]*(?:\r\n|\r|\n|$)/iu;
/** Characters and lines that are looked at: a title has other columns than what is below it. */
const SAMPLE = 4_096;
const SAMPLE_LINES = 20;
/** Characters in which a text must have begun. */
const MOST_BLANK = 65_536;

/** How a file with columns begins. */
export interface CsvStart {
	readonly delimiter: string;
	/** Characters of a line such as `sep=;`, which is no row. */
	readonly said: number;
}

/**
 * What separates the columns of a text: what its first line says, or what most of its first lines have
 * equally often outside of quotes. csv-parse can look for it as well, but in ASCII only.
 *
 * @param begun the text as far as it is there
 * @returns undefined while there is too little of it
 */
export function csvStart(
	begun: string,
	isWhole: boolean,
	chosen: string | undefined,
): CsvStart | undefined {
	const start = begun.slice(0, MOST_BLANK).trimStart();
	if (!isWhole && begun.length < MOST_BLANK && start.length < SAMPLE) return undefined;
	const [line = '', said] = SAID.exec(begun) ?? [];
	const found = chosen ?? (said === '\\t' ? '\t' : said) ?? delimiterOf(start);
	return { delimiter: found, said: line.length };
}

function delimiterOf(start: string): Delimiter {
	const sample = start.slice(0, SAMPLE);
	const lines = splitLines(sample);
	if (lines.length > 1 && sample.length === SAMPLE) lines.pop();
	const looked = lines
		.filter((line) => line.trim() !== '')
		.slice(0, SAMPLE_LINES)
		.map((line) => line.replace(/"[^"]*"/gu, ''));
	return DELIMITERS.map((delimiter) => ({ delimiter, ...agreementOn(delimiter, looked) })).reduce(
		(best, next) =>
			next.lines > best.lines || (next.lines === best.lines && next.count > best.count)
				? next
				: best,
	).delimiter;
}

/** In how many lines it stands equally often, and how often. */
function agreementOn(
	delimiter: Delimiter,
	lines: readonly string[],
): { readonly lines: number; readonly count: number } {
	const found = new Map<number, number>();
	for (const line of lines) {
		const count = line.split(delimiter).length - 1;
		if (count > 0) found.set(count, (found.get(count) ?? 0) + 1);
	}
	return [...found].reduce(
		(best, [count, agreeing]) =>
			agreeing > best.lines || (agreeing === best.lines && count > best.count)
				? { lines: agreeing, count }
				: best,
		{ lines: 0, count: 0 },
	);
}
