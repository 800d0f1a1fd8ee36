import { addAttachments } from '../../../gateways/umail/calls/template';
import { callOperation } from '../../../operations/calls/call';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { attachmentsField, readAttachments } from '../attachments';
import { umail } from '../gateway';
import { readId, templateField } from '../locators';
import { changed } from '../written';

export const addAttachment = callOperation(umail, {
	name: 'Add Attachment',
	action: 'Add attachment to template',
	description: 'Add one or many files to a template',
	fields: [templateField, { ...attachmentsField, required: true }],
	call: addAttachments,
	request: async ({ template, attachments: names }, place) => {
		const id = readId(template, 'Template');
		const attachments = await readAttachments(names, place);
		if (attachments.length === 0) throw new InputProblem("'Input Data Field Name(s)' is empty");
		return { id, attachments };
	},
	json: changed,
});
