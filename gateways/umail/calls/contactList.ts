import { byId, umailRead, umailWrite } from '../call';
import { ofItsId, readOne, readRows } from '../read';
import type { Row } from '../rows';

/** What a contact list says of itself; on a change, what is left out stays. */
export interface ContactListFields {
	readonly subject?: string | undefined;
	readonly status?: 'enabled' | 'disabled' | undefined;
	readonly description?: string | undefined;
}

const shared = { file: 'mloperate.php' } as const;

/** All contact lists: there are no pages (4.1). */
export const listContactLists = umailRead<object, Row[]>({
	...shared,
	section: '4.1',
	action: 'maillist-list',
	read: readRows('maillist', 'item'),
});

/** One contact list (4.2). */
export const getContactList = umailRead<{ id: string }, Row>({
	...shared,
	section: '4.2',
	action: 'maillist-detail',
	parameters: byId,
	read: ofItsId(readOne('maillist')),
});

/** Makes a contact list (4.3). */
export const addContactList = umailWrite<ContactListFields>({
	...shared,
	section: '4.3',
	action: 'maillist-add',
	carriers: { post: 'all' },
	parameters: ({ subject, status, description }) => ({ subject, status, description }),
});

/** Changes a contact list (4.4). */
export const editContactList = umailWrite<ContactListFields & { id: string }>({
	...shared,
	section: '4.4',
	action: 'maillist-edit',
	carriers: { post: ['subject', 'status', 'description'] },
	parameters: ({ id, subject, status, description }) => ({ id, subject, status, description }),
});

/** Deletes a contact list with its contacts (4.5). */
export const deleteContactList = umailWrite<{ id: string }>({
	...shared,
	section: '4.5',
	action: 'maillist-del',
	parameters: byId,
});

/** Takes all contacts out of a list (4.12). */
export const emptyContactList = umailWrite<{ id: string }>({
	...shared,
	section: '4.12',
	action: 'ml-addr-empty',
	parameters: ({ id }) => ({ list_id: id }),
});
