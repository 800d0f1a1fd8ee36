/** What a hostile text is made of, over and over; `#` is the number of the repetition. */
const TELLING = [
	'1',
	'_',
	'/',
	'.',
	'a=#\n',
	'"',
	'\\"',
	',"',
	'|',
	' ',
	'\r',
	'\u2028',
	'\u200b',
	'\u0301\u0316',
	'&',
	'<a>1</a>',
	'<input ',
	'{"k#":1},',
] as const;

/** Of texts that are hostile from end to end. */
const UNITS = [
	...TELLING,
	'a',
	'-',
	'=',
	'a.',
	'@',
	'?a',
	'&amp;',
	'&k#=1',
	'&#x',
	'%25',
	'""',
	'" ',
	';',
	':',
	'(0)',
	' =',
	'\t',
	'\r\n',
	'a\n',
	'\0',
	'\0a',
	'\ud83d\ude00',
	'中',
	'[',
	'{"a":',
	'<',
	'<a>',
	'</a>',
	'<k#/>',
	'<a b="',
	'<a b="1" ',
	'<!--',
	'<![CDATA[',
	']]>',
	'<?xml ',
	'<html',
	'<!DOCTYPE ',
	'<result>',
	'</result',
] as const;

/** Where the hostile part stands in the frame of a text. */
export const HERE = '…';

/** A kind of text, of any length. */
export interface Shape {
	readonly name: string;
	readonly textOf: (length: number) => string;
}

/** Every hostile kind of text in every frame. */
export function shapesIn(frames: readonly string[]): Shape[] {
	return frames.flatMap((frame) =>
		(frame === HERE ? UNITS : TELLING).map((unit) => ({
			name: frame.replace(HERE, () => `(${printable(unit)} × n)`),
			textOf: (length) => frame.replace(HERE, () => repeated(unit, length)),
		})),
	);
}

function repeated(unit: string, length: number): string {
	if (!unit.includes('#') || unit.startsWith('&#')) {
		return unit.repeat(Math.ceil(length / unit.length));
	}
	let text = '';
	for (let count = 0; text.length < length; count++) text += unit.replace('#', String(count));
	return text;
}

function printable(unit: string): string {
	return unit.replace(/[^\x20-\x7e\u4e00-\u9fff]/gu, (character) => {
		return `U+${(character.codePointAt(0) ?? 0).toString(16)}`;
	});
}
