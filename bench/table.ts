import type { Row } from './rows';

const HEAD = ['', 'work', 'contestant', 'reference', 'ratio', 'to reach', 'limit'] as const;

/** What a row must reach, in words; empty where that is nothing. */
export function bounds({ atLeast, atMost, unit }: Row): string {
	if (atLeast !== undefined) return `≥ ${figure(atLeast)} ${unit}`;
	return atMost === undefined ? '' : `≤ ${figure(atMost)} ${unit}`;
}

/** What was found, marked where it is scaled. */
export function ratio({ ratio: found, unit, isScaled }: Row): string {
	return `${figure(found)} ${unit}${isScaled ? ' *' : ''}`;
}

/** The limit with its unit, or in words. */
export function limit({ limit: most, unit }: Row): string {
	if (most === undefined) return '';
	return typeof most === 'string' ? most : `${figure(most)} ${unit}`;
}

/** Whether a row reaches what it must; empty where there is nothing to reach. */
export function verdict(row: Row): string {
	if (bounds(row) === '') return row.isReached ? '' : '✗';
	return row.isReached ? '✓' : '✗';
}

/** Three digits, or whole numbers. */
export function figure(value: number): string {
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString('en', {
		maximumFractionDigits: digits,
		minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
	});
}

/** The rows for a person to read. */
export function table(rows: readonly Row[]): string {
	const cells = rows.map((row) => [
		verdict(row),
		row.work,
		row.contestant,
		row.reference,
		ratio(row),
		bounds(row),
		limit(row),
	]);
	const widths = HEAD.map((head, at) =>
		Math.max(head.length, ...cells.map((line) => line[at]?.length ?? 0)),
	);
	const lineOf = (line: readonly string[], at: number) =>
		widths
			.map((width, column) => (line[column] ?? '').padEnd(width))
			.join('  ')
			.trimEnd() + noteOf(rows[at]);
	return [lineOf(HEAD, -1), ...cells.map(lineOf)].join('\n');
}

function noteOf(row: Row | undefined): string {
	return row === undefined || row.note === '' ? '' : `  (${row.note})`;
}
