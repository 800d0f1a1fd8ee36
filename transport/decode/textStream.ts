import { isAscii } from 'node:buffer';
import { UnreadableText } from './unreadable';

/** A charset that files come in. */
export type Charset = 'utf-8' | 'big5' | 'gb18030';

/** How many bytes, from the first that is not ASCII, decide between charsets. */
const EVIDENCE = 65_536;
/** Bytes that are decoded together: larger pieces are cut, and what is left of them waits in memory. */
export const DECODED_TOGETHER = 8_192;
const NEWLINE = 10;
const UNSAYABLE = /[\u0080\uf8f8]/u;

/**
 * The text of bytes that arrive in pieces, of a file of any length. A byte order mark decides, and is
 * dropped; otherwise the first of the charsets wins that the first 64 KiB with other characters than
 * ASCII are valid in. What follows must be valid in it too: nothing becomes U+FFFD.
 *
 * @param charsets in the order in which they are tried, at least one
 * @throws UnreadableText naming the line with the first byte that is no character
 */
export async function* decodeStream(
	pieces: AsyncIterable<unknown>,
	charsets: readonly Charset[],
): AsyncGenerator<string> {
	let decoder: LineDecoder | undefined;
	let candidates: readonly string[] = charsets;
	let held: Uint8Array[] = [];
	let size = 0;
	let isPlain = true;
	let isMarkKnown = false;
	let lines = 0;
	for await (const piece of smaller(pieces)) {
		if (decoder !== undefined) {
			yield decoder.decode(piece, false);
			continue;
		}
		held.push(piece);
		size += piece.length;
		isPlain &&= isAscii(piece);
		if (!isMarkKnown) {
			if (size < 3) continue;
			isMarkKnown = true;
			candidates = fromMark(Buffer.concat(held)) ?? charsets;
		}
		if (!isPlain && candidates.length > 1 && size < EVIDENCE) continue;
		const bytes = Buffer.concat(held);
		held = [];
		size = 0;
		if (isPlain) {
			yield bytes.toString('latin1');
			lines += newlinesIn(bytes);
		} else {
			decoder = choose(candidates, bytes, lines, false);
			yield decoder.decode(bytes, false);
		}
	}
	const rest = Buffer.concat(held);
	if (!isMarkKnown) candidates = fromMark(rest) ?? charsets;
	decoder ??= choose(candidates, rest, lines, true);
	yield decoder.decode(rest, true);
}

/** The charset that a byte order mark names. */
function fromMark(bytes: Uint8Array): readonly string[] | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8'];
	return undefined;
}

function choose(
	candidates: readonly string[],
	evidence: Uint8Array,
	lines: number,
	isAll: boolean,
): LineDecoder {
	const fits = (charset: string): boolean => isValid(charset, evidence, isAll);
	return new LineDecoder(candidates.find(fits) ?? candidates[0] ?? 'utf-8', lines);
}

/** Decodes piece by piece, and knows the line of a byte that is no character. */
class LineDecoder {
	private readonly decoder: InstanceType<typeof TextDecoder>;
	/** What is not ASCII begins with a character of its own. */
	private isAtCharacter = true;

	/** @param lines that went before */
	constructor(
		private readonly charset: string,
		private lines: number,
	) {
		this.decoder = new TextDecoder(charset, { fatal: true });
	}

	decode(bytes: Uint8Array, isLast: boolean): string {
		const text = this.tryToDecode(bytes, isLast);
		if (text === undefined) {
			const line = this.lines + 1 + badLineOf(bytes, this.charset, isLast, this.isAtCharacter);
			throw new UnreadableText(`line ${line} has a byte that is no character in ${this.charset}`);
		}
		this.lines += newlinesIn(bytes);
		if (bytes.length > 0) this.isAtCharacter = bytes.at(-1) === NEWLINE;
		return text;
	}

	private tryToDecode(bytes: Uint8Array, isLast: boolean): string | undefined {
		try {
			return sayable(this.charset, this.decoder.decode(bytes, { stream: !isLast }));
		} catch {
			return undefined;
		}
	}
}

function isValid(charset: string, bytes: Uint8Array, isAll: boolean): boolean {
	try {
		const text = new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: !isAll });
		return sayable(charset, text) !== undefined;
	} catch {
		return false;
	}
}

/** Neither 80 nor FF is Big5; the decoder makes U+0080 and U+F8F8 of them and calls it valid. */
function sayable(charset: string, text: string): string | undefined {
	return charset === 'big5' && UNSAYABLE.test(text) ? undefined : text;
}

/**
 * Which line of bytes that are not valid is not, from 0. Where they may begin in the middle of a
 * character, what stands before the first line end is only told where all others are valid.
 */
function badLineOf(
	bytes: Uint8Array,
	charset: string,
	isLast: boolean,
	isAtCharacter: boolean,
): number {
	let start = isAtCharacter ? 0 : bytes.indexOf(NEWLINE) + 1;
	if (!isAtCharacter && start === 0) return 0;
	for (let line = isAtCharacter ? 0 : 1; start < bytes.length; line++) {
		const end = bytes.indexOf(NEWLINE, start) + 1;
		const isCut = end === 0;
		const content = isCut ? bytes.subarray(start) : bytes.subarray(start, end);
		if (!isValid(charset, content, isLast || !isCut)) return line;
		if (isCut) break;
		start = end;
	}
	return 0;
}

function newlinesIn(bytes: Uint8Array): number {
	let count = 0;
	for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
	return count;
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
