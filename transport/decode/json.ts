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
		value = JSON.parse(quoteBareTokens(text));
	} catch (error) {
		// A SyntaxError quotes what it could not read, so it is not passed on as the cause.
		throw error instanceof UnreadableText ? error : new UnreadableText('The text is not JSON');
	}
	if (!isJson(value)) throw new UnreadableText('The text is not JSON');
	return value;
}

const BARE = /[\w#+.-]+/uy;
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** JSON in which numbers are strings and no comma stands between a value and a closing bracket. */
function quoteBareTokens(document: string): string {
	const text = document.trim(); // of a byte order mark too
	let result = '';
	let copied = 0; // how much of the text is in the result, or left out of it
	let depth = 0;
	let isAfterValue = false;
	let comma = -1; // where the last token is, if that is a comma after a value
	let index = 0;
	while (index < text.length) {
		switch (text[index]) {
			case ' ':
			case '\t':
			case '\n':
			case '\r':
				index += 1;
				break;
			case '"':
				index = endOfString(text, index + 1);
				isAfterValue = true;
				comma = -1;
				break;
			case '[':
			case '{':
				depth += 1;
				if (depth > MAX_DEPTH) throw new UnreadableText('The JSON is nested too deeply');
				isAfterValue = false;
				comma = -1;
				index += 1;
				break;
			case ']':
			case '}':
				depth -= 1;
				if (comma !== -1) {
					result += text.slice(copied, comma);
					copied = comma + 1;
				}
				isAfterValue = true;
				comma = -1;
				index += 1;
				break;
			case ',':
			case ':':
				comma = isAfterValue && text[index] === ',' ? index : -1;
				isAfterValue = false;
				index += 1;
				break;
			default: {
				BARE.lastIndex = index;
				const [token = ''] = BARE.exec(text) ?? [];
				if (token === '' || (depth === 0 && !LITERALS.has(token) && !/\d/u.test(token))) {
					throw new UnreadableText(`The text is not JSON at character ${index}`);
				}
				if (!LITERALS.has(token)) {
					result += `${text.slice(copied, index)}"${token}"`;
					copied = index + token.length;
				}
				index += token.length;
				isAfterValue = true;
				comma = -1;
			}
		}
	}
	return result + text.slice(copied);
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
