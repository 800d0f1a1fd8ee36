import { UnreadableText } from './unreadable';

/** JSON without numbers: what was written as one is the text of it. */
export type Json = string | boolean | null | Json[] | { [key: string]: Json };

/** How deep brackets may nest: beyond any response, and shallow enough to walk recursively. */
const MAX_DEPTH = 256;

/**
 * JSON of which every number comes back as the text that was received: ids of 18 digits, leading
 * zeros, `-0`, `1e400`. Read as well: trailing commas, and bare tokens of letters, digits and
 * `# + - . _` (a UUID without quotes, `0000000001`, `#000000013`), as the text they are; where such
 * a token is the whole document it must contain a digit, since a word alone is no JSON. `true`,
 * `false` and `null` keep their meaning. A `__proto__` is an ordinary key of its own object.
 *
 * @example parseLosslessJson('{"id":304934976469110785,}') // { id: '304934976469110785' }
 * @throws UnreadableText for anything else, and for more than 256 levels
 */
export function parseLosslessJson(text: string): Json {
	let value: unknown;
	try {
		// A byte order mark is trimmed too.
		value = JSON.parse(new Rewriter(text.trim()).rewrite());
	} catch (error) {
		// A SyntaxError quotes what it could not read, so it is not passed on as the cause.
		throw error instanceof UnreadableText ? error : new UnreadableText('The text is not JSON');
	}
	if (!isJson(value)) throw new UnreadableText('The text is not JSON');
	return value;
}

const BARE = /[\w#+.-]+/uy;
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Writes JSON down again with strings for numbers, and no comma between a value and a closing bracket. */
class Rewriter {
	private result = '';
	/** How much of the text is in the result, or left out of it. */
	private copied = 0;
	private depth = 0;
	/** What the last token was: a comma counts only after a value. */
	private last: 'value' | 'comma' | 'other' = 'other';
	private comma = 0;

	constructor(private readonly text: string) {}

	rewrite(): string {
		for (let index = 0; index < this.text.length;) index = this.endOfToken(index);
		return this.result + this.text.slice(this.copied);
	}

	/** Reads one token, or one blank. */
	private endOfToken(index: number): number {
		const character = this.text.charAt(index);
		switch (character) {
			case ' ':
			case '\t':
			case '\n':
			case '\r':
				break;
			case '"':
				this.last = 'value';
				return endOfString(this.text, index + 1);
			case '[':
			case '{':
				if (++this.depth > MAX_DEPTH) throw new UnreadableText('The JSON is nested too deeply');
				this.last = 'other';
				break;
			case ']':
			case '}':
				this.depth--;
				if (this.last === 'comma') this.replace(this.comma, this.comma + 1, '');
				this.last = 'value';
				break;
			case ',':
				this.last = this.last === 'value' ? 'comma' : 'other';
				this.comma = index;
				break;
			case ':':
				this.last = 'other';
				break;
			default:
				this.last = 'value';
				return this.endOfBare(index);
		}
		return index + 1;
	}

	private endOfBare(index: number): number {
		BARE.lastIndex = index;
		const [token = ''] = BARE.exec(this.text) ?? [];
		const end = index + token.length;
		if (LITERALS.has(token)) return end;
		if (token === '' || (this.depth === 0 && !/\d/u.test(token))) {
			throw new UnreadableText(`The text is not JSON at character ${index}`);
		}
		this.replace(index, end, `"${token}"`);
		return end;
	}

	private replace(start: number, end: number, by: string): void {
		this.result += this.text.slice(this.copied, start) + by;
		this.copied = end;
	}
}

/** The index after the closing quote. A regex would run out of stack in a string of megabytes. */
function endOfString(text: string, start: number): number {
	for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
		let escapes = quote;
		while (text[escapes - 1] === '\\') escapes -= 1;
		if ((quote - escapes) % 2 === 0) return quote + 1;
	}
	throw new UnreadableText('The JSON ends inside a string');
}

function isJson(value: unknown): value is Json {
	if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
	return typeof value === 'object' && Object.values(value).every(isJson);
}
