import { UnreadableText } from '../../transport/decode/unreadable';

const FATAL = '(?:Catchable |Recoverable )?Fatal error|Parse error';
const begin = (kinds: string): string => `(?:PHP )?(?:${kinds}): `;
const MILD = begin('Notice|Warning|Deprecated|Strict Standards');
/** It names the line of a program, which nothing else in a list does. */
const END = String.raw`.* on line \d+[ \t\r]*`;

const MESSAGE: Readonly<RegExp> = new RegExp(`^${MILD}${END}$`, 'u');
const MESSAGES_AT_START: Readonly<RegExp> = new RegExp(
	String.raw`^(?:\s*${MILD}${END}(?:\n|$))+`,
	'u',
);
const BROKEN_OFF: Readonly<RegExp> = new RegExp(`^${begin(FATAL)}`, 'u');

/** A text without the messages of PHP that it begins with; as HTML they are a page. */
export function withoutPhpStart(text: string): string {
	return text.replace(MESSAGES_AT_START, '');
}

/**
 * Whether a line of a file is a message of PHP, which is about the server's program and no part of the
 * file.
 *
 * @param line its number, from 1
 * @throws UnreadableText where it says that the program broke off: what should follow is missing
 */
export function isPhpMessage(text: string, line: number): boolean {
	const trimmed = text.trim();
	if (BROKEN_OFF.test(trimmed)) {
		throw new UnreadableText(`line ${line} says that U-Mail's own program broke off there`);
	}
	return MESSAGE.test(trimmed);
}
