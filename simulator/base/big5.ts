/**
 * The repertoire of Big5 as Windows knows it (code page 950, without its user-defined areas):
 * rows A1 to A3 with symbols (兙 is A259, € is A3E1), A440 to C67E and C940 to F9D5 with
 * characters, F9D6 to F9FE with the ETEN additions (恒 is F9DA). Not in it are C6A1 to C8FE, which
 * Node's decoder fills with kana, Cyrillic and Hong Kong characters that code page 950 leaves to
 * its users, and all lead bytes below A1 and above F9 (HKSCS and user-defined areas).
 * Windows' best-fit replacements (é becomes e) are not simulated.
 */
function buildCodes(): ReadonlyMap<number, number> {
	const decoder = new TextDecoder('big5');
	const codes = new Map<number, number>();
	for (let lead = 0xa1; lead <= 0xf9; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const isTrail = trail <= 0x7e || trail >= 0xa1;
			const code = lead * 256 + trail;
			if (!isTrail || (code >= 0xc6a1 && code <= 0xc8fe)) continue;
			const text = decoder.decode(Uint8Array.of(lead, trail));
			// A pair without a character decodes to U+FFFD, some with the trail byte behind it.
			if (text.length !== 1 || text === '\ufffd') continue;
			const unit = text.charCodeAt(0);
			if (!codes.has(unit) || WRITTEN_WITH_SECOND.has(text)) codes.set(unit, code);
		}
	}
	return codes;
}

/** Of two codes for one character the first is written (兀 is A461), but for these (十 is A451, ═ is F9F9). */
const WRITTEN_WITH_SECOND: ReadonlySet<string> = new Set('═╞╡╪十卅');

let codes: ReadonlyMap<number, number> | undefined;

function codeOf(unit: number): number | undefined {
	codes ??= buildCodes();
	return unit < 0x80 ? unit : codes.get(unit);
}

/** Whether a UTF-16 code unit is a character of Big5, ASCII included. */
export function isBig5(unit: number): boolean {
	return codeOf(unit) !== undefined;
}

/** The bytes of a text in Big5, with `?` for every UTF-16 code unit that it does not have. */
export function encodeBig5(text: string): Buffer {
	const bytes: number[] = [];
	for (let index = 0; index < text.length; index++) {
		const code = codeOf(text.charCodeAt(index)) ?? 0x3f;
		if (code > 0xff) bytes.push(code >>> 8, code & 0xff);
		else bytes.push(code);
	}
	return Buffer.from(bytes);
}
