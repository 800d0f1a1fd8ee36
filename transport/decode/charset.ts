import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { fromCesu8 } from './cesu8';

/** What is known about bytes besides the bytes. */
export interface CharsetHints {
	/** The HTTP header, whole: `text/html; charset=big5`. */
	readonly contentType?: string;
	/** The charset of a vendor who declares none, tried when the bytes are not UTF-8. */
	readonly fallback?: 'big5' | 'gb18030';
}

/**
 * Bytes as text, whatever they are. The first of these that fits wins: byte order mark (removed, and
 * final); UTF-16 by its NUL bytes (final too); UTF-8 with a character of three bytes or more, an
 * emoji in CESU-8 included, whatever is declared; charset of the HTTP header; encoding of the XML
 * declaration; UTF-8; the fallback; Latin 1 (as windows-1252) where it is declared, or looks like it.
 * Only where nothing fits is there U+FFFD for what is no character, in the charset that has the
 * fewest. Stray NUL characters are kept. No bytes are the empty text.
 *
 * @example decodeText(Uint8Array.of(0xa4, 0xa4), { fallback: 'big5' }) // '中'
 */
export function decodeText(bytes: Uint8Array, hints: CharsetHints = {}): string {
	// With so many NULs any other charset would be valid, and wrong.
	const sure = byteOrderMark(bytes) ?? utf16ByNuls(bytes);
	if (sure !== undefined) return decodeStrictly(bytes, sure) ?? damaged(bytes, sure);
	const isValid = isUtf8(bytes);
	const declared = declaredCharsets(bytes, hints.contentType);
	const charsets = declared.filter((charset) => charset !== LATIN && charset !== 'utf-8');
	// Of two bytes, as most of Big5 is, UTF-8 can be by chance.
	if (isValid && (charsets.length === 0 || bytes.some((byte) => byte >= THREE_BYTES))) {
		return fromUtf8(bytes);
	}
	const mended = isValid ? undefined : fromCesu8(bytes);
	if (mended !== undefined && isUtf8(mended)) return fromUtf8(mended);
	const candidates = [
		...charsets,
		'utf-8',
		...(hints.fallback === undefined ? [] : [hints.fallback]),
	];
	for (const charset of candidates) {
		const text = decodeStrictly(bytes, charset);
		if (text !== undefined) return text;
	}
	if (declared.includes(LATIN) || looksLatin(bytes)) return fromLatin(bytes);
	return candidates
		.map((charset) => damaged(bytes, charset))
		.reduce((best, next) => (losses(next) < losses(best) ? next : best));
}

/** What the first byte of a character of three or four bytes is at least. */
const THREE_BYTES = 0xe0;

function byteOrderMark(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	return undefined;
}

function declaredCharsets(bytes: Uint8Array, contentType: string | undefined): string[] {
	return [fromHeader(bytes, contentType), fromProlog(bytes)].flatMap((charset) => charset ?? []);
}

/**
 * The name under which TextDecoder knows ISO 8859-1 and ASCII too. Any bytes are valid in it, and
 * servers declare it without having been asked: it comes last, or it would garble UTF-8 and Big5.
 */
const LATIN = 'windows-1252';

/** The charset of the HTTP header; not UTF-16 for ASCII, which would be read as Chinese. */
function fromHeader(bytes: Uint8Array, contentType = ''): string | undefined {
	const label = /;\s*charset\s*=\s*["']?([^\s"';,]+)/iu.exec(contentType)?.[1];
	const charset = label === undefined ? undefined : canonicalName(label);
	return charset?.startsWith('utf-16') === true && isAscii(bytes) ? undefined : charset;
}

const LESS_THAN = 0x3c;

/** The encoding that an XML declaration names. One that can be read as ASCII is not in UTF-16. */
function fromProlog(bytes: Uint8Array): string | undefined {
	const { buffer, byteOffset, byteLength, 0: first = 0 } = bytes;
	// Nothing but blanks stands before a declaration, and their bytes are lower.
	if (first > LESS_THAN) return undefined;
	const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, 256)).toString('latin1');
	const label = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/u.exec(start)?.[1];
	const charset = label === undefined ? undefined : canonicalName(label);
	return charset === undefined || charset.startsWith('utf-16') ? undefined : charset;
}

/**
 * UTF-16 without a mark: in text with digits and Latin letters every second byte is often NUL, and
 * always on the same side. One character in four, seen over the first 4 KiB, is far below what a
 * gateway's answer has, and far above what stray NULs come to.
 */
function utf16ByNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	const sample = bytes.subarray(0, 4096);
	const first = sample.indexOf(0);
	// NULs at the very end and nowhere else are the padding of a C string.
	if (first === -1 || (first > 1 && sample.subarray(first).every((byte) => byte === 0))) {
		return undefined;
	}
	const count = [0, 0];
	sample.forEach((byte, index) => {
		if (byte === 0) count[index % 2] = (count[index % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = count;
	if (Math.max(even, odd) * 8 < sample.length || Math.min(even, odd) * 4 > Math.max(even, odd)) {
		return undefined;
	}
	return odd > even ? 'utf-16le' : 'utf-16be';
}

function canonicalName(label: string): string | undefined {
	try {
		return new TextDecoder(label).encoding;
	} catch {
		return undefined;
	}
}

/** The byte order mark, which is no part of a text. */
const MARK = '\ufeff';

/** Neither 80 nor FF is Big5; the decoder makes these of them and calls it valid. */
const NOT_BIG5 = /[\u0080\uf8f8]/gu;

/** Making a decoder takes longer than decoding a short reply. Whole texts leave nothing in one. */
const decoders = new Map<string, TextDecoder>();

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
	// A strict decoder takes several times as long for a page of a list.
	if (charset === 'utf-8') return isUtf8(bytes) ? fromUtf8(bytes) : undefined;
	let decoder = decoders.get(charset);
	if (decoder === undefined) {
		decoder = new TextDecoder(charset, { fatal: true });
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

function fromUtf8(bytes: Uint8Array): string {
	const { buffer, byteOffset, byteLength } = bytes;
	const text = (
		Buffer.isBuffer(bytes) ? bytes : Buffer.from(buffer, byteOffset, byteLength)
	).toString('utf8');
	return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

function isAscii(bytes: Uint8Array): boolean {
	return bytes.every((byte) => byte > 0 && byte < 0x80);
}

/** The text in a charset that does not fit, with U+FFFD for what is no character in it. */
function damaged(bytes: Uint8Array, charset: string): string {
	const text = new TextDecoder(charset).decode(bytes);
	return charset === 'big5' ? text.replaceAll(NOT_BIG5, '\ufffd') : text;
}

/** From 80 to 9F, where ISO 8859-1 has control characters; Node.js 20 decodes one as the other. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function fromLatin(bytes: Uint8Array): string {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	return text.replaceAll(/[\x80-\x9f]/gu, (character) =>
		WINDOWS.charAt(character.charCodeAt(0) - 0x80),
	);
}

function losses(text: string): number {
	return text.split('\ufffd').length;
}

/**
 * Whether bytes are words with a letter of Western Europe here and there. Three such bytes in a row
 * are something else that was damaged, and so are control characters, and FF.
 */
function looksLatin(bytes: Uint8Array): boolean {
	let run = 0;
	for (const byte of bytes) {
		run = byte < 0x80 ? 0 : run + 1;
		if (run === 3 || byte === 0xff || isControl(byte)) return false;
	}
	return true;
}

/** C0 but for blanks, DEL, and the bytes that windows-1252 leaves out. */
function isControl(byte: number): boolean {
	if (byte < 0x20) return byte < 0x09 || byte > 0x0d;
	return [0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
}
