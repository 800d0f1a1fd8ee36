import { editTemplate } from '../../../gateways/umail/calls/template';
import { callOperation } from '../../../operations/calls/call';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { updateFieldsOf } from '../../../operations/parameters/fields';
import { umail } from '../gateway';
import { readId, templateField } from '../locators';
import { notEmpty } from '../notEmpty';
import { someOf } from '../someOf';
import { changed } from '../written';
import {
	contentField,
	encodingField,
	nameField,
	personalNotice,
	readSubjects,
	subjectField,
	textContentField,
} from './fields';

/** Changes a template; what is not added stays as it is. */
export const update = callOperation(umail, {
	name: 'Update',
	action: 'Update template',
	description: 'Change a template',
	fields: [
		templateField,
		personalNotice,
		updateFieldsOf([
			{ ...contentField, required: false },
			encodingField,
			{ ...nameField, required: false },
			{ ...subjectField, required: false },
			textContentField,
		]),
	],
	call: editTemplate,
	request: ({ template, updateFields: changes }, { run }) => {
		const { name, subject, content, encoding, textContent } = someOf(changes);
		// U-Mail would take the call and change nothing (5.5, remark 1).
		if (name === undefined && subject === undefined && content === undefined) {
			throw new InputProblem(
				"'Update Fields' needs 'Content', 'Name' or 'Subject': U-Mail changes the others only together with one of these",
			);
		}
		return {
			id: readId(template, 'Template'),
			name: name === undefined ? undefined : notEmpty(name, 'Name'),
			subjects: subject === undefined ? undefined : readSubjects(subject, run),
			content: content === undefined ? undefined : notEmpty(content, 'Content'),
			encoding,
			textContent,
		};
	},
	json: changed,
});
