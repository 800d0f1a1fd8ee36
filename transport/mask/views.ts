import { entityOf } from './entities';

/** A text as whoever takes away some of its escapes would read it. */
export interface View {
	readonly text: string;
	/**
	 * Where in the original each unit of it begins, and as one more the end; undefined where it is the
	 * original itself.
	 */
	readonly origins: Uint32Array | undefined;
}

/** How many layers of escapes can lie around a secret: XML in a form in a form. */
const LAYERS = 3;

/**
 * A text as it is and without each combination of up to three layers of escapes: percent-encoding
 * (`%uXXXX` too, and `+` for a blank or for itself), XML and HTML references, and those of JSON,
 * JavaScript and PHP. A run of white space is one blank in all of them. Escapes that do not occur
 * take no time: most texts have none, and one view.
 *
 * A byte from 80 on that was percent-encoded is no character yet: see {@link unitOfByte}.
 */
export function viewsOf(text: string): Generator<View> {
	return peeled({ text, origins: undefined }, LAYERS);
}

function* peeled(view: View, layers: number): Generator<View> {
	yield rewritten(view, WHITE_SPACE, () => ' ') ?? view;
	if (layers === 0) return;
	for (const { isIn, pattern, read } of ESCAPES) {
		const inner = isIn(view.text) ? rewritten(view, pattern, read) : undefined;
		if (inner !== undefined) yield* peeled(inner, layers - 1);
	}
}

/** Where a unit of a view begins in the original; for its length, where the original ends. */
export function originOf({ origins }: View, index: number): number {
	return origins === undefined ? index : (origins[index] ?? 0);
}

/** What a byte of a charset that is not known stands as in a view: below 80 it is ASCII in all of them. */
export function unitOfByte(byte: number): string {
	// Halves of characters, which hardly ever stand alone in a text.
	return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}

type Read = (match: RegExpExecArray) => string | undefined;

const WHITE_SPACE = /\s{2,}|[^\S ]/gu;

const ESCAPES: readonly {
	readonly isIn: (text: string) => boolean;
	readonly pattern: RegExp;
	readonly read: Read;
}[] = [
	{
		isIn: (text) => text.includes('%'),
		pattern: /%u([\da-fA-F]{4})|%([\da-fA-F]{2})/gu,
		read: ({ 1: unit, 2: byte }) => fromPercent(unit, byte),
	},
	{
		isIn: (text) => text.includes('+'),
		pattern: /%u([\da-fA-F]{4})|%([\da-fA-F]{2})|\+/gu,
		read: ({ 0: all, 1: unit, 2: byte }) => (all === '+' ? ' ' : fromPercent(unit, byte)),
	},
	{
		isIn: (text) => text.includes('&'),
		pattern: /&(?:#[xX]([\da-fA-F]{1,8});?|#(\d{1,10});?|([a-zA-Z]{2,8}\d{0,2});)/gu,
		read: ({ 1: hex, 2: decimal, 3: name = '' }) => {
			if (hex !== undefined) return fromPoint(Number.parseInt(hex, 16));
			return decimal === undefined ? entityOf(name) : fromPoint(Number(decimal));
		},
	},
	{
		isIn: (text) => text.includes('\\'),
		pattern: /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(["'\\/bfnrt]))/gu,
		read: ({ 1: unit, 2: byte, 3: letter = '' }) => {
			const hex = unit ?? byte;
			return hex === undefined ? (CONTROLS.get(letter) ?? letter) : fromUnit(hex);
		},
	},
];

const CONTROLS: ReadonlyMap<string, string> = new Map([
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
]);

function fromPercent(unit: string | undefined, byte = ''): string {
	return unit === undefined ? unitOfByte(Number.parseInt(byte, 16)) : fromUnit(unit);
}

function fromUnit(hex: string): string {
	return String.fromCharCode(Number.parseInt(hex, 16));
}

function fromPoint(point: number): string | undefined {
	return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** A view without what a pattern finds; undefined where it finds nothing that `read` knows. */
function rewritten(view: View, pattern: RegExp, read: Read): View | undefined {
	if (view.text.search(pattern) < 0) return undefined;
	// An escape is never shorter than what it stands for.
	const units = new Uint16Array(view.text.length);
	const origins = new Uint32Array(view.text.length + 1);
	let size = 0;
	let from = 0;
	const copyUntil = (end: number): void => {
		for (; from < end; from++) {
			origins[size] = originOf(view, from);
			units[size++] = view.text.charCodeAt(from);
		}
	};
	for (const match of view.text.matchAll(pattern)) {
		const value = read(match);
		if (value === undefined) continue;
		copyUntil(match.index);
		for (let index = 0; index < value.length; index++) {
			origins[size] = originOf(view, from);
			units[size++] = value.charCodeAt(index);
		}
		from += match[0].length;
	}
	if (from === 0) return undefined;
	copyUntil(view.text.length);
	origins[size] = originOf(view, from);
	return { text: textOf(units.subarray(0, size)), origins: origins.subarray(0, size + 1) };
}

/** Not piece by piece: a text of a hundred thousand escapes would be as many pieces in memory. */
function textOf(units: Uint16Array): string {
	let text = '';
	for (let index = 0; index < units.length; index += MOST_ARGUMENTS) {
		text += String.fromCharCode(...units.subarray(index, index + MOST_ARGUMENTS));
	}
	return text;
}

/** What a function can be given. */
const MOST_ARGUMENTS = 8192;
