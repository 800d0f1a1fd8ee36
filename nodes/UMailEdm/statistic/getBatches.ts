import { listBatches } from '../../../gateways/umail/calls/statistic';
import { filtersOf, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { readDay } from '../../../operations/parameters/instant';
import { dateField } from '../day';
import { uMailList } from '../uMailList';
import { statisticNotice } from './fields';

export const getBatches = uMailList({
	name: 'Get Batches',
	action: 'Get batch statistics',
	description: 'Get what became of each batch of a day',
	fields: [
		statisticNotice,
		{
			...dateField,
			required: false,
			description: `${dateField.description} Can be empty where 'Batch' is set.`,
		},
		filtersOf([
			textInput('Batch', 'ident', {
				placeholder: 'e.g. 20260131-362-F9B1E5',
				description: "Only this batch: 'taskIdent' of a batch, or 'taskSn' of a tracking overview",
			}),
		]),
	],
	call: listBatches,
	whenEmpty:
		'U-Mail has no batch for that. It counts by batch only tasks that were sent through its own platform.',
	request: ({ date, filters }, { timeZone }) => {
		const ident = filters.ident?.trim() ?? '';
		if (date.trim() === '' && ident === '') {
			throw new InputProblem("'Date' and 'Batch' are both empty: set one of them");
		}
		return {
			...(date.trim() === '' ? {} : { date: readDay(date, timeZone, 'Date') }),
			...(ident === '' ? {} : { ident }),
		};
	},
});
