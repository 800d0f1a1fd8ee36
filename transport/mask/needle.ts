/**
 * A text that is looked for in others, in time linear in both lengths whatever they are (the method
 * of Knuth, Morris and Pratt): a search that begins anew after each miss takes the product of the
 * two for `1111111` in a page of `1`.
 */
export class Needle {
	private borders: Uint32Array | undefined;

	/** @param text not empty */
	constructor(readonly text: string) {}

	/**
	 * @param found gets where each occurrence starts, in order; they can overlap
	 * @returns where the earliest occurrence starts that the end of the text may have cut off; undefined
	 *   where there is none
	 */
	find(text: string, found: (start: number) => void): number | undefined {
		const wanted = this.text;
		let cutOff: number | undefined;
		const first = wanted.charAt(0);
		const borders = (this.borders ??= bordersOf(wanted));
		let matched = 0;
		for (let index = 0; index < text.length; index++) {
			if (matched === 0) {
				index = text.indexOf(first, index);
				if (index < 0) break;
			}
			matched = advance(wanted, borders, matched, text.charCodeAt(index));
			if (matched === wanted.length) {
				found(index + 1 - wanted.length);
				matched = borders[wanted.length - 1] ?? 0;
			}
			if (matched > 0 && index >= text.length - BROKEN) {
				cutOff = Math.min(cutOff ?? index, index + 1 - matched);
			}
		}
		return cutOff;
	}
}

/** Units at the end of a text that can be the beginning of an escape, whatever they look like. */
const BROKEN = 32;

/** For each beginning of a text, how long the longest shorter beginning is that it also ends with. */
function bordersOf(text: string): Uint32Array {
	const borders = new Uint32Array(text.length);
	for (let index = 1; index < text.length; index++) {
		borders[index] = advance(text, borders, borders[index - 1] ?? 0, text.charCodeAt(index));
	}
	return borders;
}

/** How much of the text is matched after one more unit. */
function advance(text: string, borders: Uint32Array, matched: number, unit: number): number {
	let length = matched;
	while (length > 0 && text.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
	return text.charCodeAt(length) === unit ? length + 1 : length;
}
