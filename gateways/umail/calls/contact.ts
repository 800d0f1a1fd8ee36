import type { OpenBody } from '../../../transport/request';
import { byId, umailRead, umailWrite, type Paging } from '../call';
import { readPage, type PageRows } from '../read';

/** Most rows of a page (4.8): the document names no limit, and what is asked at once is worth it. */
export const CONTACTS_PER_PAGE = 500;
/** Most records of a batch (4.9.2); the document names no limit. */
export const CONTACTS_PER_REQUEST = 500;

/** `var1` to `var10`, which templates put into mails. */
export const VARIABLES = [
	'var1',
	'var2',
	'var3',
	'var4',
	'var5',
	'var6',
	'var7',
	'var8',
	'var9',
	'var10',
] as const;

/** The columns of a record, in their order (4.9.2). */
export const CONTACT_COLUMNS = [
	'address',
	'fullname',
	'sex',
	'birthday',
	'phone',
	'area',
	...VARIABLES,
] as const;

/** What is known of a contact; on a change, what is left out stays. */
export interface ContactDetails extends Readonly<
	Partial<Record<(typeof VARIABLES)[number], string | undefined>>
> {
	readonly fullname?: string | undefined;
	readonly sex?: 'M' | 'F' | '' | undefined;
	/** `YYYY-MM-DD` */
	readonly birthday?: string | undefined;
	readonly phone?: string | undefined;
	readonly area?: string | undefined;
}

/** Somebody that mail can go to. */
export interface Contact extends ContactDetails {
	readonly address: string;
}

/** Which contacts a list is about. */
export interface ContactFilter extends Paging {
	/** `0` for those that are in no list; absent for all. */
	readonly listId?: string | undefined;
	/** A part of the address or the name. */
	readonly keyword?: string | undefined;
}

const shared = { file: 'mloperate.php' } as const;

const detailsOf = (details: ContactDetails) => ({
	fullname: details.fullname,
	sex: details.sex,
	birthday: details.birthday,
	phone: details.phone,
	area: details.area,
	...Object.fromEntries(VARIABLES.map((name) => [name, details[name]])),
});

/** Contacts, page by page (4.8). */
export const listContacts = umailRead<ContactFilter, PageRows>({
	...shared,
	section: '4.8',
	action: 'ml-addr-list',
	parameters: ({ listId, keyword, page, limit }) => ({ list_id: listId, keyword, page, limit }),
	read: readPage('data', 'addr'),
});

/** Adds one contact to a list, and asks for its ID (4.9.1). */
export const addContact = umailWrite<Contact & { listId: string }>({
	...shared,
	section: '4.9.1',
	action: 'ml-addr-add',
	carriers: { either: 'all' },
	parameters: ({ listId, address, ...details }) => ({
		list_id: listId,
		address,
		...detailsOf(details),
		return_id: '1',
	}),
});

/**
 * Adds many contacts to a list (4.9.2). What is no address, or in the list already, U-Mail passes
 * over without a word.
 */
export const addContacts = umailWrite<{ listId: string; contacts: readonly Contact[] }>({
	...shared,
	section: '4.9.2',
	action: 'ml-addr-add',
	carriers: { post: ['ml_addr'] },
	parameters: ({ listId, contacts }) => ({
		list_id: listId,
		ml_addr: contacts.map(recordOf).join('\n'),
	}),
});

/** The 16 columns of a record: one that is empty stays, or those behind it would shift. */
function recordOf(contact: Contact): string {
	return CONTACT_COLUMNS.map((name) => contact[name] ?? '').join(';');
}

/**
 * A line of a file: a column that is empty stays, or those behind it would shift. Where no other
 * follows, nothing does: the document shows rows that are short.
 *
 * @param values one for each of {@link CONTACT_COLUMNS}, without what separates columns and records
 */
export function contactLine(values: readonly string[]): string {
	const last = values.findLastIndex((value) => value !== '');
	return `${values.slice(0, last + 1).join(';')}\n`;
}

/** A file of contacts, one {@link contactLine} each, in UTF-8. */
export interface ContactFile {
	readonly listId: string;
	/** Bytes. */
	readonly length: number;
	/** Opens it once the upload's turn has come. */
	readonly open: OpenBody;
}

/**
 * Hands in a file of contacts for a list (4.9.3). U-Mail imports it later, and passes over what it
 * finds invalid or has already. The document does not tell the format of the file: what it tells of a
 * batch is the only hint.
 */
export const importContacts = umailWrite<ContactFile>({
	...shared,
	section: '4.9.3',
	action: 'ml-addr-add-file',
	carriers: { post: ['file'], either: ['list_id'] },
	parameters: ({ listId }) => ({ list_id: listId }),
	files: ({ length, open }) => [
		{
			field: 'file',
			fileName: 'contacts.txt',
			contentType: 'text/plain; charset=utf-8',
			content: open,
			length,
		},
	],
});

/** Changes a contact (4.10). */
export const editContact = umailWrite<Partial<Contact> & { id: string }>({
	...shared,
	section: '4.10',
	action: 'ml-addr-edit',
	carriers: { either: 'all' },
	parameters: ({ id, address, ...details }) => ({ id, address, ...detailsOf(details) }),
});

/** Deletes a contact (4.11). */
export const deleteContact = umailWrite<{ id: string }>({
	...shared,
	section: '4.11',
	action: 'ml-addr-del',
	parameters: byId,
});
