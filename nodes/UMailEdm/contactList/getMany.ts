import { listContactLists } from '../../../gateways/umail/calls/contactList';
import { uMailList } from '../uMailList';

/** All contact lists of the account, which come whole. */
export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many contact lists',
	description: 'Get the contact lists of the account',
	fields: [],
	call: listContactLists,
	request: () => ({}),
});
