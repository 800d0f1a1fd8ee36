import { deleteTemplate } from '../../../gateways/umail/calls/template';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { readId, templateField } from '../locators';
import { deleted } from '../written';

export const deleteOne = callOperation(umail, {
	name: 'Delete',
	action: 'Delete template',
	description: 'Delete a template with its attachments',
	fields: [templateField],
	call: deleteTemplate,
	request: ({ template }) => ({ id: readId(template, 'Template') }),
	json: deleted,
});
