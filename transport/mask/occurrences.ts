import type { Form } from './forms';
import type { Marks } from './marks';
import { originOf, viewsOf, type View } from './views';

/**
 * Marks every secret of which a form stands in a text, in time linear in its length.
 *
 * @param isCut whether the text goes on: then what may be the beginning of a secret at its end is
 *   marked too, however long the rest would be
 */
export function markForms(
	text: string,
	forms: readonly Form[],
	marks: Marks,
	isCut: boolean,
): void {
	if (forms.length === 0) return;
	for (const view of viewsOf(text)) {
		for (const form of forms) {
			const cutOff = markForm(view, form, marks);
			if (isCut && cutOff !== undefined) marks.add(originOf(view, cutOff), text.length);
		}
	}
}

function markForm(view: View, form: Form, marks: Marks): number | undefined {
	const { needle, isWord } = form;
	let marked = 0;
	return needle.find(view.text, (found) => {
		const start = startOf(view, form, found);
		const end = endOf(view, form, found + needle.text.length);
		if (isWord && (isInWord(view, start - 1) || isInWord(view, end))) return;
		// What overlaps is marked once: in a page of `1`, all but the last of a secret of them is.
		marks.add(originOf(view, Math.max(start, marked)), originOf(view, end));
		marked = end;
	});
}

function startOf({ text }: View, { hasSharedStart = false }: Form, start: number): number {
	return hasSharedStart && isBase64(text, start - 1) ? start - 1 : start;
}

function endOf(
	{ text }: View,
	{ hasSharedEnd = false, isPadded = false }: Form,
	end: number,
): number {
	let after = hasSharedEnd && isBase64(text, end) ? end + 1 : end;
	for (let most = after + 2; isPadded && after < most && text[after] === '=';) after++;
	return after;
}

function isBase64(text: string, index: number): boolean {
	return /[\w+/-]/u.test(text.charAt(index));
}

/** Whether a letter or digit stands there as it is: one that was escaped is no part of a word. */
function isInWord(view: View, index: number): boolean {
	if (index < 0 || index >= view.text.length) return false;
	if (originOf(view, index + 1) - originOf(view, index) !== 1) return false;
	const unit = view.text.charAt(index);
	const isHalf = /[\ud800-\udfff]/.test(unit);
	const around = isHalf ? view.text.slice(Math.max(0, index - 1), index + 2) : unit;
	return /[\p{L}\p{N}]/u.test(around);
}
