import { decodeText, type CharsetHints } from './charset';

// As many as n8n reads: a body of nothing but separators would hold up everything else.
const MOST_PARAMETERS = 1000;

/** Before a name, `&` may have been escaped as in HTML, once or more often. */
const SEPARATOR = /&(?:amp;|#38;|#x26;)*(?=[^&?=]*=)|\?(?=[^&?=]*=)|&/iu;

/**
 * Reads percent-encoded parameters as a careless sender makes them: names in any case, values in any
 * charset, and a second query appended to the first one (`?token=abc?msgid=1`), which is read as if
 * it were joined with `&`; `&amp;` counts as `&`. The last value of a name counts, and what follows
 * 1,000 parameters does not. Each has a charset of its own ({@link decodeText}).
 *
 * @param raw a query without its leading `?`, or a form body, one character for each byte (latin1)
 * @param hints the charset to expect where the bytes are not UTF-8
 */
export function parseForm(raw: string, hints: CharsetHints = {}): Map<string, string> {
	return new Map(parsePairs(raw, hints));
}

/** Reads parameters as {@link parseForm} does, with every value of a name, as they stand. */
export function parsePairs(raw: string, hints: CharsetHints = {}): [name: string, value: string][] {
	const pairs: [string, string][] = [];
	for (const pair of raw.split(SEPARATOR, MOST_PARAMETERS)) {
		const separator = pair.indexOf('=');
		if (separator <= 0) continue;
		const name = decodeText(percentDecode(pair.slice(0, separator)), hints)
			.trim()
			.toLowerCase();
		pairs.push([name, decodeText(percentDecode(pair.slice(separator + 1)), hints)]);
	}
	return pairs;
}

/** The bytes of a percent-encoded text; what is not encoded properly stands for itself. */
function percentDecode(text: string): Uint8Array {
	const bytes = Buffer.from(text.replaceAll('+', ' '), 'latin1');
	let length = 0;
	for (let index = 0; index < bytes.length; index++) {
		const hex = bytes[index] === 0x25 ? bytes.toString('latin1', index + 1, index + 3) : '';
		const isEncoded = /^[\da-f]{2}$/iu.test(hex);
		bytes[length++] = isEncoded ? Number.parseInt(hex, 16) : (bytes[index] ?? 0);
		if (isEncoded) index += 2;
	}
	return bytes.subarray(0, length);
}
