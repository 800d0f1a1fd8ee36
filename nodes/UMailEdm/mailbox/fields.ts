import { readEmail } from '../../../messaging/email';
import { textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';

export const mailboxField = textInput('Mailbox', 'mailbox', {
	required: true,
	placeholder: 'e.g. news@example.com',
	description: 'The whole address, in one of the domains of the account',
});

export const passwordField = textInput('Password', 'pwd', {
	typeOptions: { password: true },
	required: true,
	description:
		"The password of the mailbox. It is part of an address only where 'Request Method' in the credential is GET.",
});

/**
 * The address of a mailbox.
 *
 * @throws InputProblem when it is none
 */
export function readMailbox(typed: string): string {
	const email = readEmail(typed);
	if ('address' in email) return email.address;
	throw new InputProblem(
		typed.trim() === ''
			? "'Mailbox' is empty"
			: `'Mailbox' is '${typed}', which is not a whole address such as news@example.com`,
	);
}
