/**
 * The repertoire of Big5 as Windows knows it (code page 950, without its user-defined areas):
 * rows A1 to A3 with symbols (兙 is A259, € is A3E1), A440 to C67E and C940 to F9D5 with
 * characters, F9D6 to F9FE with the ETEN additions (恒 is F9DA). Not in it are C6A1 to C8FE, which
 * Node's decoder fills with kana, Cyrillic and Hong Kong characters that code page 950 leaves to
 * its users, and all lead bytes below A1 and above F9 (HKSCS and user-defined areas).
 * Windows' best-fit replacements (é becomes e) are not simulated.
 */
function buildRepertoire(): ReadonlySet<number> {
	const decoder = new TextDecoder('big5');
	const repertoire = new Set<number>();
	for (let lead = 0xa1; lead <= 0xf9; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const isTrail = trail <= 0x7e || trail >= 0xa1;
			const code = lead * 256 + trail;
			if (!isTrail || (code >= 0xc6a1 && code <= 0xc8fe)) continue;
			const text = decoder.decode(Uint8Array.of(lead, trail));
			// A pair without a character decodes to U+FFFD, some with the trail byte behind it.
			if (text.length === 1 && text !== '\ufffd') repertoire.add(text.charCodeAt(0));
		}
	}
	return repertoire;
}

let repertoire: ReadonlySet<number> | undefined;

/** Whether a UTF-16 code unit is a character of Big5, ASCII included. */
export function isBig5(unit: number): boolean {
	repertoire ??= buildRepertoire();
	return unit < 0x80 || repertoire.has(unit);
}
