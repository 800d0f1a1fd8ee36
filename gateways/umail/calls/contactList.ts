import type { UMailCall } from '../call';
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
export const listContactLists = {
	...shared,
	section: '4.1',
	action: 'maillist-list',
	method: 'GET',
	effect: 'read',
	parameters: () => ({}),
	read: readRows('maillist', 'item'),
} satisfies UMailCall<object, Row[]>;

/** One contact list (4.2). */
export const getContactList = {
	...shared,
	section: '4.2',
	action: 'maillist-detail',
	method: 'GET',
	effect: 'read',
	parameters: byId,
	read: ofItsId(readOne('maillist')),
} satisfies UMailCall<{ id: string }, Row>;

/** Makes a contact list (4.3). */
export const addContactList = {
	...shared,
	section: '4.3',
	action: 'maillist-add',
	method: 'POST',
	effect: 'write',
	parameters: ({ subject, status, description }: ContactListFields) => ({
		subject,
		status,
		description,
	}),
	read: readWritten,
} satisfies UMailCall<ContactListFields, Written>;

/** Changes a contact list (4.4). */
export const editContactList = {
	...shared,
	section: '4.4',
	action: 'maillist-edit',
	method: 'POST',
	effect: 'write',
	inQuery: ['id'],
	parameters: ({ id, subject, status, description }: ContactListFields & { id: string }) => ({
		id,
		subject,
		status,
		description,
	}),
	read: readWritten,
} satisfies UMailCall<ContactListFields & { id: string }, Written>;

/** Deletes a contact list with its contacts (4.5). */
export const deleteContactList = {
	...shared,
	section: '4.5',
	action: 'maillist-del',
	method: 'GET',
	effect: 'write',
	parameters: byId,
	read: readWritten,
} satisfies UMailCall<{ id: string }, Written>;

/** Takes all contacts out of a list (4.12). */
export const emptyContactList = {
	...shared,
	section: '4.12',
	action: 'ml-addr-empty',
	method: 'GET',
	effect: 'write',
	parameters: ({ id }: { readonly id: string }) => ({ list_id: id }),
	read: readWritten,
} satisfies UMailCall<{ id: string }, Written>;
