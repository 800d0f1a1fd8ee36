import { VARIABLES, type ContactDetails } from '../../../gateways/umail/calls/contact';
import { readRecipient } from '../../../messaging/recipient';
import { readDay } from '../../../operations/parameters/instant';

/**
 * What the panel tells of a contact, as U-Mail takes it.
 *
 * @param zone the workflow's time zone
 * @throws InputProblem when the birthday is no date
 */
export function readDetails<Details extends ContactDetails>(
	details: Details,
	zone: string,
): Details {
	const { birthday = '', phone } = details;
	return {
		...details,
		...(phone === undefined ? {} : { phone: readPhone(phone) }),
		...(birthday.trim() === '' ? {} : { birthday: readDay(birthday, zone, 'Birthday') }),
	};
}

/** A phone number of a contact: canonical where it is a mobile one, and else as it was typed. */
export function readPhone(typed: string): string {
	const read = readRecipient(typed);
	return 'number' in read ? read.number : typed;
}

/** Applies something to every text that a user writes freely; a birthday is none by now. */
export function mapTexts(
	details: ContactDetails,
	change: (text: string, label: string) => string,
): ContactDetails {
	const changed = (text: string | undefined, label: string): string | undefined =>
		text === undefined ? undefined : change(text, label);
	return {
		...details,
		fullname: changed(details.fullname, 'Full Name'),
		phone: changed(details.phone, 'Phone'),
		area: changed(details.area, 'Area'),
		...Object.fromEntries(
			VARIABLES.map((name, index) => [name, changed(details[name], `Variable ${index + 1}`)]),
		),
	};
}
