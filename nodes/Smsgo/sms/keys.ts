import type { SmsgoMessageKey } from '../../../gateways/smsgo/statuses';
import type { MessageResult } from '../../../messaging/message';
import { readRecipient, splitRecipients } from '../../../messaging/recipient';
import { textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';

export const messageIdField = textInput('Message ID', 'messageId', {
	required: true,
	placeholder: 'e.g. 1504280910499665',
	description: "The 'messageId' that sending returned",
});

/** The message's recipient, which smsgo asks for: one message ID stands for up to 50 recipients. */
export const recipientField = textInput('Recipient', 'recipient', {
	placeholder: 'e.g. 0912345678',
	description:
		"The 'recipient' that sending returned. Leave empty to get a result for every recipient of the message.",
});

/**
 * Checks a message id: digits, as the vendor gave them.
 *
 * @throws InputProblem when it is none
 */
export function readMessageId(text: string): string {
	const messageId = text.trim();
	if (/^\d{1,20}$/u.test(messageId)) return messageId;
	throw new InputProblem(
		messageId === ''
			? "'Message ID' is empty"
			: `'Message ID' is '${messageId}', which is not a message ID of smsgo: 1 to 20 digits`,
	);
}

/**
 * Checks a message and its recipient; numbers must be right before they are asked about (chapter 1).
 *
 * @param recipient empty for all recipients of the message
 * @throws InputProblem when either is wrong
 */
export function readKey(messageId: string, recipient: string): TypedKey {
	const id = readMessageId(messageId);
	if (recipient.trim() === '') return { messageId: id, recipient: null, typed: null };
	const read = readRecipient(recipient);
	if ('problem' in read) throw new InputProblem(read.problem);
	return { messageId: id, recipient: read.number, typed: recipient };
}

/** A message that is asked about, and its recipient as it was typed; null where none was. */
export interface TypedKey extends SmsgoMessageKey {
	readonly typed: string | null;
}

/** What a query says of a message, with the recipient as it was typed. */
export function withInput(results: readonly MessageResult[], typed: string | null) {
	return results.map((result) => ({ ...result, input: typed }));
}

/**
 * Pairs a list of message ids with a list of recipients, position by position. A list of what a send
 * returned has gaps: a message that was not accepted has no ID, and is left out.
 *
 * @param hint is told how many are left out
 * @throws InputProblem when an id or a number is wrong, or the lists differ in length
 */
export function readKeys(
	messageIds: string,
	recipients: string,
	hint: (message: string) => void,
): TypedKey[] {
	const ids = splitRecipients(messageIds);
	const numbers = splitRecipients(recipients);
	if (ids.length === 0) throw new InputProblem("'Message ID' is empty");
	const places = placesOf(messageIds);
	const pairs = placesOf(recipients);
	if (places.length === pairs.length) {
		const gaps = places.filter((id, index) => id === '' && pairs[index] !== '').length;
		if (gaps > 0) {
			hint(
				`${gaps} of ${places.length} entries of 'Message ID' are empty and left out: a message that was not accepted has no ID to ask for`,
			);
		}
		return places.flatMap((id, index) => (id === '' ? [] : [readKey(id, pairs[index] ?? '')]));
	}
	if (numbers.length > 0 && numbers.length !== ids.length) {
		throw new InputProblem(
			`'Message ID' has ${ids.length} entries and 'Recipient' has ${numbers.length}: they are paired by position`,
		);
	}
	return ids.map((id, index) => readKey(id, numbers[index] ?? ''));
}

/** The places of a list, those too in which nothing stands. */
function placesOf(list: string): string[] {
	return list.split(/\r\n|[,;\r\n\t，；、]/u).map((typed) => typed.trim());
}
