import { listTemplates } from '../../../gateways/umail/calls/template';
import { uMailList } from '../uMailOperation';

/** All templates of the account, which come whole; simplified, without their contents. */
export const getMany = uMailList({
	fields: [],
	call: listTemplates,
	simplified: ['id', 'name', 'subjects', 'attachments', 'created', 'updated'],
	request: () => ({}),
});
