import { VARIABLES, type ContactDetails } from '../../../gateways/umail/calls/contact';
import { readRecipient } from '../../../messaging/recipient';
import { quoted } from '../../../messaging/text';
import { readPastDay } from '../../../messaging/writtenDay';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { wholeText } from '../separators';
import { detailFields } from './fields';

/**
 * What the panel tells of a contact, as U-Mail takes it.
 *
 * @param zone the workflow's time zone
 * @throws InputProblem when the birthday is no date, or could be several; when a text has half of a
 * character
 */
export function readDetails<Details extends ContactDetails>(
	details: Details,
	zone: string,
): Details {
	for (const [field, text] of Object.entries(details)) wholeText(text, LABELS.get(field) ?? field);
	const { birthday = '', phone } = details;
	return {
		...details,
		...(phone === undefined ? {} : { phone: readPhone(phone) }),
		...(birthday.trim() === '' ? {} : { birthday: readBirthday(birthday, zone) }),
	};
}

/** A phone number of a contact: canonical where it is a mobile one, and else as it was typed. */
export function readPhone(typed: string): string {
	const read = readRecipient(typed);
	return 'number' in read ? read.number : typed;
}

function readBirthday(birthday: string, zone: string): string {
	const day = readPastDay(birthday, 'auto', dayIn(zone));
	if (day !== undefined) return day;
	throw new InputProblem(
		`'Birthday' is ${quoted(birthday)}, which is not a day in the past, or could be several. Write it like 1986-08-15, 1986/8/15 or 民國75年8月15日`,
	);
}

const LABELS: ReadonlyMap<string, string> = new Map(
	detailFields.map(({ name, displayName }) => [name, displayName]),
);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day on which an instant falls in a time zone, as `YYYY-MM-DD`. */
export function dayIn(zone: string): (instant: Date) => string {
	return (instant) => {
		// Making one takes as long as all else that an item needs.
		let format = formats.get(zone);
		if (format === undefined) {
			// Sweden writes dates as ISO 8601 does.
			format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
			formats.set(zone, format);
		}
		return format.format(instant);
	};
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
