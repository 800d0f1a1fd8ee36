import type { Marks } from './marks';
import { originOf, viewsOf } from './views';

/** So many characters of a secret in a row tell too much of it. */
const RUN = 6;

/** Finds parts of secrets, in whatever case: a page can quote the beginning of what it was sent. */
export class Runs {
	private readonly parts = new Set<string>();

	/** @param texts the secrets, in each form that a page can quote a part of */
	constructor(texts: readonly string[]) {
		for (const text of texts) {
			for (const cased of new Set([text, text.toLowerCase(), text.toUpperCase()])) {
				const caseless = withoutCase(cased.replace(/\s+/gu, ' '));
				for (let end = RUN; end <= caseless.length; end++) {
					this.parts.add(caseless.slice(end - RUN, end));
				}
			}
		}
	}

	/** Marks every run of six characters or more of a secret, in time linear in the text's length. */
	mark(text: string, marks: Marks): void {
		if (this.parts.size === 0) return;
		for (const view of viewsOf(text)) {
			const caseless = withoutCase(view.text);
			let marked = 0;
			for (let end = RUN; end <= caseless.length; end++) {
				if (!this.parts.has(caseless.slice(end - RUN, end))) continue;
				marks.add(originOf(view, Math.max(marked, end - RUN)), originOf(view, end));
				marked = end;
			}
		}
	}
}

/** Unit by unit, so that every place stays where it is: some letters are two in the other case. */
function withoutCase(text: string): string {
	return text.replace(/\P{ASCII}|[A-Z]/gu, unitWithoutCase);
}

function unitWithoutCase(character: string): string {
	const upper = character.toUpperCase();
	const lower = (upper.length === character.length ? upper : character).toLowerCase();
	return lower.length === character.length ? lower : character;
}
