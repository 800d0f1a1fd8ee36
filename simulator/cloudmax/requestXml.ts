const IGNORED = /\s*(?:(?:<!--[^]*?-->|<\?[^]*?\?>)\s*)*/y;
const OPEN = /<([A-Za-z_][\w.-]*)(?:\s[^<>]*?)?(\/?)>/y;
const CONTENT =
	/[^<&]*(?:(?:&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});|<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->)[^<&]*)*/iy;
const CLOSE = /<\/([A-Za-z_][\w.-]*)\s*>/y;
const TOKEN = /&(#x?)?(\w+);|<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->/gi;
const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};

/** Reads from one place to the next; every expression is sticky, so the time is linear. */
class Cursor {
	private index = 0;

	constructor(private readonly text: string) {}

	take(pattern: RegExp): RegExpExecArray | undefined {
		pattern.lastIndex = this.index;
		const match = pattern.exec(this.text) ?? undefined;
		if (match !== undefined) this.index += match[0].length;
		return match;
	}

	get isAtEnd(): boolean {
		return this.index === this.text.length;
	}
}

function characterOf(kind: string | undefined, name: string): string {
	if (kind === undefined) return NAMED[name.toLowerCase()] ?? '';
	const code = Number.parseInt(name, kind === '#' ? 10 : 16);
	const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

function unescape(content: string): string {
	return content.replace(
		TOKEN,
		(_token, kind: string | undefined, name: string | undefined, literal: string | undefined) =>
			name === undefined ? (literal ?? '') : characterOf(kind, name),
	);
}

interface Element {
	readonly name: string;
	readonly value: string;
}

/** The element at the cursor: null where none begins there, undefined where it is not well-formed. */
function takeElement(cursor: Cursor): Element | null | undefined {
	const open = cursor.take(OPEN);
	if (open === undefined) return null;
	const [, tag = '', selfClosed] = open;
	const name = tag.toLowerCase();
	if (selfClosed === '/') return { name, value: '' };
	const content = cursor.take(CONTENT)?.[0];
	if (content === undefined || cursor.take(CLOSE)?.[1] !== tag) return undefined;
	return { name, value: unescape(content) };
}

/**
 * Reads a document as note 10001 shows it: an element REQUEST with one element per field. An
 * element that occurs twice holds both values with a comma between, as a form field would.
 * @returns the fields by lower-case name, or undefined where it is not well-formed or not of that form
 */
export function readRequestXml(text: string): ReadonlyMap<string, string> | undefined {
	const cursor = new Cursor(text.replace(/^\ufeff/, ''));
	cursor.take(IGNORED);
	const root = cursor.take(OPEN);
	if (root?.[1]?.toLowerCase() !== 'request') return undefined;
	const fields = new Map<string, string>();
	if (root[2] === '/') return fields;
	for (;;) {
		cursor.take(IGNORED);
		const element = takeElement(cursor);
		if (element === undefined) return undefined;
		if (element === null) break;
		const earlier = fields.get(element.name);
		fields.set(element.name, earlier === undefined ? element.value : `${earlier},${element.value}`);
	}
	if (cursor.take(CLOSE)?.[1] !== root[1]) return undefined;
	cursor.take(IGNORED);
	return cursor.isAtEnd ? fields : undefined;
}

const MARKS: ReadonlyArray<readonly [string, readonly number[]]> = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];
const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Decodes a document as an XML parser does: by its byte order mark, else by its declaration, else
 * as UTF-8.
 * @returns undefined where the encoding is unknown or the bytes are none of it
 */
export function decodeXml(bytes: Buffer): { text: string; charset: string } | undefined {
	const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
	const head = bytes.subarray(0, 200).toString('latin1');
	const charset = marked ?? DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
	try {
		return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset };
	} catch {
		return undefined;
	}
}
