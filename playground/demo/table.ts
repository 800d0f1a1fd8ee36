const MAX_WIDTH = 100;

// From Hangul on, a character of the scripts used here takes two columns of a terminal.
const FIRST_WIDE = 0x1100;

function widthOf(text: string): number {
	return Array.from(text).reduce(
		(width, character) => width + ((character.codePointAt(0) ?? 0) >= FIRST_WIDE ? 2 : 1),
		0,
	);
}

function shorten(text: string): string {
	return text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1)}…` : text;
}

/** Rows under headings, in columns that line up on a terminal. */
export function formatTable(headings: readonly string[], rows: readonly string[][]): string {
	const cells = [headings, ...rows].map((row) => row.map(shorten));
	const widths = headings.map((_, column) =>
		Math.max(...cells.map((row) => widthOf(row[column] ?? ''))),
	);
	const lines = cells.map((row) =>
		widths
			.map((width, column) => {
				const cell = row[column] ?? '';
				return cell + ' '.repeat(width - widthOf(cell));
			})
			.join('  ')
			.trimEnd(),
	);
	lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
	return lines.join('\n');
}
