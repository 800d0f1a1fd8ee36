/**
 * The name under which TextDecoder knows ISO 8859-1 and ASCII too. Any bytes are valid in it, and
 * servers declare it without having been asked: it comes last, or it would garble UTF-8 and Big5.
 */
export const LATIN = 'windows-1252';

/** From 80 to 9F, where ISO 8859-1 has control characters; Node.js 20 decodes one as the other. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Bytes as windows-1252. */
export function fromLatin({ buffer, byteOffset, byteLength }: Uint8Array): string {
	const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
	return text.replaceAll(/[\x80-\x9f]/gu, (character) =>
		WINDOWS.charAt(character.charCodeAt(0) - 0x80),
	);
}

/**
 * Whether bytes are words with a letter of Western Europe here and there. Three such bytes in a row
 * are something else that was damaged, and so is a byte that is no letter: most characters of Big5
 * begin with one.
 */
export function looksLatin(bytes: Uint8Array): boolean {
	let run = 0;
	for (const byte of bytes) {
		run = byte < 0x80 ? 0 : run + 1;
		if (run === 3 || (run > 0 ? !isInWords(byte) : isControl(byte))) return false;
	}
	return true;
}

/** A letter but for FF, which is hardly ever one; or what word processors put between words. */
function isInWords(byte: number): boolean {
	if (byte >= 0xc0) return byte !== 0xd7 && byte !== 0xf7 && byte !== 0xff;
	return [0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xa0].includes(byte);
}

/** C0 but for blanks, and DEL. */
function isControl(byte: number): boolean {
	return byte === 0x7f || (byte < 0x20 && (byte < 0x09 || byte > 0x0d));
}
