import type { INodeProperties } from 'n8n-workflow';
import { CONTACT_COLUMNS } from '../../../../gateways/umail/calls/contact';
import {
	choiceInput,
	optionsOf,
	switchInput,
	textInput,
} from '../../../../operations/parameters/fields';
import { concurrencyField, timeoutField } from '../../../../operations/parameters/sharedFields';
import { contactListField } from '../../locators';
import { separatorInValuesField } from '../../separators';
import { detailFields } from '../fields';

const LABELS: ReadonlyMap<string, string> = new Map(
	detailFields.map(({ name, displayName }) => [name, displayName]),
);

const columnFields = CONTACT_COLUMNS.map((name) =>
	textInput(LABELS.get(name) ?? 'Address', name, {
		description: 'The header of its column, or the number of the column, from 1',
	}),
).sort((one, other) => one.displayName.localeCompare(other.displayName, 'en', { numeric: true }));

export const importFromField = choiceInput('Import From', 'importFrom', 'file', {
	description: 'Where the contacts are',
	options: [
		{
			name: 'File',
			value: 'file',
			description: 'A file of each item: CSV, TSV or text, of any size',
		},
		{ name: 'Items', value: 'items', description: 'The items themselves, one contact each' },
	],
});

const headerField = choiceInput('Header', 'header', 'auto', {
	description:
		"Whether a row of the file names the columns; what stands above it is no contact. Without a header they are address, name, sex, birthday, phone, area and the variables, or what 'Columns' says.",
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'Unless there is an address in the first row, or only a title above it',
		},
		{ name: 'No', value: 'no' },
		{ name: 'Yes', value: 'yes' },
	],
});

const delimiterField = choiceInput('Delimiter', 'delimiter', 'auto', {
	description: 'What stands between the columns of the file',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description:
				"What a line 'sep=' says, or what occurs equally often in most of the first lines",
		},
		{ name: 'Comma', value: ',' },
		{ name: 'Pipe', value: '|' },
		{ name: 'Semicolon', value: ';' },
		{ name: 'Tab', value: '\t' },
	],
});

const encodingField = choiceInput('Encoding', 'encoding', 'auto', {
	description: 'The encoding of the file; a byte order mark in it wins',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'UTF-8; where it is not that, Big5 or GB18030, and a hint says which',
		},
		{ name: 'Big5', value: 'big5' },
		{ name: 'GB18030', value: 'gb18030', description: 'And GBK and GB2312, which it contains' },
		{ name: 'UTF-8', value: 'utf-8' },
	],
});

const dateOrderField = choiceInput('Date Order', 'dateOrder', 'auto', {
	description:
		'How to read birthdays that could be several days. Those with a year of four digits before the month are always read.',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'What can be one day only, such as 8/15/1986; the others are not understood',
		},
		{ name: 'Day, Month, Year', value: 'dayFirst', description: '5/8/1986 is in August' },
		{ name: 'Month, Day, Year', value: 'monthFirst', description: '8/5/1986 is in August' },
		{ name: 'Year of the Republic (民國)', value: 'republic', description: '75/8/15 is in 1986' },
		{ name: 'Year, Month, Day', value: 'yearFirst', description: '75/8/15 is in 1975' },
	],
});

const invalidValuesField = choiceInput('Invalid Values', 'invalidValues', 'empty', {
	description:
		'What to do with a birthday, a sex, a phone number or another value beside the address that is not understood',
	options: [
		{ name: 'Leave Empty', value: 'empty', description: 'Take the contact without the value' },
		{ name: 'Leave Out Row', value: 'leaveOut', description: 'Leave the contact out' },
	],
});

export const importFields = [
	contactListField,
	importFromField,
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the binary file data to be processed',
		displayOptions: { show: { importFrom: ['file'] } },
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'collection',
		placeholder: 'Add Column',
		default: {},
		description:
			'Which column holds what, where its header does not tell: those that are called Email, 電子郵件 or 邮箱, Name or 姓名, and the like are found',
		options: columnFields,
	},
	optionsOf([
		concurrencyField,
		dateOrderField,
		delimiterField,
		encodingField,
		headerField,
		invalidValuesField,
		switchInput(
			'Neutralize Formulas',
			'neutralizeFormulas',
			true,
			'Whether to put an apostrophe before what a spreadsheet would take for formulas, among the rows that were left out. The import takes it off again.',
		),
		{
			displayName: 'Put Rows Left Out in Field',
			name: 'leftOutPropertyName',
			type: 'string',
			default: 'leftOut',
			hint: 'The name of the output binary field for the rows that were left out, with the reason of each',
		},
		separatorInValuesField,
		{
			...timeoutField,
			description:
				'Time in ms to wait for the gateway, counted from the last piece of the file that left. The value of the first item counts.',
		},
	]),
] as const satisfies readonly INodeProperties[];
