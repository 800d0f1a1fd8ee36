import { markOf } from './charsetRule';

/** Bytes that are taken together: larger pieces are cut, and what is left of them waits in memory. */
export const DECODED_TOGETHER = 8_192;
/** What the longest byte order mark has, from which on it is known whether there is one. */
const LONGEST_MARK = 3;
/**
 * Bytes without an end that are held at most. No line and no row that is read has as many, so that it
 * does not matter where they are cut.
 */
const MOST_HELD = 4 * 1024 * 1024;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/**
 * The bytes of a text in other pieces, so that each begins and ends with a character, whatever the
 * charset is, and with both halves of a pair in CESU-8; the first has at least three bytes, or all.
 */
export async function* wholeCharacters(pieces: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
	let held: Uint8Array[] = [];
	let size = 0;
	let isUtf16: boolean | undefined;
	for await (const piece of smaller(pieces)) {
		held.push(piece);
		size += piece.length;
		if (isUtf16 === undefined && size < LONGEST_MARK) continue;
		isUtf16 ??= markOf(Buffer.concat(held))?.charset.startsWith('utf-16') === true;
		// What is held is not looked at again with each piece.
		const isDue = isUtf16 || endOfAscii(piece) > 0 || size > MOST_HELD;
		if (!isDue) continue;
		const bytes = held.length === 1 ? piece : Buffer.concat(held);
		const end = isUtf16 ? endOfUnits(bytes) : endOfAscii(bytes) || bytes.length;
		held = end < bytes.length ? [bytes.subarray(end)] : [];
		size = bytes.length - end;
		if (end > 0) yield bytes.subarray(0, end);
	}
	if (size > 0) yield Buffer.concat(held);
}

/**
 * Where the last character ends that is ASCII in every charset, or the second byte of one that ends
 * there. A digit can be the second of four bytes in GB18030.
 */
function endOfAscii(bytes: Uint8Array): number {
	return 1 + bytes.findLastIndex((byte) => byte < DIGIT_0 || (byte > DIGIT_9 && byte < 0x80));
}

/** Where the last pair of bytes ends, and not between the halves of a character of two pairs. */
function endOfUnits(bytes: Uint8Array): number {
	const end = bytes.length - (bytes.length % 2);
	// One byte of the two tells a half, in the order of bytes that is not known here; to wait in vain
	// for another half does no harm.
	const last = bytes.subarray(Math.max(0, end - 2), end);
	return last.some((byte) => byte >> 2 === 0xd8 >> 2) ? end - 2 : end;
}

/**
 * A store can hand a whole file back as one piece, whose rows would all come at once; and what
 * is made of small pieces is gone before memory has grown for it.
 */
async function* smaller(pieces: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) {
		if (!(piece instanceof Uint8Array)) continue;
		for (let start = 0; start < piece.length; start += DECODED_TOGETHER) {
			yield piece.subarray(start, start + DECODED_TOGETHER);
		}
	}
}
