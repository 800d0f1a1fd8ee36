import { patternOf } from './secretPattern';

/** What a secret is replaced by. */
const MASK = '***';

/** A shorter secret could stand inside a message id by chance, so it must be a word of its own. */
const SAFE_LENGTH = 6;

/** Characters that one pattern looks for. */
const MAX_PIECE = 64;

/**
 * Replaces secrets in text that somebody will see: errors, logs, execution data. A secret is found
 * as it is, percent-encoded (by whichever rules, in either case, once or twice, `+` for a blank),
 * escaped for JSON or XML (and then percent-encoded as well), as base64 or base64url (alone or
 * inside the base64 of something longer) and as the hex of its UTF-8 bytes. What is derived from a
 * secret in any other way, such as its MD5, is to be passed as a value of its own.
 *
 * @example new Secrets(['p&ssword']).scrub('pwd=p%26ssword&to=1') // 'pwd=***&to=1'
 */
export class Secrets {
	// Private to the runtime too: neither JSON.stringify nor the inspection of an error shows it.
	readonly #patterns: readonly RegExp[];

	/**
	 * @param values blank ones are ignored. One of fewer than 6 characters is replaced only where no
	 * letter or digit is next to it.
	 */
	constructor(values: readonly string[]) {
		this.#patterns = [...new Set(values)]
			.filter((value) => value.trim() !== '')
			.flatMap(pieces)
			.map(({ piece, isShort }) => patternOf(piece, isShort));
	}

	/** The text without its secrets, in time linear in its length. */
	scrub(text: string): string {
		// Most texts have none; `search` starts at the beginning whatever matched before.
		if (!this.#patterns.some((pattern) => text.search(pattern) >= 0)) return text;
		const spans = this.#patterns
			.flatMap((pattern) => Array.from(text.matchAll(pattern), spanOf))
			.sort((one, other) => one.start - other.start);
		let result = '';
		let shown = 0;
		spans.forEach(({ start, end }, index) => {
			// Secrets that touch or overlap, and the pieces of one, become one mask.
			if (index === 0 || start > shown) result += text.slice(shown, start) + MASK;
			shown = Math.max(shown, end);
		});
		return result + text.slice(shown);
	}
}

function spanOf({ index, 1: match = '' }: RegExpExecArray): { start: number; end: number } {
	return { start: index, end: index + match.length };
}

/** Equal pieces of a secret, each long enough to be one: V8 takes no regex for a key of some kilobytes. */
function pieces(secret: string): { piece: string; isShort: boolean }[] {
	const characters = Array.from(secret);
	const count = Math.ceil(characters.length / MAX_PIECE);
	const start = (index: number) => Math.floor((index * characters.length) / count);
	return Array.from({ length: count }, (_, index) => ({
		piece: characters.slice(start(index), start(index + 1)).join(''),
		isShort: characters.length < SAFE_LENGTH,
	}));
}
