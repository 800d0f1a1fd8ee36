/** The bytes of every character of the basic plane in GB18030, by UTF-16 code unit. */
type Codes = ReadonlyMap<number, Uint8Array>;

/** Bytes of one code, then LF, so that codes without a character stay apart from their neighbours. */
function addCodes(codes: Map<number, Uint8Array>, list: readonly Uint8Array[]): void {
	const bytes = Buffer.concat(list.map((code) => Buffer.from([...code, 0x0a])));
	const texts = new TextDecoder('gb18030').decode(bytes).split('\n');
	for (const [index, code] of list.entries()) {
		const text = texts[index] ?? '';
		const unit = text.charCodeAt(0);
		if (text.length === 1 && unit !== 0xfffd && !codes.has(unit)) codes.set(unit, code);
	}
}

function buildCodes(): Codes {
	const two: Uint8Array[] = [];
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			if (trail !== 0x7f) two.push(Uint8Array.of(lead, trail));
		}
	}
	const four: Uint8Array[] = [];
	for (let linear = 0; linear < BASIC_PLANE; linear++) four.push(fourBytes(linear));
	const codes = new Map<number, Uint8Array>();
	addCodes(codes, two);
	addCodes(codes, four);
	return codes;
}

/** Four-byte codes of the basic plane, and the number of the first one beyond it. */
const BASIC_PLANE = 39_420;
const FIRST_SUPPLEMENTARY = 189_000;

/** The four bytes at a place in their order: 81–FE, 30–39, 81–FE, 30–39. */
function fourBytes(linear: number): Uint8Array {
	const fourth = linear % 10;
	const third = Math.floor(linear / 10) % 126;
	const second = Math.floor(linear / 1_260) % 10;
	const first = Math.floor(linear / 12_600);
	return Uint8Array.of(0x81 + first, 0x30 + second, 0x81 + third, 0x30 + fourth);
}

let codes: Codes | undefined;

/** The bytes of a text in GB18030, which has every character of Unicode. */
export function encodeGb18030(text: string): Buffer {
	codes ??= buildCodes();
	const bytes: number[] = [];
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		if (point < 0x80) bytes.push(point);
		else if (point > 0xffff) bytes.push(...fourBytes(point - 0x10000 + FIRST_SUPPLEMENTARY));
		else bytes.push(...(codes.get(point) ?? [0x3f]));
	}
	return Buffer.from(bytes);
}
