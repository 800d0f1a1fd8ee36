import { decodeText, type CharsetHints } from './charset';
import { UnreadableText } from './unreadable';

// As many as n8n reads: a body of nothing but separators would hold up everything else.
const MOST_PARAMETERS = 1000;

/**
 * Reads percent-encoded parameters as a careless sender makes them: names in any case, values in any
 * charset, and a second query appended to the first one (`?token=abc?msgid=1`), which is read as if
 * it were joined with `&`. The last value of a name counts, and what follows 1,000 parameters does
 * not. What is in no charset that is known has U+FFFD for every byte sequence that is not UTF-8: one
 * parameter must not cost the others.
 *
 * @param raw a query without its leading `?`, or a form body, one character for each byte (latin1)
 * @param hints the charset to expect where the bytes are not UTF-8
 */
export function parseForm(raw: string, hints: CharsetHints = {}): Map<string, string> {
	const fields = new Map<string, string>();
	for (const pair of raw.split(/[&?](?=[^&?=]*=)|&/u, MOST_PARAMETERS)) {
		const separator = pair.indexOf('=');
		if (separator <= 0) continue;
		const name = decode(pair.slice(0, separator), hints).trim().toLowerCase();
		fields.set(name, decode(pair.slice(separator + 1), hints));
	}
	return fields;
}

function decode(text: string, hints: CharsetHints): string {
	const bytes = percentDecode(text);
	try {
		return decodeText(bytes, hints);
	} catch (cause) {
		if (cause instanceof UnreadableText) return new TextDecoder().decode(bytes);
		throw cause;
	}
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
