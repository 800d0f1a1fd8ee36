/** The lines of a text, whichever of CRLF, CR and LF ends them, or a mixture. */
export function splitLines(text: string): string[] {
	// A pattern takes several times as long, and most texts have no CR.
	return text.includes('\r') ? text.split(/\r\n|\r|\n/u) : text.split('\n');
}

/**
 * `key=value` lines. Keys in lower case, blanks around keys and values removed, split at the first
 * `=`; lines without a key are ignored. Of a key that is repeated the first value counts: the
 * gateway writes its own marker before any text that repeats what it was sent, and that text may
 * have lines of its own.
 *
 * @example parseKeyValueLines('msgid= 15\r\nstatusstr=a=b\r\n') // msgid → '15', statusstr → 'a=b'
 */
export function parseKeyValueLines(text: string): Map<string, string> {
	const values = new Map<string, string>();
	for (const line of splitLines(text)) {
		const middle = line.indexOf('=');
		const key = line.slice(0, Math.max(middle, 0)).trim().toLowerCase();
		if (key !== '' && !values.has(key)) values.set(key, line.slice(middle + 1).trim());
	}
	return values;
}

/**
 * One row a line, split at every separator, each cell trimmed. Blank lines are dropped; a short row
 * stays short, and a row of empty cells stays a row unless it is nothing but blanks.
 *
 * @param separator at least one character, such as `|` or a tab
 * @example parseRows('0|DELIVRD|0912345678\r\n\r\n', '|') // [['0', 'DELIVRD', '0912345678']]
 */
export function parseRows(text: string, separator: string): string[][] {
	return splitLines(text)
		.filter((line) => line.trim() !== '')
		.map((line) => line.split(separator).map((cell) => cell.trim()));
}
