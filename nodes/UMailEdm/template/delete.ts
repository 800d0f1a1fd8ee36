import { deleteTemplate } from '../../../gateways/umail/calls/template';
import { readId, templateField } from '../locators';
import { deleted, uMailOperation } from '../uMailOperation';

/** Deletes a template with its attachments. */
export const deleteOne = uMailOperation({
	fields: [templateField],
	call: deleteTemplate,
	request: ({ template }) => ({ id: readId(template, 'Template') }),
	json: deleted,
});
