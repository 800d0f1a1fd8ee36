import { encodeBig5 } from './big5';

/** The bytes of a text, by the name of the charset; what a charset does not have becomes `?`. */
export const ENCODERS = {
	'utf-8': (text: string) => Buffer.from(text, 'utf8'),
	'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
	'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
	big5: encodeBig5,
	latin1: (text: string) => Buffer.from(text, 'latin1'),
	'cesu-8': (text: string) => Buffer.concat(text.split('').map(cesu8)),
};

/** One UTF-16 unit as UTF-8 would write it, half of an emoji too. */
function cesu8(unit: string): Buffer {
	const code = unit.charCodeAt(0);
	if (code < 0xd800 || code > 0xdfff) return Buffer.from(unit, 'utf8');
	return Buffer.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
}
