import { readRecipient } from '../../messaging/recipient';

/** Whether a recipient as smsgo writes it back is a number, and not a text in the place of one. */
export function isNumber(text: string): boolean {
	return 'number' in readRecipient(readWritten(text) ?? '');
}

/**
 * A recipient as smsgo writes it back: as it was given, or without its plus, which a sender that does
 * not encode it turns into a blank.
 *
 * @returns the canonical number; the text itself where it is none, and null where it is empty
 */
export function readWritten(text: string): string | null {
	const typed = text.trim();
	if (typed === '') return null;
	for (const candidate of [typed, `+${typed}`]) {
		const read = readRecipient(candidate);
		if ('number' in read) return read.number;
	}
	return typed;
}
