import { isAscii } from '../../platform/utf8';
import { markOf, nearlyUtf8, readInOneOf } from './charsetRule';
import { damaged, strictly } from './charsets';
import { looksLatin } from './latin';
import { isOfAnotherCharset, unreadableIn } from './noText';
import { UnreadableText } from './unreadable';
import { wholeCharacters } from './wholeCharacters';

/** A charset that files come in. */
export type Charset = 'utf-8' | 'big5' | 'gb18030';

/** What becomes of a byte that is no character: U+FFFD, or an error. */
export type BadBytes = 'replaced' | 'refused';

/** How many bytes, from the first that is not ASCII, decide between charsets. */
const EVIDENCE = 65_536;

/**
 * The text of bytes that arrive in pieces, of a file of any length; how they were cut makes no
 * difference. A byte order mark decides, and is dropped; otherwise the first of the charsets wins that
 * the first 64 KiB with other characters than ASCII are valid in (CESU-8 counts as UTF-8). What follows
 * is read in the same charset.
 *
 * Where bad bytes are to be replaced and several charsets were to be tried in vain, it is Latin 1 (as
 * windows-1252) where it looks like that, otherwise the charset with the fewest U+FFFD. What is no
 * text, or plainly one in another charset, is refused all the same.
 *
 * @param charsets in the order in which they are tried, at least one
 * @throws UnreadableText naming the line with the first byte that is no character
 */
export async function* decodeStream(
	pieces: AsyncIterable<unknown>,
	charsets: readonly Charset[],
	badBytes: BadBytes = 'refused',
): AsyncGenerator<string> {
	let decoder: LineDecoder | undefined;
	let candidates: readonly string[] | undefined;
	let evidence: Uint8Array[] = [];
	let size = 0;
	let lines = 0;
	for await (const piece of wholeCharacters(pieces)) {
		const mark = candidates === undefined ? markOf(piece) : undefined;
		candidates ??= mark === undefined ? charsets : [mark.charset];
		let bytes = mark === undefined ? piece : piece.subarray(mark.length);
		if (decoder !== undefined) {
			yield decoder.decode(bytes);
			continue;
		}
		// UTF-16 has its mark, and every other charset has ASCII in it.
		if (evidence.length === 0 && mark === undefined) {
			const plain = plainStart(bytes);
			lines += newlinesIn(plain);
			if (plain !== '') yield plain;
			bytes = bytes.subarray(plain.length);
			if (bytes.length === 0) continue;
		}
		evidence.push(bytes);
		size += bytes.length;
		if (size < EVIDENCE) continue;
		const begun = Buffer.concat(evidence);
		evidence = [];
		decoder = new LineDecoder(...choose(candidates, begun, badBytes), lines);
		yield decoder.decode(begun);
	}
	if (evidence.length === 0) return;
	const rest = Buffer.concat(evidence);
	yield new LineDecoder(...choose(candidates ?? charsets, rest, badBytes), lines).decode(rest);
}

/** What comes before the first byte that is not ASCII. */
function plainStart(bytes: Uint8Array): string {
	const length = isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte >= 0x80);
	return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}

function choose(
	candidates: readonly string[],
	evidence: Uint8Array,
	badBytes: BadBytes,
): [charset: string, badBytes: BadBytes] {
	const isMended = badBytes === 'replaced';
	const hasUtf8 = candidates.length > 1 && candidates.includes('utf-8');
	if (hasUtf8 && nearlyUtf8(evidence) !== undefined) return ['utf-8', badBytes];
	const isLatin = (): boolean => isMended && candidates.length > 1 && looksLatin(evidence);
	const { charset, text, isValid } = readInOneOf(evidence, candidates, isLatin);
	if (isValid) return [charset, badBytes];
	if (!isMended) return [candidates[0] ?? charset, badBytes];
	const unreadable = unreadableIn(text);
	const isOther = unreadable * 8 > text.length || isOfAnotherCharset(text);
	return [charset, unreadable > FEW && isOther ? 'refused' : badBytes];
}

/** Characters that may be lost of a text however short it is. */
const FEW = 16;

/** Decodes piece by piece, and knows the line of a byte that is no character. */
class LineDecoder {
	/** @param lines that went before */
	constructor(
		private readonly charset: string,
		private readonly badBytes: BadBytes,
		private lines: number,
	) {}

	/** @param bytes whole characters */
	decode(bytes: Uint8Array): string {
		const text = this.read(bytes);
		this.lines += newlinesIn(text);
		return text;
	}

	private read(bytes: Uint8Array): string {
		const text = strictly(bytes, this.charset);
		if (text !== undefined) return text;
		const mended = damaged(bytes, this.charset);
		if (this.badBytes === 'replaced') return mended;
		const line = this.lines + 1 + newlinesIn(mended.slice(0, mended.indexOf('\ufffd')));
		throw new UnreadableText(`line ${line} has a byte that is no character in ${this.charset}`);
	}
}

function newlinesIn(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
