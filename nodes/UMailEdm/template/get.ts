import { getTemplate } from '../../../gateways/umail/calls/template';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { readId, templateField } from '../locators';

export const get = callOperation(umail, {
	name: 'Get',
	action: 'Get template',
	description: 'Get one template with its content',
	fields: [templateField],
	call: getTemplate,
	request: ({ template }) => ({ id: readId(template, 'Template') }),
	json: (row) => row,
});
