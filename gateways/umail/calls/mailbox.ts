import { umailRead, umailWrite, type Paging } from '../call';
import { readPage, type PageRows } from '../read';
import type { DomainName } from './domain';

/** Most mailboxes of a page: the document names no limit, and fewer would be more requests. */
export const MAILBOXES_OF_A_PAGE = 500;

/** A mailbox and its password. */
interface MailboxPassword {
	readonly mailbox: string;
	readonly pwd: string;
}

const shared = { file: 'bs.php', manager: 'may' } as const;

/** The document shows the password in the address (7.5, 7.7), where whoever keeps logs reads it. */
const withPassword = {
	carriers: { secret: ['pwd'] },
	parameters: ({ mailbox, pwd }: MailboxPassword) => ({ mailbox, pwd }),
} as const;

/** The mailboxes of a domain, page by page (7.4). */
export const listMailboxes = umailRead<DomainName & Paging, PageRows>({
	...shared,
	section: '7.4',
	action: 'mailbox-list',
	parameters: ({ domain, page, limit }) => ({ domain, page, limit }),
	read: readPage('mailbox_list', 'data'),
});

/** Makes a mailbox (7.5). */
export const addMailbox = umailWrite<MailboxPassword>({
	...shared,
	...withPassword,
	section: '7.5',
	action: 'mailbox-add',
});

/** Deletes a mailbox (7.6). */
export const deleteMailbox = umailWrite<{ mailbox: string }>({
	...shared,
	section: '7.6',
	action: 'mailbox-del',
	parameters: ({ mailbox }) => ({ mailbox }),
});

/** Gives a mailbox another password (7.7). */
export const editMailbox = umailWrite<MailboxPassword>({
	...shared,
	...withPassword,
	section: '7.7',
	action: 'mailbox-edit',
});
