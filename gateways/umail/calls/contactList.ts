import { umailCall } from '../call';
import { ofItsId, readOne, readRows, readWritten, type Written } from '../read';
import type { Row } from '../rows';

/** What a contact list says of itself; on a change, what is left out stays. */
export interface ContactListFields {
	readonly subject?: string | undefined;
	readonly status?: 'enabled' | 'disabled' | undefined;
	readonly description?: string | undefined;
}

const shared = { file: 'mloperate.php' } as const;
const byId = ({ id }: { readonly id: string }) => ({ id });

/** All contact lists: there are no pages (4.1). */
export const listContactLists = umailCall<object, Row[]>({
	...shared,
	section: '4.1',
	action: 'maillist-list',
	method: 'GET',
	effect: 'read',
	parameters: () => ({}),
	read: readRows('maillist', 'item'),
});

/** One contact list (4.2). */
export const getContactList = umailCall<{ id: string }, Row>({
	...shared,
	section: '4.2',
	action: 'maillist-detail',
	method: 'GET',
	effect: 'read',
	parameters: byId,
	read: ofItsId(readOne('maillist')),
});

/** Makes a contact list (4.3). */
export const addContactList = umailCall<ContactListFields, Written>({
	...shared,
	section: '4.3',
	action: 'maillist-add',
	method: 'POST',
	effect: 'write',
	parameters: ({ subject, status, description }) => ({ subject, status, description }),
	read: readWritten,
});

/** Changes a contact list (4.4). */
export const editContactList = umailCall<ContactListFields & { id: string }, Written>({
	...shared,
	section: '4.4',
	action: 'maillist-edit',
	method: 'POST',
	effect: 'write',
	inQuery: ['id'],
	parameters: ({ id, subject, status, description }) => ({ id, subject, status, description }),
	read: readWritten,
});

/** Deletes a contact list with its contacts (4.5). */
export const deleteContactList = umailCall<{ id: string }, Written>({
	...shared,
	section: '4.5',
	action: 'maillist-del',
	method: 'GET',
	effect: 'write',
	parameters: byId,
	read: readWritten,
});

/** Takes all contacts out of a list (4.12). */
export const emptyContactList = umailCall<{ id: string }, Written>({
	...shared,
	section: '4.12',
	action: 'ml-addr-empty',
	method: 'GET',
	effect: 'write',
	parameters: ({ id }) => ({ list_id: id }),
	read: readWritten,
});
