import type { UMailSettings } from '../settings';
import { type Contact, VAR_COUNT } from '../store/contact';
import { timeText, ZERO_DATE } from '../times';
import { cdata, element, type XmlNode } from '../xml';

/** `<addr>` of 4.8, which has no `sex`, and `brithday` for the birthday. */
export function contactRow(contact: Contact, settings: UMailSettings): XmlNode {
	const { id, listId, address, fullname, birthday, phone, area, added, vars } = contact;
	const first: XmlNode = { name: 'address', value: address, cdata: 'broken' };
	const addresses = settings.repeatAddress
		? [first, element('address', address)]
		: [cdata('address', address)];
	const variables = Array.from({ length: VAR_COUNT }, (_, index) =>
		element(`var${index + 1}`, vars[index] ?? ''),
	);
	return element('addr', [
		element('id', id),
		element('list_id', listId),
		...addresses,
		element(
			settings.mendedSpelling ? 'birthday' : 'brithday',
			birthday === '' ? ZERO_DATE : birthday,
		),
		element('phone', phone),
		cdata('area', area),
		cdata('fullname', fullname),
		element('time', timeText(added)),
		...variables,
		...(settings.extraFields ? [element('source', 'api')] : []),
	]);
}
