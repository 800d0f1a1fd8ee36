import { formsOf, textsOf, type Form } from './mask/forms';
import { beginningOf } from './mask/line';
import { Marks } from './mask/marks';
import { markForms } from './mask/occurrences';
import { Runs } from './mask/runs';

/**
 * The most characters that one of a secret can become: each of the bytes of a Chinese one is nine
 * when it is percent-encoded three times.
 */
const LONGEST_FORM = 32;

/** How many times more than a line of a text is looked at where nearly all of it is masked. */
const MOST_LINES = 16;

/**
 * Replaces secrets in text that somebody will see: errors, logs, execution data. A secret is found
 * as it is, in up to three layers of escapes (percent-encoded in whatever charset, `+` for a blank,
 * `%uXXXX`, escaped for JSON, JavaScript, XML or HTML), with its white space in any amount, in bytes
 * that were read in a wrong charset, as base64 or base64url (alone or inside the base64 of something
 * longer) and as the hex of its bytes. What is derived from a secret in any other way, such as its
 * MD5, is to be passed as a value of its own.
 *
 * @example new Secrets(['p&ssword']).scrub('pwd=p%26ssword&to=1') // 'pwd=***&to=1'
 */
export class Secrets {
	// Private to the runtime too: neither JSON.stringify nor the inspection of an error shows them.
	readonly #values: readonly string[];
	readonly #reach: number;
	#forms: readonly Form[] | undefined;
	#runs: Runs | undefined;

	/**
	 * @param values blank ones are ignored. One of fewer than 6 characters is replaced only where no
	 * letter or digit is next to it.
	 */
	constructor(values: readonly string[]) {
		this.#values = [...new Set(values)];
		this.#reach = Math.max(0, ...this.#values.map(({ length }) => length)) * LONGEST_FORM;
	}

	/** The text without its secrets, in time linear in its length. */
	scrub(text: string): string {
		return this.#marksIn(text).masked();
	}

	/**
	 * The beginning of a text without secrets, in one line. They are masked before it is cut, and no
	 * more of the text is looked at than that takes, however long it is.
	 *
	 * @param most characters of the line
	 * @param hidesRuns whether parts of a secret are masked as well: six characters of it or more, in
	 *   whatever case
	 */
	line(text: string, most: number, hidesRuns = false): string {
		let size = most + 1 + this.#reach;
		for (const last = size * MOST_LINES; ; size *= 2) {
			const { line, isAll } = beginningOf(text, size);
			const marks = this.#marksIn(line);
			if (hidesRuns) (this.#runs ??= new Runs(this.#values.flatMap(textsOf))).mark(line, marks);
			// A secret that begins behind this may not be here to its end.
			const shown = isAll ? marks.masked() : marks.masked(line.length - this.#reach);
			if (shown.length > most) return `${withoutHalf(shown.slice(0, most - 1))}…`;
			if (isAll) return shown;
			if (size >= last) return `${shown.trimEnd()}…`;
		}
	}

	#marksIn(text: string): Marks {
		const marks = new Marks(text);
		markForms(text, (this.#forms ??= this.#values.flatMap(formsOf)), marks);
		return marks;
	}
}

/** A text that was cut, without the first half of a character at its end. */
function withoutHalf(text: string): string {
	return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
