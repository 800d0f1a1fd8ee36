import { formsOf, textsOf, type Form } from './mask/forms';
import { beginningOf } from './mask/line';
import { Marks } from './mask/marks';
import { markForms } from './mask/occurrences';
import { Runs } from './mask/runs';

/**
 * How much of a text is looked at for one line of it: in lines, what is behind it (where a secret that
 * begins in it may end), at first, and at most, where nearly all of it is masked.
 */
const LINES = { behind: 2, first: 4, most: 64 };

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
	#forms: readonly Form[] | undefined;
	#runs: Runs | undefined;

	/**
	 * @param values blank ones are ignored. One of fewer than 6 characters is replaced only where no
	 * letter or digit is next to it.
	 */
	constructor(values: readonly string[]) {
		this.#values = [...new Set(values)];
	}

	/** The text without its secrets, in time linear in its length. */
	scrub(text: string): string {
		return this.#marksIn(text, false).masked();
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
		for (let lines = LINES.first; ; lines *= 2) {
			const { line, isAll } = beginningOf(text, most * lines);
			const marks = this.#marksIn(line, !isAll);
			if (hidesRuns) (this.#runs ??= new Runs(this.#values.flatMap(textsOf))).mark(line, marks);
			const shown = marks.masked(isAll ? line.length : line.length - most * LINES.behind);
			if (shown.length > most) return `${withoutHalf(shown.slice(0, most - 1))}…`;
			if (isAll) return shown;
			if (lines === LINES.most) return `${shown.trimEnd()}…`;
		}
	}

	#marksIn(text: string, isCut: boolean): Marks {
		const marks = new Marks(text);
		markForms(text, (this.#forms ??= this.#values.flatMap(formsOf)), marks, isCut);
		return marks;
	}
}

/** A text that was cut, without the first half of a character at its end. */
function withoutHalf(text: string): string {
	return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
