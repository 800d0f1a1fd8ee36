/** The beginning of a text, in one line. */
export interface Beginning {
	readonly line: string;
	/** Whether that is all of it. */
	readonly isAll: boolean;
}

/**
 * The beginning of a text without the white space at its ends, every other run of it as one blank.
 * No more of the text is looked at than that takes.
 *
 * @param most characters of the line, and not all that there are
 */
export function beginningOf(text: string, most: number): Beginning {
	let line = '';
	let at = 0;
	while (at < text.length && line.length < most) {
		const piece = text.slice(at, at + Math.max(most, 4096));
		at += piece.length;
		line = (line + piece).replace(/\s+/gu, ' ').trimStart();
	}
	if (at < text.length || line.length > most) {
		return { line: line.slice(0, most), isAll: false };
	}
	return { line: line.trimEnd(), isAll: true };
}
