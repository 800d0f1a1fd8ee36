/** The lines of a text, whichever of CRLF, CR and LF ends them, or a mixture. */
export function splitLines(text: string): string[] {
	return text.split(/\r\n|\r|\n/u);
}
