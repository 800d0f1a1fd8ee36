import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { draw } from './plots';
import type { Results } from './results';
import type { Row } from './rows';
import { bounds, limit, ratio, verdict } from './table';

const page = join(__dirname, '..', 'docs', 'performance.md');

/** What the benchmark writes stands between these; the rest of the page is written by hand. */
const START = '<!-- results -->';
const END = '<!-- end of results -->';

/**
 * Writes what every work came to into `docs/performance.md`, and draws it.
 *
 * @param order of the works
 */
export async function publish(results: Results, order: readonly string[]): Promise<void> {
	const text = readFileSync(page, 'utf8');
	const [before, rest] = halves(text, START);
	const [, after] = halves(rest, END);
	const sections = order.flatMap((name) => {
		const result = results[name];
		return result === undefined ? [] : [sectionOf(name, result)];
	});
	const whole = `${before}${START}\n\n${sections.join('\n\n')}\n\n${END}${after}`;
	writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), filepath: page }));
}

function halves(text: string, mark: string): [string, string] {
	const at = text.indexOf(mark);
	if (at < 0) throw new Error(`docs/performance.md has no ${mark}`);
	return [text.slice(0, at), text.slice(at + mark.length)];
}

function sectionOf(name: string, { rows, charts, ...how }: Results[string]): string {
	const { measuredAt, rounds, processor, cores } = how;
	const images = draw(charts).map(({ alt, file }) => `![${alt}](images/${file})`);
	return [
		`### \`${name}\``,
		`${measuredAt.slice(0, 10)}, ${rounds} rounds, ${processor}, ${cores} cores.`,
		markdown(rows),
		...notesOf(rows),
		...images,
	].join('\n\n');
}

function markdown(rows: readonly Row[]): string {
	const lines = rows.map((row) => [
		row.work,
		row.contestant,
		row.reference,
		`**${ratio(row).replace('*', '\\*')}**`,
		bounds(row),
		limit(row),
		verdict(row),
	]);
	const head = ['work', 'contestant', 'reference', 'ratio', 'to reach', 'limit', ''];
	const rule = head.map((_, column) => (column === 3 ? '---:' : '---'));
	return [head, rule, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Each note once, however many rows have it. */
function notesOf(rows: readonly Row[]): string[] {
	const notes = new Set(
		rows.flatMap(({ isScaled, work, note }) =>
			isScaled && note !== '' ? [`- ${work}: ${note}`] : [],
		),
	);
	return notes.size === 0 ? [] : [`\\* Scaled:\n\n${[...notes].join('\n')}`];
}
