import { readEmail } from '../../messaging/email';
import { quoted } from '../../messaging/text';
import { textInput } from '../../operations/parameters/fields';
import { InputProblem } from '../../operations/parameters/inputProblem';

export const addressField = textInput('Address', 'address', {
	required: true,
	placeholder: 'e.g. ann@example.com',
	description: 'The e-mail address',
});

/**
 * Checks an e-mail address: U-Mail drops a wrong one without a word.
 *
 * @throws InputProblem when it is none
 */
export function readAddress(typed: string): string {
	const email = readEmail(typed);
	if ('address' in email) return email.address;
	throw new InputProblem(
		typed.trim() === ''
			? "'Address' is empty"
			: `'Address' is ${quoted(typed)}, which is not an e-mail address`,
	);
}
