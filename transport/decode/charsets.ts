import { isUtf8 } from '../../platform/utf8';
import { fromCesu8 } from './cesu8';
import { fromLatin, LATIN } from './latin';

/** Neither 80 nor FF is Big5; the decoder makes these of them and calls it valid. */
const NOT_BIG5 = /[\u0080\uf8f8]/gu;

/** Making a decoder takes longer than decoding a short response. Whole texts leave nothing in one. */
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/**
 * The text of bytes that are valid in a charset, a byte order mark included; an emoji in CESU-8
 * counts as UTF-8.
 *
 * @param charset as `TextDecoder` names it
 * @returns undefined where a byte is no character
 */
export function strictly(bytes: Uint8Array, charset: string): string | undefined {
	// A strict decoder takes several times as long for a page of a list.
	if (charset === 'utf-8') {
		if (isUtf8(bytes)) return utf8(bytes);
		const mended = fromCesu8(bytes);
		return mended !== undefined && isUtf8(mended) ? utf8(mended) : undefined;
	}
	if (charset === LATIN) return fromLatin(bytes);
	let decoder = decoders.get(charset);
	if (decoder === undefined) {
		decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
		decoders.set(charset, decoder);
	}
	let text: string;
	try {
		text = decoder.decode(bytes);
	} catch {
		decoders.delete(charset);
		return undefined;
	}
	return charset === 'big5' && text.search(NOT_BIG5) >= 0 ? undefined : text;
}

/** The text in a charset that does not fit, with U+FFFD for what is no character in it. */
export function damaged(bytes: Uint8Array, charset: string): string {
	const mended = charset === 'utf-8' ? fromCesu8(bytes) : undefined;
	const text = new TextDecoder(charset, { ignoreBOM: true }).decode(mended ?? bytes);
	return charset === 'big5' ? text.replaceAll(NOT_BIG5, '\ufffd') : text;
}

/** Bytes that are valid UTF-8. */
export function utf8({ buffer, byteOffset, byteLength }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}
