import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { UnreadableText } from './unreadable';

/** What is known about bytes besides the bytes. */
export interface CharsetHints {
	/** The HTTP header, whole: `text/html; charset=big5`. */
	readonly contentType?: string;
	/** The charset of a vendor who declares none, tried when the bytes are not UTF-8. */
	readonly fallback?: 'big5' | 'gb18030';
}

/**
 * Bytes as text. The first of these that fits wins: byte order mark (removed, and final: what
 * follows it must be valid); UTF-16 by its NUL bytes (final too); charset of the HTTP header;
 * encoding of the XML declaration; UTF-8; the fallback. A declared charset that the bytes
 * contradict is passed over, so nothing becomes U+FFFD that was not sent as U+FFFD. Stray NUL
 * characters are kept. No bytes are the empty text.
 *
 * @example decodeText(Uint8Array.of(0xa4, 0xa4), { fallback: 'big5' }) // '中'
 * @throws UnreadableText when nothing fits
 */
export function decodeText(bytes: Uint8Array, hints: CharsetHints = {}): string {
	const mark = byteOrderMark(bytes);
	for (const charset of mark === undefined ? candidates(bytes, hints) : [mark]) {
		const text = decodeStrictly(bytes, charset);
		if (text !== undefined) return text;
	}
	throw new UnreadableText(
		mark === undefined
			? 'The text is in no charset that is known here'
			: `The text starts with the byte order mark of ${mark} and is not valid in it`,
	);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	return undefined;
}

function candidates(bytes: Uint8Array, { contentType, fallback }: CharsetHints): string[] {
	const byNuls = utf16ByNuls(bytes);
	// With so many NULs any other charset would be valid, and wrong.
	if (byNuls !== undefined) return [byNuls];
	const declared = [fromHeader(bytes, contentType), fromProlog(bytes)].flatMap(
		(charset) => charset ?? [],
	);
	return [
		...declared.filter((charset) => charset !== LATIN),
		'utf-8',
		...(fallback === undefined ? [] : [fallback]),
		...declared.filter((charset) => charset === LATIN),
	];
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
	// Neither 80 nor FF is Big5; the decoder makes U+0080 and U+F8F8 of them and calls it valid.
	return charset === 'big5' && /[\u0080\uf8f8]/u.test(text) ? undefined : text;
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
