import {
	addMailbox,
	deleteMailbox,
	editMailbox,
	listMailboxes,
} from '../../../../gateways/umail/calls/mailbox';
import type { WireCase } from './case';

const file = 'bs.php';
const mailbox = 'news@test.com';

/** Chapter 7, mailboxes. */
export const mailboxWire: readonly WireCase[] = [
	{
		section: '7.4',
		shows: 'asks for a page',
		build: (account) =>
			listMailboxes.build(account, { domain: 'test.com', page: '2', limit: '500' }),
		method: 'GET',
		file,
		query: { do: 'mailbox-list', domain: 'test.com', page: '2', limit: '500' },
	},
	{
		section: '7.4',
		shows: "names a manager's customer",
		build: (account) =>
			listMailboxes.build({ ...account, customerId: '362' }, { domain: 'test.com' }),
		method: 'GET',
		file,
		query: {
			do: 'mailbox-list',
			domain: 'test.com',
			user_type: 'manager',
			customer_id: '362',
		},
	},
	{
		section: '7.5',
		shows: 'keeps the password out of the query, unless GET is chosen',
		build: (account) => addMailbox.build(account, { mailbox, pwd: 'a&b+c 密' }),
		method: 'POST',
		file,
		query: { do: 'mailbox-add', mailbox },
		body: { mailbox, pwd: 'a&b+c 密' },
		methodByGet: 'GET',
	},
	{
		section: '7.6',
		shows: 'names the mailbox',
		build: (account) => deleteMailbox.build(account, { mailbox }),
		method: 'POST',
		file,
		query: { do: 'mailbox-del', mailbox },
		body: { mailbox },
		methodByGet: 'GET',
	},
	{
		section: '7.7',
		shows: "keeps the password out of the query, beside a manager's customer",
		build: (account) =>
			editMailbox.build({ ...account, customerId: '362' }, { mailbox, pwd: 'new' }),
		method: 'POST',
		file,
		query: { do: 'mailbox-edit', mailbox, user_type: 'manager', customer_id: '362' },
		body: { mailbox, pwd: 'new', user_type: 'manager', customer_id: '362' },
		methodByGet: 'GET',
	},
];
