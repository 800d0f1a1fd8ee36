import { listTemplates } from '../../../gateways/umail/calls/template';
import { uMailList } from '../uMailList';

/** All templates of the account, which come whole; simplified, without their contents. */
export const getMany = uMailList({
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Get the templates of the account',
	fields: [],
	call: listTemplates,
	simplified: ['id', 'name', 'subjects', 'attachments', 'created', 'updated'],
	request: () => ({}),
});
