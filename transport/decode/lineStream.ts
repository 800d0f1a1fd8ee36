import { UnreadableText } from './unreadable';
import { splitLines } from './lines';

/** Characters of a line: a file with longer ones is none of lines. */
const LONGEST_LINE = 65_536;
const LINE_END = /[\r\n]/u;

/**
 * The lines of a text that arrives in pieces, as many at once as a piece ends, whichever of CRLF, CR
 * and LF ends them; blank ones are dropped.
 *
 * @throws UnreadableText where a line is longer than 65,536 characters
 */
export async function* streamLines(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
	let rest = '';
	let endsInCr = false;
	let count = 0;
	for await (const text of texts) {
		// A line in many pieces is not looked at again with each of them.
		if (endsInCr || LINE_END.test(text)) {
			const whole = rest + text;
			// The LF that belongs to a CR can begin the next piece.
			endsInCr = whole.endsWith('\r');
			const end = endsInCr ? whole.length - 1 : whole.length;
			const lines = splitLines(whole.slice(0, end));
			rest = (lines.pop() ?? '') + whole.slice(end);
			const long = lines.findIndex(isTooLong);
			const found = (long === -1 ? lines : lines.slice(0, long)).filter(isNotBlank);
			if (found.length > 0) yield found;
			if (long !== -1) throw tooLong(count + long + 1);
			count += lines.length;
		} else rest += text;
		if (isTooLong(endsInCr ? rest.slice(0, -1) : rest)) throw tooLong(count + 1);
	}
	const last = splitLines(rest).filter(isNotBlank);
	if (last.length > 0) yield last;
}

function isTooLong(line: string): boolean {
	return line.length > LONGEST_LINE;
}

function tooLong(line: number): UnreadableText {
	return new UnreadableText(`line ${line} is longer than ${LONGEST_LINE} characters`);
}

function isNotBlank(line: string): boolean {
	return line.trim() !== '';
}
