import { decodeText, type CharsetHints } from './charset';

/**
 * Reads percent-encoded parameters as a careless sender makes them: names in any case, values in any
 * charset, and a second query appended to the first one (`?token=abc?msgid=1`), which is read as if
 * it were joined with `&`. The last value of a name counts.
 *
 * @param raw a query without its leading `?`, or a form body
 * @param hints the charset to expect where the bytes are not UTF-8
 * @throws UnreadableText when a value is in no charset that is known
 */
export function parseForm(raw: string, hints: CharsetHints = {}): Map<string, string> {
	const fields = new Map<string, string>();
	for (const pair of raw.split(/[&?](?=[^&?=]*=)|&/u)) {
		const separator = pair.indexOf('=');
		if (separator <= 0) continue;
		const name = decodeText(percentDecode(pair.slice(0, separator)), hints)
			.trim()
			.toLowerCase();
		fields.set(name, decodeText(percentDecode(pair.slice(separator + 1)), hints));
	}
	return fields;
}

/** The bytes of a percent-encoded text; what is not encoded properly stands for itself. */
function percentDecode(text: string): Uint8Array {
	const bytes = Buffer.from(text.replaceAll('+', ' '), 'utf8');
	let length = 0;
	for (let index = 0; index < bytes.length; index++) {
		const hex = bytes.toString('latin1', index + 1, index + 3);
		const isEncoded = bytes[index] === 0x25 && /^[\da-f]{2}$/iu.test(hex);
		bytes[length++] = isEncoded ? Number.parseInt(hex, 16) : (bytes[index] ?? 0);
		if (isEncoded) index += 2;
	}
	return bytes.subarray(0, length);
}
