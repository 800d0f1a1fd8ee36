import { listContactLists } from '../../../gateways/umail/calls/contactList';
import { uMailList } from '../uMailOperation';

/** All contact lists of the account, which come whole. */
export const getMany = uMailList({
	fields: [],
	call: listContactLists,
	request: () => ({}),
});
