import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, Refused, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { type ContactDetails, isAddress, plainContact, VAR_COUNT } from '../store/contact';
import { addBatch } from './addBatch';

const FILE = 'mloperate.php';
const BIRTHDAY = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** What the parameters say of a contact, over what is known of it. */
function readDetails(parameters: Parameters, known: ContactDetails): ContactDetails {
	const text = (name: string, old: string) => parameters.find(name)?.trim() ?? old;
	const details = {
		address: text('address', known.address),
		fullname: text('fullname', known.fullname),
		sex: text('sex', known.sex),
		birthday: text('birthday', known.birthday),
		phone: text('phone', known.phone),
		area: text('area', known.area),
		vars: Array.from({ length: VAR_COUNT }, (_, index) =>
			text(`var${index + 1}`, known.vars[index] ?? ''),
		),
	};
	if (!isAddress(details.address)) throw badParameter('address');
	if (!['', 'M', 'F'].includes(details.sex)) throw badParameter('sex');
	if (details.birthday !== '' && !BIRTHDAY.test(details.birthday)) throw badParameter('birthday');
	return details;
}

/** 4.9.1: one contact; the new id is told only when `return_id` asks for it. */
function addOne(state: UMailState, parameters: Parameters, listId: string) {
	const { lists, replies, settings } = state;
	const details = readDetails(parameters, plainContact(''));
	const existing = lists.member(listId, details.address);
	if (existing !== undefined && settings.existingContact === 'error') {
		throw new Refused('add_address_error', '地址已存在');
	}
	if (existing !== undefined) lists.changeContact(existing, details);
	const { id } = existing ?? lists.addContact(listId, details);
	return parameters.text('return_id') === '1' ? replies.created(id) : replies.success();
}

const add: Run = (state, parameters) => {
	const listId = parameters.named('list_id', 'maillist', (id) => state.lists.place(id));
	const batch = parameters.find('ml_addr');
	if (batch !== undefined) return addBatch(state, parameters, listId, batch);
	return addOne(state, parameters, listId);
};

const edit: Run = (state, parameters) => {
	const contact = state.lists.contact(parameters.text('id'));
	if (contact === undefined) throw unknownRecord('addr');
	const details = readDetails(parameters, contact);
	const other = state.lists.member(contact.listId, details.address);
	if (other !== undefined && other.id !== contact.id) {
		throw new Refused('update_address_error', '地址已存在');
	}
	state.lists.changeContact(contact, details);
	return state.replies.success();
};

/** 4.9.3: takes a file in the field `file`; what is in it shows much later, or never. */
const addFile: Run = (state, parameters) => {
	const listId = parameters.named('list_id', 'maillist', (id) => state.lists.place(id));
	const file = parameters.files().find(({ field }) => field === 'file');
	if (file === undefined) throw badParameter('file');
	state.imports.add(listId, file, state.settings.importDelayMs);
	return state.replies.success('文件已提交, 等待导入');
};

/** 4.9.1, 4.9.2 (the same call with `ml_addr`), 4.9.3 and 4.10. */
export const writeContactOperations: readonly Operation[] = [
	operation(FILE, 'ml-addr-add', add, { places: { body: ['ml_addr'], either: '*' } }),
	operation(FILE, 'ml-addr-add-file', addFile, {
		places: { body: ['file'], either: ['list_id'] },
	}),
	operation(FILE, 'ml-addr-edit', edit, { places: { either: '*' } }),
];
