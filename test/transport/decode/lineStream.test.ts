import fc from 'fast-check';
import { streamLines } from '../../../transport/decode/lineStream';
import { splitLines } from '../../../transport/decode/lines';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
	for (let start = 0; start < text.length; start += size) {
		yield await Promise.resolve(text.slice(start, start + size));
	}
}

async function linesOf(text: string, size: number): Promise<string[]> {
	const found: string[] = [];
	for await (const lines of streamLines(inPieces(text, size))) found.push(...lines);
	return found;
}

it('gives the lines of any text, however it is cut, without blank ones', async () => {
	const text = fc.string({ unit: fc.constantFrom('a', '許', '\r', '\n', ' ', '\t') });
	await fc.assert(
		fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (whole, size) => {
			const expected = splitLines(whole).filter((line) => line.trim() !== '');
			expect(await linesOf(whole, size)).toEqual(expected);
		}),
	);
});

it.each([1_000, 65_536, 65_537, 65_538, 1_000_000])(
	'refuses a line of more than 65,536 characters that ends, in pieces of %i',
	async (size) => {
		const longest = 'x'.repeat(65_536);
		for (const end of ['\n', '\r', '\r\n', '']) {
			expect(await linesOf(`a${end || '\n'}${longest}${end}`, size)).toEqual(['a', longest]);
			await expect(linesOf(`a\n\n${longest}x${end}`, size)).rejects.toThrow(
				'line 3 is longer than 65536 characters',
			);
		}
	},
);

it('gives the lines before one that is too long', async () => {
	const text = inPieces(`a\nb\n${'x'.repeat(70_000)}\nc\n`, 100_000);
	const lines = streamLines(text);
	expect((await lines.next()).value).toEqual(['a', 'b']);
	await expect(lines.next()).rejects.toThrow('line 3 is longer');
});

it('refuses a line without an end, and says which', async () => {
	await expect(linesOf(`a\nb\n${'x'.repeat(70_000)}`, 1_000)).rejects.toThrow(
		'line 3 is longer than 65536 characters',
	);
});
