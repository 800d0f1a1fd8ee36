import { exportUnsubscribed as call } from '../../../gateways/umail/calls/exports';
import { contactListField, readId } from '../locators';
import { uMailExport } from '../uMailExport';

export const exportUnsubscribed = uMailExport({
	name: 'Export Unsubscribed',
	action: 'Export unsubscribed addresses of list',
	description: 'Get who has left a list, and when, as a file, or as items',
	fields: [contactListField],
	call,
	request: ({ contactList }) => ({ id: readId(contactList, 'Contact List') }),
	fileName: ({ id }) => `unsubscribed-${id}`,
});
