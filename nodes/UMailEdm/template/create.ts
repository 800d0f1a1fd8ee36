import { addTemplate } from '../../../gateways/umail/calls/template';
import { attachmentsField, readAttachments } from '../attachments';
import { notEmpty } from '../notEmpty';
import { created, uMailOperation } from '../uMailOperation';
import {
	contentField,
	encodingField,
	nameField,
	readSubjects,
	subjectField,
	textContentField,
} from './fields';

/** Makes a template, with its attachments. */
export const create = uMailOperation({
	fields: [
		nameField,
		subjectField,
		contentField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [attachmentsField, encodingField, textContentField],
		},
	],
	call: addTemplate,
	request: async ({ name, subject, content, additionalFields }, _timeZone, place) => {
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
