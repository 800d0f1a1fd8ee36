import { UnreadableText } from './unreadable';

const NAMED: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['apos', "'"],
	['gt', '>'],
	['lt', '<'],
	['nbsp', '\u00a0'],
	['quot', '"'],
]);

const REFERENCE = /&(?:#x([\da-f]{1,10})|#(\d{1,10})|([a-z]{2,4}));/giu;

/**
 * How the XML parser is to treat references: those with a number and the entities of XML are
 * decoded, once; a document type is refused, wherever it stands, because its entities can be made
 * to grow without end and no gateway needs them. The shape is the parser's `entityDecoder`.
 */
export const xmlReferences = {
	decode: (text: string): string =>
		text.includes('&')
			? text
					.replace(REFERENCE, (reference, hex?: string, decimal?: string, name?: string) => {
						if (hex !== undefined) return fromNumber(Number.parseInt(hex, 16)) ?? reference;
						if (decimal !== undefined) return fromNumber(Number(decimal)) ?? reference;
						return NAMED.get(name ?? '') ?? reference;
					})
					// Some gateways write an emoji as the two halves of its UTF-16 form, which have found
					// each other by now. A half that is left alone would break whoever encodes the text.
					.replace(/\p{Surrogate}/gu, (half) => `&#${half.charCodeAt(0)};`)
			: text,
	addInputEntities: (): never => {
		throw new UnreadableText('The XML has a document type, which is not read');
	},
	setExternalEntities: (): void => undefined,
	setXmlVersion: (): void => undefined,
	reset: (): void => undefined,
};

/** Undefined for NUL and for what is beyond Unicode, which stay as they were written. */
function fromNumber(point: number): string | undefined {
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
