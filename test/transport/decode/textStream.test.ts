import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { decodeStream, type Charset } from '../../../transport/decode/textStream';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size) {
		yield await Promise.resolve(bytes.subarray(start, start + size));
	}
}

async function decoded(bytes: Uint8Array, charsets: Charset[], size = 3): Promise<string> {
	let text = '';
	for await (const piece of decodeStream(inPieces(bytes, size), charsets)) text += piece;
	return text;
}

const TEXT = 'ann@example.com\t许功盖\r\n测试㐀🙂,x\n';

it.each(['utf-8', 'gb18030'] as const)('finds %s by itself, however it is cut', async (charset) => {
	const bytes = charset === 'utf-8' ? Buffer.from(TEXT) : encode(TEXT, charset);
	for (let size = 1; size < 12; size++) {
		expect(await decoded(bytes, ['utf-8', 'gb18030'], size)).toBe(TEXT);
	}
});

it('reads any text of any charset in pieces of any size', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.string({ unit: 'grapheme' }),
			fc.integer({ min: 1, max: 9 }),
			async (text, size) => {
				const plain = text.replace(/^\ufeff/u, '');
				expect(await decoded(Buffer.from(plain), ['utf-8'], size)).toBe(plain);
			},
		),
	);
});

it.each([
	['utf-8', '\ufeff', 'utf8'],
	['UTF-16LE', '\ufeff', 'utf16le'],
] as const)('a byte order mark of %s wins and is dropped', async (_name, mark, encoding) => {
	const bytes = Buffer.from(`${mark}a許\n`, encoding);
	for (let size = 1; size < 6; size++) expect(await decoded(bytes, ['big5'], size)).toBe('a許\n');
});

it('reads Big5', async () => {
	expect(await decoded(encode('許功蓋\n', 'big5'), ['big5'], 1)).toBe('許功蓋\n');
});

it('decides by what comes after a long ASCII beginning', async () => {
	const start = 'x\n'.repeat(100_000);
	const bytes = encode(`${start}许`, 'gb18030');
	expect(await decoded(bytes, ['utf-8', 'gb18030'], 65_536)).toBe(`${start}许`);
});

it.each([1, 2, 7, 100, 65_536])(
	'names the line of a byte that is no character (%i)',
	async (size) => {
		const bytes = Buffer.concat([
			Buffer.from('a\n許\n'.repeat(10)),
			Buffer.from([0x61, 0xff, 0x0a]),
			Buffer.from('功\n'.repeat(30)),
		]);
		await expect(decoded(bytes, ['utf-8'], size)).rejects.toThrow(
			'line 21 has a byte that is no character in utf-8',
		);
	},
);

it.each([
	['utf-8', [0xe5, 0xae]],
	['big5', [0x80]],
	['big5', [0xff]],
	['gb18030', [0xff]],
] as const)('refuses what is no %s: %j', async (charset, bytes) => {
	await expect(decoded(Uint8Array.from([0x61, 0x0a, ...bytes]), [charset])).rejects.toThrow(
		`line 2 has a byte that is no character in ${charset}`,
	);
});

it('no bytes are the empty text', async () => {
	expect(await decoded(Buffer.alloc(0), ['utf-8', 'gb18030'])).toBe('');
});
