import type { INodeProperties } from 'n8n-workflow';
import { VARIABLES } from '../../../gateways/umail/calls/contact';

const fullnameField = {
	displayName: 'Full Name',
	name: 'fullname',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ann Lee',
	description: 'The name that mails address the contact by',
} as const satisfies INodeProperties;

const sexField = {
	displayName: 'Sex',
	name: 'sex',
	type: 'options',
	default: '',
	description: 'The sex of the contact',
	options: [
		{ name: 'Female', value: 'F' },
		{ name: 'Male', value: 'M' },
		{ name: 'Not Known', value: '' },
	],
} as const satisfies INodeProperties;

const birthdayField = {
	displayName: 'Birthday',
	name: 'birthday',
	type: 'dateTime',
	default: '',
	description: "The day of birth, in the workflow's time zone",
} as const satisfies INodeProperties;

const phoneField = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0912345678',
	description: 'The phone number, in any form',
} as const satisfies INodeProperties;

const areaField = {
	displayName: 'Area',
	name: 'area',
	type: 'string',
	default: '',
	placeholder: 'e.g. 台北市',
	description: 'Where the contact lives',
} as const satisfies INodeProperties;

const variableFields = VARIABLES.map(
	(name, index) =>
		({
			displayName: `Variable ${index + 1}`,
			name,
			type: 'string',
			default: '',
			description: `What templates put in the place of variable ${index + 1}`,
		}) as const satisfies INodeProperties,
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

/** What is told of a new contact beside its address. */
export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [...detailFields],
} as const satisfies INodeProperties;

/** The contact that an operation works on. */
export const idField = {
	displayName: 'Contact ID',
	name: 'id',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1021544',
	description: 'The ID that creating the contact, or getting many, returned',
} as const satisfies INodeProperties;
