import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { decodeStream, type BadBytes, type Charset } from '../../../transport/decode/textStream';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size) {
		yield await Promise.resolve(bytes.subarray(start, start + size));
	}
}

async function decoded(
	bytes: Uint8Array,
	charsets: Charset[],
	size = 3,
	badBytes?: BadBytes,
): Promise<string> {
	let text = '';
	for await (const piece of decodeStream(inPieces(bytes, size), charsets, badBytes)) text += piece;
	return text;
}

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 65_536];

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

it.each(['a,\ufeff許\n', 'x\n\ufeff', '\ufeff\ufeffa許', '\ufeff\ufeff'])(
	'keeps U+FEFF where it is no mark: %j',
	async (text) => {
		const expected = text.replace(/^\ufeff/u, '');
		for (const size of SIZES) {
			expect(await decoded(Buffer.from(text), ['utf-8'], size)).toBe(expected);
		}
	},
);

it('keeps U+FEFF in UTF-16, and characters of two units', async () => {
	const text = 'a\ufeff上🙂\ud83c\ud83c'.slice(0, -2);
	for (const size of SIZES) {
		const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
		expect(await decoded(bytes, ['utf-8'], size)).toBe(text);
		expect(await decoded(bytes.swap16(), ['utf-8'], size)).toBe(text);
	}
});

it('names the line in UTF-16 too, where half a character has the byte of a line end', async () => {
	const bytes = Buffer.from('\ufeff上上\n上\n\ud83c!\n', 'utf16le');
	for (const size of SIZES) {
		await expect(decoded(bytes, ['utf-8'], size)).rejects.toThrow('line 3 has a byte');
	}
});

/** An emoji as the two halves of its UTF-16 form, of three bytes each. */
const EMOJI = Buffer.from('eda0bdedb880', 'hex');

it.each(['refused', 'replaced'] as const)(
	'reads emoji in CESU-8, however the pair is cut (bad bytes are %s)',
	async (badBytes) => {
		const bytes = Buffer.concat([Buffer.from('許'), EMOJI, EMOJI, Buffer.from('a\n'), EMOJI]);
		for (const size of SIZES) {
			expect(await decoded(bytes, ['utf-8', 'gb18030'], size, badBytes)).toBe('許😀😀a\n😀');
			expect(await decoded(bytes, ['utf-8'], size, badBytes)).toBe('許😀😀a\n😀');
		}
	},
);

it('reads CESU-8 and replaces beside it', async () => {
	const half = EMOJI.subarray(0, 3);
	const bytes = Buffer.concat([EMOJI, half, Buffer.from('\nb,許'), half, EMOJI]);
	for (const size of SIZES) {
		expect(await decoded(bytes, ['utf-8'], size, 'replaced')).toBe(
			'😀\ufffd\ufffd\ufffd\nb,許\ufffd\ufffd\ufffd😀',
		);
		await expect(decoded(bytes, ['utf-8'], size)).rejects.toThrow('line 1 has a byte');
	}
});

it.each([
	['utf-8', '許\tann@example.com\n', [0xff], '\ufffd'],
	['utf-8', '許\tann@example.com\n', [0xe5, 0xae], '\ufffd'],
	['gb18030', '许功\tann@example.com\n', [0xff], '\ufffd'],
	['gb18030', '许功\tann@example.com\n', [0x81], '\ufffd'],
	['big5', '許功蓋\tann@example.com\n', [0x80], '\ufffd'],
] as const)('replaces what is no %s, in its place', async (charset, line, bad, shown) => {
	const lines = encode(line.repeat(20), charset);
	const bytes = Buffer.concat([lines, Uint8Array.from([0x61, ...bad, 0x09, 0x62, 0x0a]), lines]);
	const expected = `${line.repeat(20)}a${shown}\tb\n${line.repeat(20)}`;
	for (const size of SIZES) {
		expect(await decoded(bytes, [charset], size, 'replaced')).toBe(expected);
		if (charset === 'big5') continue;
		expect(await decoded(bytes, ['utf-8', 'gb18030'], size, 'replaced')).toBe(expected);
	}
});

it('reads letters of Western Europe as what they are, where no charset was chosen', async () => {
	const bytes = Buffer.from('Jos\xe9\tjose@example.com\nZo\xeb\tzoe@example.com\n', 'latin1');
	for (const size of SIZES) {
		expect(await decoded(bytes, ['utf-8', 'gb18030'], size, 'replaced')).toBe(
			'José\tjose@example.com\nZoë\tzoe@example.com\n',
		);
		expect(await decoded(bytes, ['utf-8'], size, 'replaced')).toBe(
			'Jos\ufffd\tjose@example.com\nZo\ufffd\tzoe@example.com\n',
		);
	}
});

it.each([
	['gzip', gzipSync('許功蓋,ann@example.com\n'.repeat(500))],
	['the charset that was not chosen', encode('許功蓋\tann@example.com\n'.repeat(50), 'big5')],
])('refuses %s, where bad bytes are replaced too', async (_name, bytes) => {
	for (const size of SIZES) {
		await expect(decoded(bytes, ['utf-8'], size, 'replaced')).rejects.toThrow('line 1 has a byte');
	}
});

it('replaces a bad byte long after the charset was chosen', async () => {
	const start = Buffer.from('許\n'.repeat(50_000));
	const bytes = Buffer.concat([start, Uint8Array.of(0xff, 0x0a), Buffer.from('許\n')]);
	const text = await decoded(bytes, ['utf-8', 'gb18030'], 10_000, 'replaced');
	expect(text.slice(start.toString().length)).toBe('\ufffd\n許\n');
});

it('any bytes are the same text in any pieces', async () => {
	const byte = fc.oneof(
		fc.integer({ min: 0, max: 255 }),
		fc.constantFrom(0x0a, 0x30, 0x39, 0x41, 0xed, 0xa0, 0xb0, 0x80, 0xef, 0xbb, 0xbf, 0xff, 0xfe),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(byte, { maxLength: 30 }),
			fc.integer({ min: 1, max: 7 }),
			fc.constantFrom<Charset[]>(['utf-8'], ['gb18030'], ['big5'], ['utf-8', 'gb18030']),
			async (values, size, charsets) => {
				const bytes = Uint8Array.from(values);
				expect(await decoded(bytes, charsets, size, 'replaced')).toBe(
					await decoded(bytes, charsets, 1_000, 'replaced'),
				);
			},
		),
		{ numRuns: 1_000 },
	);
});
