import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { Refused } from '../refused';
import type { UMailState } from '../state';
import type { ContactList, ListStatus } from '../store/contactLists';
import { SENDING } from '../store/task';
import { element, elements, type XmlNode } from '../xml';

const FILE = 'mloperate.php';
const WRITTEN = ['subject', 'status', 'description'];
/** Beyond it a description cannot be stored; the rest of the list is. */
const LONGEST_DESCRIPTION = 255;

function fieldsOf(state: UMailState, { id, subject, description, status }: ContactList) {
	const count = state.lists.contactsOf(id).length;
	const extra = state.settings.extraFields ? { created: '2026-01-01 00:00:00' } : {};
	return elements({ id, subject, description, count, status, ...extra });
}

function item(state: UMailState, list: ContactList): XmlNode {
	return element('item', fieldsOf(state, list));
}

function readStatus(parameters: Parameters): ListStatus | undefined {
	const status = parameters.text('status');
	return status === 'enabled' || status === 'disabled' ? status : undefined;
}

/** 4.3: a list whose description is too long is made without it. */
const add: Run = (state, parameters) => {
	const subject = parameters.text('subject');
	const status = readStatus(parameters);
	const description = parameters.text('description');
	if (subject === '' || status === undefined) {
		throw new Refused('add_maillist_error', '添加分类失败');
	}
	const isStored = description.length <= LONGEST_DESCRIPTION;
	const list = state.lists.add(subject, status, isStored ? description : '');
	if (!isStored) throw new Refused('add_describe_error', '添加说明失败');
	return state.replies.created(list.id);
};

/** 4.4: what is absent stays as it is. */
const edit: Run = (state, parameters) => {
	const list = state.lists.find(parameters.text('id'));
	const subject = parameters.find('subject')?.trim();
	const status = readStatus(parameters);
	const isBadStatus = parameters.text('status') !== '' && status === undefined;
	if (list === undefined || subject === '' || isBadStatus) {
		throw new Refused('update_maillist_error', '修改分类失败');
	}
	list.subject = subject ?? list.subject;
	list.status = status ?? list.status;
	const description = parameters.find('description')?.trim() ?? list.description;
	if (description.length > LONGEST_DESCRIPTION) {
		throw new Refused('update_describe_error', '修改说明失败');
	}
	list.description = description;
	return state.replies.success();
};

/** 4.5: the contacts of a list that is being sent to cannot be deleted. */
const remove: Run = (state, parameters) => {
	const id = parameters.text('id');
	if (state.lists.find(id) === undefined) {
		throw new Refused('delete_maillist_error', '删除分类失败');
	}
	const isInUse = state.tasks
		.all()
		.some(({ listId, status }) => listId === id && status === SENDING);
	if (isInUse) throw new Refused('delete_address_error', '删除地址失败');
	state.lists.remove(id);
	return state.replies.success();
};

/** 4.1 to 4.5. */
export const contactListOperations: readonly Operation[] = [
	operation(FILE, 'maillist-list', (state) =>
		state.replies.document(
			element(
				'maillist',
				state.lists.all().map((list) => item(state, list)),
			),
		),
	),
	operation(FILE, 'maillist-detail', (state, parameters) => {
		const list = state.lists.find(parameters.text('id'));
		if (list === undefined) return state.replies.notFound('maillist');
		return state.replies.document(element('maillist', fieldsOf(state, list)));
	}),
	operation(FILE, 'maillist-add', add, { places: { body: WRITTEN } }),
	operation(FILE, 'maillist-edit', edit, { places: { body: WRITTEN } }),
	operation(FILE, 'maillist-del', remove),
];
