import { UnreadableText } from './unreadable';
import { splitLines } from './lines';

/** Characters of a line: a file with longer ones is none of lines. */
const LONGEST_LINE = 65_536;

/**
 * The lines of a text that arrives in pieces, as many at once as a piece ends, whichever of CRLF, CR
 * and LF ends them; blank ones are dropped.
 *
 * @throws UnreadableText where a line is longer than 65,536 characters
 */
export async function* streamLines(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
	let rest = '';
	let count = 0;
	for await (const text of texts) {
		const whole = rest + text;
		// The LF that belongs to a CR can begin the next piece.
		const end = whole.endsWith('\r') ? whole.length - 1 : whole.length;
		const lines = splitLines(whole.slice(0, end));
		rest = (lines.pop() ?? '') + whole.slice(end);
		count += lines.length;
		if (rest.length > LONGEST_LINE) {
			throw new UnreadableText(`line ${count + 1} is longer than ${LONGEST_LINE} characters`);
		}
		const found = lines.filter(isNotBlank);
		if (found.length > 0) yield found;
	}
	const last = splitLines(rest).filter(isNotBlank);
	if (last.length > 0) yield last;
}

function isNotBlank(line: string): boolean {
	return line.trim() !== '';
}
