import { encode } from 'iconv-lite';
import { z } from 'zod';

/** A text, or one that is written so many times: what is large stays small as a file. */
const piece = z.union([z.string(), z.tuple([z.string(), z.number().int().nonnegative()])]);

export const inputSchema = z.strictObject({
	pieces: z.array(piece),
	charset: z.enum(['utf-8', 'latin1', 'big5', 'gb18030', 'utf-16le', 'utf-16be']),
	hasMark: z.boolean(),
	status: z.number().int(),
	contentType: z.string(),
	/** Decides whatever else a target can vary. */
	choice: z.number().int().nonnegative(),
});

export type Piece = z.infer<typeof piece>;
/** What goes into a target, as it stands in a file of the corpus. */
export type InputData = z.infer<typeof inputSchema>;

/** Characters of a text: what is quadratic takes minutes for them, and what is linear milliseconds. */
const LONGEST = 256 * 1024;

/** What arrives in pieces is read again with each while it has no end: a real stream has few of them. */
export const MOST_PIECES = 64;

/** What came from outside, and what of an answer stands in it. */
export class Input {
	readonly text: string;
	readonly bytes: Buffer;
	private written: string[] | undefined;

	constructor(readonly data: InputData) {
		this.text = textOf(data.pieces);
		this.bytes = encode(this.text, data.charset, { addBOM: data.hasMark });
	}

	/** One of several, the same for the same input. */
	pick<T>(...[first, ...others]: readonly [T, ...T[]]): T {
		return [first, ...others][this.data.choice % (others.length + 1)] ?? first;
	}

	/** The bytes in pieces of a few bytes each, as a socket may hand them on. */
	async *chunks(size = 1 + (this.data.choice % 97)): AsyncGenerator<Uint8Array> {
		const step = Math.max(size, Math.ceil(this.bytes.length / MOST_PIECES));
		for (let start = 0; start < this.bytes.length; start += step) {
			yield await Promise.resolve(this.bytes.subarray(start, start + step));
		}
	}

	/**
	 * Whether a text stands in the input or in its bytes, in whatever charset they can be read and in whatever way it can
	 * be written: as references of XML or JSON, percent-encoded, and with CDATA or comments between.
	 */
	holds(value: string): boolean {
		// What some readers get is the text, of which a charset may hold only a part.
		this.written ??= [this.text.toLowerCase(), ...spellings(this.bytes)];
		const wanted = value.toLowerCase();
		return this.written.some((text) => text.includes(wanted));
	}

	/** @throws Invented where a text that was made fit for showing does not stand in the bytes */
	mustShow(what: string, value: string | null | undefined): void {
		const wanted = oneLine(value ?? '').replace(/…$/u, '');
		if (this.holds(wanted)) return;
		const isThere = this.written?.some((text) => oneLine(text).includes(wanted.toLowerCase()));
		if (isThere !== true) throw new Invented(`${what} '${wanted}' is not in the input`);
	}

	/** @throws Invented where the text does not stand in the bytes */
	mustHold(what: string, value: string | null | undefined): void {
		if (value === null || value === undefined || value === '') return;
		if (!this.holds(value))
			throw new Invented(`${what} '${value.slice(0, 200)}' is not in the input`);
	}
}

/** An answer has what nobody said. */
export class Invented extends Error {
	override readonly name = 'Invented';
}

/** @throws Invented unless it is so */
export function must(isSo: boolean, what: string): void {
	if (!isSo) throw new Invented(what);
}

function textOf(pieces: readonly Piece[]): string {
	let text = '';
	for (const part of pieces) {
		if (typeof part === 'string') text += part;
		else {
			const [pattern, times] = part;
			const room = Math.floor((LONGEST - text.length) / Math.max(pattern.length, 1));
			text += pattern.repeat(Math.max(0, Math.min(times, room)));
		}
	}
	return text.slice(0, LONGEST);
}

function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

const CHARSETS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;

function spellings(bytes: Uint8Array): string[] {
	const read = [
		Buffer.from(bytes).toString('latin1'),
		...CHARSETS.map((charset) => new TextDecoder(charset).decode(bytes)),
	];
	return read.flatMap((text) => {
		const plain = unescaped(text);
		return [text, plain, withoutMarkup(plain)].map((spelling) => spelling.toLowerCase());
	});
}

function unescaped(text: string): string {
	return text
		.replace(/(?:%[\da-f]{2})+/giu, (run) => new TextDecoder().decode(fromHex(run)))
		.replace(/\\u([\da-f]{4})/giu, (_all, hex: string) => character(Number.parseInt(hex, 16)))
		.replace(/&#x([\da-f]{1,6});/giu, (_all, hex: string) => character(Number.parseInt(hex, 16)))
		.replace(/&#(\d{1,7});/gu, (_all, point: string) => character(Number(point)))
		.replace(/\\(["\\/])/gu, '$1')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');
}

function fromHex(run: string): Uint8Array {
	return Buffer.from(run.replaceAll('%', ''), 'hex');
}

function character(point: number): string {
	return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function withoutMarkup(text: string): string {
	const bare = text.replaceAll('<![CDATA[', '').replaceAll('![CDATA[', '').replaceAll(']]>', '');
	return between(between(bare, '<!--', '-->'), '<?', '?>');
}

/** The text without what stands from `start` to `end`. */
function between(text: string, start: string, end: string): string {
	let kept = '';
	let from = 0;
	for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, from)) {
		const to = text.indexOf(end, at + start.length);
		if (to < 0) break;
		kept += text.slice(from, at);
		from = to + end.length;
	}
	return kept + text.slice(from);
}
