import { addAttachments } from '../../../gateways/umail/calls/template';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { attachmentsField, readAttachments } from '../attachments';
import { readId, templateField } from '../locators';
import { changed, uMailOperation } from '../uMailOperation';

/** Adds one or many files to a template. */
export const addAttachment = uMailOperation({
	fields: [templateField, { ...attachmentsField, required: true }],
	call: addAttachments,
	request: async ({ template, attachments: names }, _timeZone, place) => {
		const id = readId(template, 'Template');
		const attachments = await readAttachments(names, place);
		if (attachments.length === 0) throw new InputProblem("'Input Data Field Name(s)' is empty");
		return { id, attachments };
	},
	json: changed,
});
