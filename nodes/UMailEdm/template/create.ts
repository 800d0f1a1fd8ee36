import { addTemplate } from '../../../gateways/umail/calls/template';
import { callOperation } from '../../../operations/calls/call';
import { additionalFieldsOf } from '../../../operations/parameters/fields';
import { attachmentsField, readAttachments } from '../attachments';
import { umail } from '../gateway';
import { notEmpty } from '../notEmpty';
import { created } from '../written';
import {
	contentField,
	encodingField,
	nameField,
	personalNotice,
	readSubjects,
	subjectField,
	textContentField,
} from './fields';

export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create template',
	description: 'Create a template with subjects, content and attachments',
	fields: [
		personalNotice,
		nameField,
		subjectField,
		contentField,
		additionalFieldsOf([attachmentsField, encodingField, textContentField]),
	],
	call: addTemplate,
	request: async ({ name, subject, content, additionalFields }, place) => {
		const { attachments = '', encoding, textContent } = additionalFields;
		return {
			name: notEmpty(name, 'Name'),
			subjects: readSubjects(subject, place.run),
			content: notEmpty(content, 'Content'),
			encoding,
			textContent,
			attachments: await readAttachments(attachments, place),
		};
	},
	json: created,
});
