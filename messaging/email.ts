import { quoted } from './text';

/** A typed e-mail address after reading: the address, or why it is none. */
export type Email = { readonly address: string } | { readonly problem: string };

/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const LONGEST = 254;
/** With whatever comes along when people copy. */
const LONGEST_TYPED = 1_000;

// What separates addresses or columns somewhere, or quotes names, is in no address that people have.
const LOCAL_PART = /^[^\s\p{Cc}\p{Cf}@.,;:<>()[\]"\\]+(?:\.[^\s\p{Cc}\p{Cf}@.,;:<>()[\]"\\]+)*$/u;
const DOMAIN =
	/^(?:[\p{L}\p{M}\d](?:[\p{L}\p{M}\d-]*[\p{L}\p{M}\d])?\.)+[\p{L}\p{M}\d][\p{L}\p{M}\d-]*[\p{L}\p{M}\d]$/u;
const ASCII = /^\p{ASCII}*$/u;
/** A byte order mark, a zero-width space: they come along when people copy. */
const INVISIBLE = /[\s\p{Cf}]/u;

/**
 * Reads one e-mail address as people have them: one `@`, no blanks or separators, and a domain with
 * a dot. Blanks and invisible characters around it are dropped, and full-width letters and signs become
 * plain ones; nothing else is mended.
 *
 * @example readEmail(' ann@example.com ') // { address: 'ann@example.com' }
 */
export function readEmail(typed: string): Email {
	const bare = typed.trim();
	// A cell of a file can hold a megabyte, and a million rows can have one each.
	if (bare.length > LONGEST_TYPED) return { problem: `${quoted(bare)} is not an e-mail address` };
	const visible = INVISIBLE.test(bare) ? withoutInvisibleEnds(bare) : bare;
	// NFKC leaves the full stop of East Asia, which domain names take for a dot.
	const address = ASCII.test(visible) ? visible : visible.normalize('NFKC').replace(/[。｡]/gu, '.');
	if (address === '') return { problem: 'The address is empty' };
	const [localPart = '', domain = '', ...more] = address.split('@');
	const isAddress =
		address.length <= LONGEST &&
		more.length === 0 &&
		LOCAL_PART.test(localPart) &&
		DOMAIN.test(domain);
	return isAddress ? { address } : { problem: `${quoted(address)} is not an e-mail address` };
}

function withoutInvisibleEnds(text: string): string {
	const characters = Array.from(text);
	const isVisible = (character: string): boolean => !INVISIBLE.test(character);
	const start = characters.findIndex(isVisible);
	return start < 0 ? '' : characters.slice(start, characters.findLastIndex(isVisible) + 1).join('');
}

/** What stands before the `@`; mail providers show it where there is no name. */
export function localPartOf(address: string): string {
	return address.slice(0, address.indexOf('@'));
}
