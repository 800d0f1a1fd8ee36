import { getTemplate } from '../../../gateways/umail/calls/template';
import { readId, templateField } from '../locators';
import { uMailOperation } from '../uMailOperation';

/** One template with its subjects, content and attachments. */
export const get = uMailOperation({
	fields: [templateField],
	call: getTemplate,
	request: ({ template }) => ({ id: readId(template, 'Template') }),
	json: (row) => row,
});
