import { isBig5 } from '../base/big5';
import type { SmsgoSettings } from './settings';

/** Values of the parameter `encoding` (6.2 chapter 1; 6.1 misspells two of them in its table). */
const ENCODINGS = [
	'BIG5',
	'ASCII',
	'UCS2',
	'PBIG5',
	'PASCII',
	'LBIG5',
	'LASCII',
	'LUCS2',
	'PUSH',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Characters of a single message: pure ASCII, and anything else (chapter 1, `smbody`). */
const SINGLE_ASCII = 160;
const SINGLE = 70;
/** Bytes of title and URL together that a WAP push holds (note 3). */
const PUSH_BYTES = 88;

/** The encoding a parameter value names: exactly, in capitals; empty is BIG5. */
export function encodingOf(value: string): Encoding | undefined {
	if (value === '') return 'BIG5';
	return ENCODINGS.find((encoding) => encoding === value);
}

/** Whether the encoding may go abroad and have replies: both are for the single ones only. */
export function isSingle(encoding: Encoding): boolean {
	return encoding === 'BIG5' || encoding === 'ASCII' || encoding === 'UCS2';
}

/** A text as the handset shows it, and what it takes to carry it. */
export interface Rendered {
	/** Cut off and with `?` for every UTF-16 unit that the encoding cannot carry. */
	readonly text: string;
	readonly parts: number;
	readonly truncated: boolean;
	readonly replaced: boolean;
}

function isAscii(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		if (text.charCodeAt(index) > 0x7f) return false;
	}
	return true;
}

function canCarry(encoding: Encoding, unit: number): boolean {
	if (encoding.endsWith('ASCII')) return unit < 0x80;
	return encoding.endsWith('BIG5') ? isBig5(unit) : true;
}

/** Characters of a message in one part. The document ties 160 to the text, not to the encoding. */
function singleLength(encoding: Encoding, text: string, settings: SmsgoSettings): number {
	if (!isAscii(text)) return SINGLE;
	if (encoding.endsWith('ASCII')) return SINGLE_ASCII;
	const isShortBig5 = encoding === 'BIG5' || encoding === 'PBIG5';
	return isShortBig5 && settings.big5AsciiGets160 ? SINGLE_ASCII : SINGLE;
}

function longParts(encoding: Encoding, text: string, settings: SmsgoSettings): number {
	const isAsciiLong = encoding === 'LASCII';
	const single = isAsciiLong ? SINGLE_ASCII : SINGLE;
	if (settings.longFitsSingle && text.length <= single) return 1;
	const part = isAsciiLong ? settings.longAsciiPartLength : settings.longPartLength;
	return Math.max(1, partsOf(text, part, settings));
}

/** Parts of so many code units; a surrogate pair goes whole into the next one where none is divided. */
function partsOf(text: string, length: number, { dividesPairs }: SmsgoSettings): number {
	if (dividesPairs) return Math.ceil(text.length / length);
	let parts = 0;
	let room = 0;
	for (const { length: units } of text) {
		if (units > room) {
			parts += 1;
			room = length;
		}
		room -= units;
	}
	return parts;
}

function pushParts(text: string, wapUrl: string, settings: SmsgoSettings): number {
	const bytes = Buffer.byteLength(text, 'utf8') + Buffer.byteLength(wapUrl, 'utf8');
	if (bytes <= PUSH_BYTES) return 1;
	return partsOf(text + wapUrl, settings.pushLongPartLength, settings);
}

/**
 * What becomes of a text on its way to the handset (chapter 1, notes 1 to 3). Lengths count UTF-16
 * code units, as the gateway's platform does; a surrogate pair may be cut in two.
 * @param wapUrl counts for PUSH only
 */
export function render(
	text: string,
	encoding: Encoding,
	wapUrl: string,
	settings: SmsgoSettings,
): Rendered {
	if (encoding === 'PUSH') {
		const parts = pushParts(text, wapUrl, settings);
		return { text, parts, truncated: false, replaced: false };
	}
	const isLong = encoding.startsWith('L');
	const limit = isLong ? settings.maxLongLength : singleLength(encoding, text, settings);
	const cut = text.slice(0, limit);
	let shown = '';
	for (let index = 0; index < cut.length; index++) {
		shown += canCarry(encoding, cut.charCodeAt(index)) ? cut.charAt(index) : '?';
	}
	return {
		text: shown,
		parts: isLong ? longParts(encoding, cut, settings) : 1,
		truncated: cut.length < text.length,
		replaced: shown !== cut,
	};
}
