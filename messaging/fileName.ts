/** Characters of a file name: more than any system of files takes. */
const LONGEST_NAME = 200;
/** Characters of an ending that is kept where a name is cut. */
const LONGEST_ENDING = 20;

/** Controls, NUL among them; marks that turn the direction of a text; halves of characters. */
const HARMFUL = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
/** `type/subtype` and parameters, as RFC 9110 writes them. */
const MIME_TYPE =
	/^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?:; ?[\w!#$&^.+-]{1,60}=(?:[\w!#$&^.+:-]{1,60}|"[\w !#$&^.+:-]{0,60}"))*$/u;
const LONGEST_TYPE = 255;

/**
 * A file name that names no folder, breaks no header and is not too long.
 *
 * @param name what an item holds, or a gateway gave: no text is no name
 * @returns empty where nothing of it is left
 * @example safeFileName('../../etc/pass\0wd') // 'passwd'
 */
export function safeFileName(name: unknown): string {
	if (typeof name !== 'string') return '';
	// A path is not longer than this on any system, and its end is what counts.
	const [base = ''] = name
		.slice(-4 * LONGEST_NAME)
		.split(/[/\\]/u)
		.slice(-1);
	const clean = base.replace(HARMFUL, '').trim();
	if (/^\.*$/u.test(clean)) return '';
	if (clean.length <= LONGEST_NAME) return clean;
	const dot = clean.lastIndexOf('.');
	const ending = clean.length - dot <= LONGEST_ENDING && dot > 0 ? clean.slice(dot) : '';
	return clean.slice(0, LONGEST_NAME - ending.length).replace(/\p{Cs}$/u, '') + ending;
}

/**
 * A MIME type that is one.
 *
 * @param type what an item holds
 * @returns `application/octet-stream` in place of what is none; empty where there is nothing
 */
export function safeContentType(type: unknown): string {
	if (typeof type !== 'string' || type === '') return '';
	return type.length <= LONGEST_TYPE && MIME_TYPE.test(type) ? type : 'application/octet-stream';
}
