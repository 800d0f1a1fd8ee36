import { isAscii } from '../../platform/utf8';
import { markOf, nearlyUtf8, readInOneOf } from './charsetRule';
import { damaged, strictly } from './charsets';
import { looksLatin } from './latin';
import { isOfAnotherCharset, losses, unreadableIn } from './noText';
import { UnreadableText } from './unreadable';
import { wholeCharacters } from './wholeCharacters';

/** A charset that files come in. */
export type Charset = 'utf-8' | 'big5' | 'gb18030';

/** What becomes of a byte that is no character: U+FFFD, or an error. */
export type BadBytes = 'replaced' | 'refused';

/** What bytes were read as that had no byte order mark. */
export interface FoundCharset {
	readonly charset: string;
	/** Characters that are not ASCII among those that decided. */
	readonly evidence: number;
}

/** How many bytes, from the first that is not ASCII, decide between charsets. */
const EVIDENCE = 65_536;

/**
 * The text of bytes that arrive in pieces, of a file of any length; how they were cut makes no
 * difference. A byte order mark decides, and is dropped; otherwise the first of the charsets wins that
 * the first 64 KiB with other characters than ASCII are valid in (CESU-8 counts as UTF-8; of Big5 and
 * GB18030 in either order, Big5 where a character ends below 80, as two in five of it do and next to none
 * of the other). What is UTF-8 but for a few bytes is nothing else. What follows is read in the same
 * charset.
 *
 * Where bad bytes are to be replaced and several charsets were to be tried in vain, it is Latin 1 (as
 * windows-1252) where it looks like that, otherwise the charset with the fewest U+FFFD. What is no
 * text, or plainly one in another charset, is refused all the same.
 *
 * @param charsets in the order in which they are tried, at least one
 * @param found told of the charset, where the text is not ASCII alone
 * @throws UnreadableText naming the line with the first byte that is no character
 */
export async function* decodeStream(
	pieces: AsyncIterable<unknown>,
	charsets: readonly Charset[],
	badBytes: BadBytes = 'refused',
	found?: (charset: FoundCharset) => void,
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
		decoder = new LineDecoder(...choose(candidates, begun, badBytes, found), lines);
		yield decoder.decode(begun);
	}
	if (evidence.length === 0) return;
	const rest = Buffer.concat(evidence);
	const chosen = choose(candidates ?? charsets, rest, badBytes, found);
	yield new LineDecoder(...chosen, lines).decode(rest);
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
	found: ((charset: FoundCharset) => void) | undefined,
): [charset: string, badBytes: BadBytes] {
	const isMended = badBytes === 'replaced';
	const hasUtf8 = candidates.length > 1 && candidates.includes('utf-8');
	if (hasUtf8 && nearlyUtf8(evidence) !== undefined) return ['utf-8', badBytes];
	const isLatin = (): boolean => isMended && candidates.length > 1 && looksLatin(evidence);
	const { charset, text, isValid } = readInOneOf(evidence, likely(candidates, evidence), isLatin);
	found?.({ charset, evidence: text.match(NOT_ASCII)?.length ?? 0 });
	if (isValid || !isMended) return [charset, badBytes];
	const unreadable = unreadableIn(text);
	const isOther = unreadable * 8 > text.length || isOfAnotherCharset(text);
	return [charset, unreadable > FEW && isOther ? 'refused' : badBytes];
}

const NOT_ASCII = /\P{ASCII}/gu;

/** The candidates in the order in which these bytes are to be tried, without what they cannot be. */
function likely(candidates: readonly string[], evidence: Uint8Array): readonly string[] {
	if (candidates.length === 1) return candidates;
	if (candidates.includes('utf-8') && isDamagedUtf8(evidence)) return ['utf-8'];
	if (!candidates.includes('big5') || !candidates.includes('gb18030')) return candidates;
	const chinese = hasLowEnd(evidence) ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
	return [...candidates.filter((charset) => !chinese.includes(charset)), ...chinese];
}

/**
 * Whether more characters of three bytes are whole than anything is damaged: to what is written in
 * another charset that happens once in a hundred characters, and a UTF-8 text that lost a byte can be
 * valid in GB18030.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
	if (strictly(bytes, 'utf-8') !== undefined) return false;
	const text = damaged(bytes, 'utf-8');
	return (text.match(THREE_BYTES)?.length ?? 0) > losses(text);
}

const THREE_BYTES = /[\u0800-\uffef\u{10000}-\u{10ffff}]/gu;

/** Whether the second byte of a character, if they have two each, is ASCII. */
function hasLowEnd(bytes: Uint8Array): boolean {
	for (let at = 0; at < bytes.length; at++) {
		if ((bytes[at] ?? 0) < 0x80) continue;
		at++;
		if ((bytes[at] ?? 0x80) < 0x80) return true;
	}
	return false;
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
