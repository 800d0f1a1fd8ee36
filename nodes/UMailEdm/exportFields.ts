import type { INodeProperties } from 'n8n-workflow';
import type { Failure } from '../../messaging/outcome';
import { choiceInput, optionsOf, switchInput } from '../../operations/parameters/fields';
import {
	concurrencyField,
	limitField,
	returnAllField,
	timeoutField,
} from '../../operations/parameters/sharedFields';

/** Most rows that become items: a million of them take 578 MB, and to save them 2 GB. */
export const MOST_ITEMS = 100_000;

/** There are more than {@link MOST_ITEMS}. */
export const TOO_MANY_ITEMS: Failure = {
	code: 'TOO_MANY_ITEMS',
	text: '',
	reason: `The file has more than ${MOST_ITEMS} rows, which are too many for items`,
	advice: "Set 'Output' to File, or turn 'Return All' off.",
};

const encodingField = choiceInput('Encoding', 'encoding', 'auto', {
	description: 'The encoding of the file that U-Mail gives. What comes out is UTF-8.',
	options: [
		{ name: 'Automatic', value: 'auto', description: 'UTF-8, and GB18030 where it is not that' },
		{ name: 'GB18030', value: 'gb18030', description: 'And GBK and GB2312, which it contains' },
		{ name: 'UTF-8', value: 'utf-8' },
	],
});

/** What comes out of an export, and how. */
export const exportFields = [
	choiceInput('Output', 'output', 'file', {
		description: 'What to give for the rows of the file',
		options: [
			{ name: 'File', value: 'file', description: 'One item with a binary file, of any size' },
			{
				name: 'Items',
				value: 'items',
				description: 'An item for each row, up to 100,000: what many of them take is memory',
			},
		],
	}),
	choiceInput('Format', 'format', 'csv', {
		description: 'How the file is written',
		displayOptions: { show: { output: ['file'] } },
		options: [
			{ name: 'CSV', value: 'csv', description: 'With a header, in UTF-8' },
			{ name: 'Text', value: 'text', description: 'As U-Mail gives it, byte for byte' },
		],
	}),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show: { output: ['file'] } },
	},
	{ ...returnAllField, displayOptions: { show: { output: ['items'] } } },
	{
		...limitField,
		typeOptions: { minValue: 1, maxValue: MOST_ITEMS },
		displayOptions: { show: { output: ['items'], returnAll: [false] } },
	},
	optionsOf([
		switchInput(
			'Add Byte Order Mark (BOM)',
			'addBOM',
			false,
			'Whether to begin the CSV so that Excel takes it for UTF-8',
		),
		concurrencyField,
		encodingField,
		switchInput(
			'Neutralize Formulas',
			'neutralizeFormulas',
			true,
			'Whether to put an apostrophe before values of the CSV that a spreadsheet would take for formulas. Numbers and telephone numbers stay as they are, and the import takes the apostrophe off again.',
		),
		{
			...timeoutField,
			description:
				'Time in ms to wait for the gateway to begin its answer, and again for each piece of it. The value of the first item counts.',
		},
	]),
] as const satisfies readonly INodeProperties[];
