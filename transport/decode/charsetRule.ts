import { damaged, strictly } from './charsets';
import { LATIN } from './latin';
import { losses } from './noText';

/** The charset that a byte order mark names, and the bytes of the mark. It decides whatever else is known. */
export function markOf([first, second, third]: Uint8Array):
	{ readonly charset: string; readonly length: number } | undefined {
	if (first === 0xff && second === 0xfe) return { charset: 'utf-16le', length: 2 };
	if (first === 0xfe && second === 0xff) return { charset: 'utf-16be', length: 2 };
	if (first === 0xef && second === 0xbb && third === 0xbf) return { charset: 'utf-8', length: 3 };
	return undefined;
}

/** Of so many whole characters one may be damaged. */
const WHOLE_TO_DAMAGED = 8;
/** As the first of three bytes or more: fewer can be valid by chance. */
const LONG_CHARACTERS = /[\u0800-\ufffc\u{10000}-\u{10ffff}]/gu;

/**
 * Bytes that are UTF-8 but for a character here and there, such as one that was cut: in a charset of two
 * bytes all of them can be valid, and wrong. Undefined where they are not.
 */
export function nearlyUtf8(bytes: Uint8Array): string | undefined {
	const text = damaged(bytes, 'utf-8');
	const lost = losses(text);
	const whole = text.match(LONG_CHARACTERS)?.length ?? 0;
	return whole >= WHOLE_TO_DAMAGED * lost ? text : undefined;
}

/** Bytes read in the charset that was found for them. */
export interface Reading {
	readonly charset: string;
	readonly text: string;
	/** Whether all bytes are characters in it; otherwise U+FFFD stands for those that are none. */
	readonly isValid: boolean;
}

/**
 * Finds the charset of bytes without a mark: the first of the candidates that all of them are valid in,
 * then Latin 1 (as windows-1252), then the candidate with the fewest U+FFFD.
 *
 * @param candidates as `TextDecoder` names them, at least one
 * @param isLatin whether it can be Latin 1, in which any bytes are valid; asked only where no candidate
 * fits
 */
export function readInOneOf(
	bytes: Uint8Array,
	candidates: readonly string[],
	isLatin: () => boolean,
): Reading {
	for (const charset of candidates) {
		const text = strictly(bytes, charset);
		if (text !== undefined) return { charset, text, isValid: true };
	}
	if (isLatin()) return readInOneOf(bytes, [LATIN], () => false);
	return candidates
		.map((charset) => ({ charset, text: damaged(bytes, charset), isValid: false }))
		.reduce((best, next) => (losses(next.text) < losses(best.text) ? next : best));
}
