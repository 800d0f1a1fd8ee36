import { deleteAttachment as call } from '../../../gateways/umail/calls/template';
import { callOperation } from '../../../operations/calls/call';
import { choiceInput, textInput } from '../../../operations/parameters/fields';
import { umail } from '../gateway';
import { readId, templateField } from '../locators';
import { deleted } from '../written';

/** Takes a file out of a template, or all of them where that was said in so many words. */
export const deleteAttachment = callOperation(umail, {
	name: 'Delete Attachment',
	action: 'Delete attachment of template',
	description: 'Delete one file of a template, or all of them',
	fields: [
		templateField,
		choiceInput('Which', 'which', 'one', {
			description: 'Which of the attachments to delete',
			options: [
				{ name: 'All Attachments', value: 'all', description: 'Every file of the template' },
				{ name: 'One Attachment', value: 'one', description: 'The file with an ID' },
			],
		}),
		textInput('Attachment ID', 'attachmentId', {
			required: true,
			placeholder: 'e.g. 12',
			description: "The 'attaId' that Get gives with the template",
			displayOptions: { show: { which: ['one'] } },
		}),
	],
	call,
	request: ({ template, which, attachmentId }) => ({
		id: readId(template, 'Template'),
		attachmentId: which === 'all' ? 'all' : readId({ value: attachmentId.trim() }, 'Attachment ID'),
	}),
	json: deleted,
});
