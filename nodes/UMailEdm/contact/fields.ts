import { VARIABLES } from '../../../gateways/umail/calls/contact';
import {
	additionalFieldsOf,
	choiceInput,
	dateTimeInput,
	textInput,
} from '../../../operations/parameters/fields';

const fullnameField = textInput('Full Name', 'fullname', {
	placeholder: 'e.g. Ann Lee',
	description: 'The name that mails address the contact by',
});

const sexField = choiceInput('Sex', 'sex', '', {
	description: 'The sex of the contact',
	options: [
		{ name: 'Female', value: 'F' },
		{ name: 'Male', value: 'M' },
		{ name: 'Not Known', value: '' },
	],
});

const birthdayField = dateTimeInput(
	'Birthday',
	'birthday',
	"The day of birth, in the workflow's time zone",
);

const phoneField = textInput('Phone', 'phone', {
	placeholder: 'e.g. 0912345678',
	description:
		'The phone number, in any form; a mobile one is stored as 0912345678, or as + and digits',
});

const areaField = textInput('Area', 'area', {
	placeholder: 'e.g. 台北市',
	description: 'Where the contact lives',
});

const variableFields = VARIABLES.map((name, index) =>
	textInput(`Variable ${index + 1}`, name, {
		description: `What templates put in the place of variable ${index + 1}`,
	}),
);

/** What can be told of a contact beside its address. */
export const detailFields = [
	areaField,
	birthdayField,
	fullnameField,
	phoneField,
	sexField,
	...variableFields,
] as const;

export const additionalFields = additionalFieldsOf([...detailFields]);

export const idField = textInput('Contact ID', 'id', {
	required: true,
	placeholder: 'e.g. 1021544',
	description: 'The ID that creating the contact, or getting many, returned',
});
