/** What a secret is replaced by. */
const MASK = '***';

/** Which units of a text are not to be shown. */
export class Marks {
	private flags: Uint8Array | undefined;

	constructor(private readonly text: string) {}

	/** Marks the units from `start` up to `end`. */
	add(start: number, end: number): void {
		this.flags ??= new Uint8Array(this.text.length);
		this.flags.fill(1, start, end);
	}

	/**
	 * The text with a mask for each run of what is marked: secrets that touch or overlap become one.
	 *
	 * @param limit how much of the text to show; a secret that begins in it is masked to its end
	 */
	masked(limit = this.text.length): string {
		if (this.flags === undefined) return this.text.slice(0, limit);
		let result = '';
		let shown = 0;
		for (;;) {
			const first = this.flags.indexOf(1, shown);
			if (first < 0 || first >= limit) return result + this.text.slice(shown, limit);
			const behind = this.flags.indexOf(0, first);
			const end = behind < 0 ? this.text.length : behind;
			// Half a character would tell the other half.
			result += this.text.slice(shown, isInside(this.text, first) ? first - 1 : first) + MASK;
			shown = isInside(this.text, end) ? end + 1 : end;
			if (shown >= limit) return result;
		}
	}
}

/** Whether a place is between the two halves of a character. */
function isInside(text: string, index: number): boolean {
	const half = text.charCodeAt(index);
	return half >= 0xdc00 && half < 0xe000 && /[\ud800-\udbff]/.test(text.charAt(index - 1));
}
