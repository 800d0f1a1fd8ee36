import { isAscii } from '../../platform/utf8';
import { markOf, nearlyUtf8, readInOneOf } from './charsetRule';
import { strictly } from './charsets';
import { LATIN, looksLatin } from './latin';

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
 * emoji in CESU-8 included, whatever is declared, and even where a few are damaged; charset of the HTTP header; encoding of the XML
 * declaration; UTF-8; the fallback; Latin 1 (as windows-1252) where it is declared, or looks like it.
 * Only where nothing fits is there U+FFFD for what is no character, in the charset that has the
 * fewest. Stray NUL characters are kept. No bytes are the empty text.
 *
 * @example decodeText(Uint8Array.of(0xa4, 0xa4), { fallback: 'big5' }) // '中'
 */
export function decodeText(bytes: Uint8Array, hints: CharsetHints = {}): string {
	const text = decodeWhole(bytes, hints);
	return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

/** The byte order mark, which is no part of a text. */
const MARK = '\ufeff';

function decodeWhole(bytes: Uint8Array, { contentType, fallback }: CharsetHints): string {
	// With so many NULs any other charset would be valid, and wrong.
	const sure = markOf(bytes)?.charset ?? utf16ByNuls(bytes);
	if (sure !== undefined) return readInOneOf(bytes, [sure], () => false).text;
	const declared = declaredCharsets(bytes, contentType);
	const charsets = declared.filter((charset) => charset !== LATIN && charset !== 'utf-8');
	// Of two bytes, as most of Big5 is, UTF-8 can be by chance.
	const isLikely = charsets.length === 0 || bytes.some((byte) => byte >= THREE_BYTES);
	const text = isLikely ? (strictly(bytes, 'utf-8') ?? nearlyUtf8(bytes)) : undefined;
	if (text !== undefined) return text;
	const candidates = [...charsets, 'utf-8', ...(fallback === undefined ? [] : [fallback])];
	const isLatin = (): boolean => declared.includes(LATIN) || looksLatin(bytes);
	return readInOneOf(bytes, candidates, isLatin).text;
}

/** What the first byte of a character of three or four bytes is at least, in CESU-8 too. */
const THREE_BYTES = 0xe0;

function declaredCharsets(bytes: Uint8Array, contentType: string | undefined): string[] {
	return [fromHeader(bytes, contentType), fromProlog(bytes)].flatMap((charset) => charset ?? []);
}

/** The charset of the HTTP header; not UTF-16 for ASCII, which would be read as Chinese. */
function fromHeader(bytes: Uint8Array, contentType = ''): string | undefined {
	const label = /;\s*charset\s*=\s*["']?([^\s"';,]+)/iu.exec(contentType)?.[1];
	const charset = label === undefined ? undefined : canonicalName(label);
	const isWide = charset?.startsWith('utf-16') === true;
	return isWide && isAscii(bytes) && !bytes.includes(0) ? undefined : charset;
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
	const nuls = sample.filter((byte) => byte === 0).length;
	const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
	const even = nuls - odd;
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
