import { decodeText } from '../../../../transport/decode/charset';
import { csvRows } from '../../../../transport/decode/csvRows';
import { findAll, findValue } from '../../../../transport/decode/find';
import { parseForm } from '../../../../transport/decode/form';
import { parseLosslessJson, type Json } from '../../../../transport/decode/json';
import { parseKeyValueLines, parseRows, splitLines } from '../../../../transport/decode/lines';
import { streamLines } from '../../../../transport/decode/lineStream';
import { plainXml } from '../../../../transport/decode/plainXml';
import { decodeStream, type Charset } from '../../../../transport/decode/textStream';
import { parseXml } from '../../../../transport/decode/xml';
import { MOST_PIECES, must, type Input } from '../Input';
import type { Target } from '../Target';
import { cloudmax, contacts, mitake, smsgo, umail } from './samples';

const xml = [...umail.replies, ...cloudmax.replies.slice(0, 4)];

async function gather<T>(pieces: AsyncIterable<readonly T[]>): Promise<T[]> {
	const all: T[] = [];
	for await (const some of pieces) for (const one of some) all.push(one);
	return all;
}

async function* characters(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
	for await (const text of texts) yield [text];
}

/** What comes of a stream, or how it ends: the same however it was cut. */
async function endOf(work: Promise<unknown>): Promise<string> {
	return await work.then(
		(value) => JSON.stringify(value),
		(error: unknown) => {
			if (error instanceof Error && error.name === 'UnreadableText') return 'unreadable';
			throw error;
		},
	);
}

export const targets: readonly Target[] = [
	{
		name: 'decode.charset',
		samples: [...umail.replies.slice(0, 2), ...smsgo.replies.slice(0, 2)],
		fragments: ['\u00ff\u00fe', '\u00a4\u00a4', '\u00ed\u00a0\u00bd', 'encoding="big5"'],
		run(input) {
			const { contentType } = input.data;
			const fallback = input.pick('big5' as const, 'gb18030' as const, undefined);
			const hints = { contentType, ...(fallback === undefined ? {} : { fallback }) };
			const text = decodeText(input.bytes, hints);
			must(text.length <= input.bytes.length, 'more characters than bytes');
			const isPlain = input.bytes.every((byte) => byte > 0 && byte < 0x80);
			if (isPlain) must(text === input.bytes.toString('latin1'), 'other characters than ASCII has');
		},
	},
	{
		name: 'decode.stream',
		samples: contacts,
		fragments: ['\u00ff\u00fe', '\u00a4\u00a4', '\u00ed\u00a0\u00bd\u00ed\u00b8\u0080', '\r', '"'],
		async run(input) {
			const charsets = input.pick<readonly Charset[]>(
				['utf-8'],
				['utf-8', 'gb18030'],
				['big5'],
				['utf-8', 'big5'],
			);
			const badBytes = input.pick('refused' as const, 'replaced' as const);
			const read = async (size: number): Promise<string> =>
				await endOf(
					gather(characters(decodeStream(input.chunks(size), charsets, badBytes))).then((all) =>
						all.join(''),
					),
				);
			must(
				(await read(1_000_000)) === (await read(1 + (input.data.choice % 7))),
				'another text in other pieces',
			);
		},
	},
	{
		name: 'decode.csv',
		samples: contacts,
		fragments: ['"', '""', '",', ',"', ';', '\t', '\r'],
		async run(input) {
			const delimiter = input.pick(undefined, ',' as const, ';' as const, '\t' as const);
			const isRow = (cells: readonly string[]): boolean => cells[0]?.includes('@') === true;
			const strays = input.pick(undefined, { isRow, found: () => undefined });
			const read = async (size: number): Promise<string> =>
				await endOf(gather(csvRows(textPieces(input, size), delimiter, strays)));
			const whole = await read(1_000_000);
			must(whole === (await read(1 + (input.data.choice % 11))), 'other rows in other pieces');
		},
	},
	{
		name: 'decode.lines',
		samples: [...umail.files, ...smsgo.replies],
		fragments: ['\r', '\n', '\r\n', '=', '|', ' '],
		async run(input) {
			const { text } = input;
			must(splitLines(text).join('').length <= text.length, 'more in the lines than in the text');
			const lines = async (size: number): Promise<string> =>
				await endOf(gather(streamLines(textPieces(input, size))));
			must(
				(await lines(1_000_000)) === (await lines(1 + (input.data.choice % 5))),
				'other lines in other pieces',
			);
			for (const [key, value] of parseKeyValueLines(text)) {
				must(text.toLowerCase().includes(key) && text.includes(value), 'a key or value of nobody');
			}
			for (const cell of parseRows(text, input.pick('|', '\t', ',')).flat()) {
				must(text.includes(cell), 'a cell of nobody');
			}
		},
	},
	{
		name: 'decode.json',
		samples: [...mitake.replies, ...smsgo.replies.slice(3, 6), '[1,-0,1e400,"\\u0030"]'],
		fragments: mitake.fragments,
		run(input) {
			const json = parseLosslessJson(input.text);
			for (const text of textsIn(json)) {
				if (/^[\w.+-]+$/u.test(text)) must(input.holds(text), `'${text}' is not in the text`);
			}
			const known = standardJson(input.text);
			if (known !== undefined)
				must(shapeOf(known) === shapeOf(json), 'another shape than JSON has');
			findValue(json, 'msgid');
			findAll(json, 'messages');
		},
	},
	{
		name: 'decode.xml',
		samples: xml,
		fragments: umail.fragments,
		run(input) {
			const arrays = input.pick([], ['item', 'id'], ['result']);
			plainXml(input.text.trim().replaceAll('\0', ''), new Set(arrays));
			const document = parseXml(input.text, { arrays });
			must(Object.keys(document).length === 1, 'not one root');
			for (const text of textsIn(document)) {
				if (/^\d+$/u.test(text)) must(input.holds(text), `'${text}' is not in the text`);
			}
			findValue(document, 'status');
			findAll(document, 'item');
		},
	},
	{
		name: 'decode.form',
		samples: smsgo.reports,
		fragments: ['&', '?', '=', '%', '%E5', '%A6%6E', '+', '&amp;'],
		run(input) {
			const fallback = input.pick('big5' as const, 'gb18030' as const);
			const fields = parseForm(input.bytes.toString('latin1'), { fallback });
			must(fields.size <= 1000, 'more parameters than are read');
			for (const value of fields.values())
				if (/^\d+$/u.test(value)) input.mustHold('a value', value);
		},
	},
];

/** A text as decoders give it, which has no half of a character alone. */
async function* textPieces(input: Input, size: number): AsyncGenerator<string> {
	const text = Buffer.from(input.text).toString();
	const step = Math.max(size, Math.ceil(text.length / MOST_PIECES));
	for (let start = 0; start < text.length; start += step) {
		yield await Promise.resolve(text.slice(start, start + step));
	}
}

function textsIn(node: Json): string[] {
	if (typeof node === 'string') return [node];
	if (typeof node !== 'object' || node === null) return [];
	return Object.values(node).flatMap(textsIn);
}

function standardJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}

/** The keys of JSON at every depth, and how long its lists are; a number is as good as its text. */
function shapeOf(node: unknown): string {
	if (Array.isArray(node)) return `[${node.map(shapeOf).join()}]`;
	if (typeof node !== 'object' || node === null) {
		return typeof node === 'number' || typeof node === 'string' ? 'text' : String(node);
	}
	return `{${Object.entries(node)
		.map(([key, value]) => `${JSON.stringify(key)}:${shapeOf(value)}`)
		.join()}}`;
}
