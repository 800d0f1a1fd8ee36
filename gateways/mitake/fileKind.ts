/** Types of an ISO base media file by its brand (ISO/IEC 14496-12), of which telephones make pictures. */
const BRANDS: readonly (readonly [brand: RegExp, type: string])[] = [
	[/^he(?:ic|ix|im|is)/u, 'image/heic (HEIC, as telephones take photos)'],
	[/^(?:hev[cxms]|mif1|msf1)/u, 'image/heif (HEIF, as telephones take photos)'],
	[/^avi[fs]/u, 'image/avif'],
];

const DATA_URI = /^data:[\w!#$&^.+/-]{0,100}[;,]/iu;
/** How the base64 of a picture or a sound begins. */
const BASE64 = /^(?:\/9j\/|iVBORw0KGgo|R0lGOD|SUQz|\/\/[usPz]|UklGR)[\w+/]{4}/u;

/** What a file is by its beginning, in words or as a MIME type, where people take it for a picture. */
export function lookAlike(head: Uint8Array): string | undefined {
	const text = Buffer.from(head).toString('latin1');
	const brand = text.startsWith('ftyp', 4) ? text.slice(8, 12) : '';
	return (
		textKind(text.replace(/^(?:\u00ef\u00bb\u00bf)?\s*/u, '')) ??
		BRANDS.find(([pattern]) => pattern.test(brand))?.[1]
	);
}

/** What is text, and not what it stands for. */
function textKind(text: string): string | undefined {
	const uri = DATA_URI.exec(text)?.[0];
	if (uri !== undefined) return `text with a data: URI in it (${uri}…)`;
	if (BASE64.test(text)) return 'the base64 text of a file';
	if (/^<!doctype html/iu.test(text)) return 'a web page (text/html)';
	return text.startsWith('<') && /<svg[\s>]/iu.test(text) ? 'image/svg+xml' : undefined;
}

/** The first byte of a frame of MPEG audio has eight bits of its mark, the second one three. */
const SYNC = 0xff;

/**
 * Whether a file begins with a frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.1.3, and its
 * extension to low rates): any version, with or without a checksum, at a rate that there is.
 */
export function isMp3Frame([sync, kind = 0, rates = 0xff, modes = 0]: Uint8Array): boolean {
	const isLayer3 = (kind & 0b1110_0110) === 0b1110_0010;
	const isVersion = (kind & 0b0001_1000) !== 0b0000_1000;
	const isRate = (rates & 0b1111_0000) !== 0b1111_0000 && (rates & 0b1100) !== 0b1100;
	return sync === SYNC && isLayer3 && isVersion && isRate && (modes & 0b11) !== 0b10;
}
