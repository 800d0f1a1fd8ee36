import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { unknownRecord } from '../refused';
import type { UMailState } from '../state';
import type { UMailSettings } from '../settings';
import { type Contact, VAR_COUNT } from '../store/contact';
import { timeText, ZERO_DATE } from '../times';
import { cdata, element, type XmlNode } from '../xml';
import { pageOf, totalOf } from './paging';

const FILE = 'mloperate.php';
const DEFAULT_LIMIT = 50;

/** `<addr>` of 4.8, which has no `sex`, and `brithday` for the birthday. */
function contactRow(contact: Contact, settings: UMailSettings): XmlNode {
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

function matching(contacts: readonly Contact[], keyword: string): readonly Contact[] {
	if (keyword === '') return contacts;
	const part = keyword.toLowerCase();
	return contacts.filter(
		({ address, fullname }) =>
			address.toLowerCase().includes(part) || fullname.toLowerCase().includes(part),
	);
}

/** 4.8: without `list_id` the contacts of all lists. */
const list: Run = (state, parameters) => {
	const { lists, settings, replies } = state;
	const listId = parameters.text('list_id');
	if (listId !== '' && !lists.has(listId)) return replies.notFound('data');
	const all = lists.contactsOf(listId === '' ? undefined : listId);
	const found = matching(all, parameters.text('keyword'));
	const page = pageOf(found, parameters, settings, DEFAULT_LIMIT);
	const rows = page.map((contact) => contactRow(contact, settings));
	return replies.document(element('data', [...totalOf(found, settings), ...rows]));
};

function known(state: UMailState, parameters: Parameters): Contact {
	const contact = state.lists.contact(parameters.text('id'));
	if (contact === undefined) throw unknownRecord('addr');
	return contact;
}

/** 4.8, 4.11 and 4.12. */
export const contactOperations: readonly Operation[] = [
	operation(FILE, 'ml-addr-list', list),
	operation(FILE, 'ml-addr-del', (state, parameters) => {
		state.lists.removeContact(known(state, parameters));
		return state.replies.success();
	}),
	operation(FILE, 'ml-addr-empty', (state, parameters) => {
		state.lists.empty(parameters.named('list_id', 'maillist', (id) => state.lists.place(id)));
		return state.replies.success();
	}),
];
