import { exportFailed as call } from '../../../gateways/umail/calls/exports';
import { choiceInput, filtersOf, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { dateField, requestOfDay } from '../day';
import { readId } from '../locators';
import { uMailExport } from '../uMailExport';

/** Types that U-Mail tells only of one task. */
const OF_ONE_TASK: readonly string[] = ['notExist', 'overQuota', 'userReject'];

export const exportFailed = uMailExport({
	name: 'Export Failed',
	action: 'Export failed addresses of day',
	description: 'Get the addresses that mail did not reach as a file, or as items',
	fields: [
		dateField,
		choiceInput('Type', 'type', 'notExist', {
			description: 'Why the mail did not arrive. The last three need a task, or a batch.',
			options: [
				{ name: 'Format Wrong', value: 'formatError' },
				{ name: 'Invalid Address', value: 'invalidAddress' },
				{ name: 'Mailbox Does Not Exist', value: 'notExist' },
				{ name: 'Mailbox Is Full', value: 'overQuota' },
				{ name: 'Recipient Refused', value: 'userReject' },
			],
		}),
		filtersOf([
			textInput('Batch', 'taskIdent', {
				placeholder: 'e.g. 20260131-362-F9B1E5',
				description: "Only this batch: 'taskIdent' of a batch",
			}),
			textInput('Task ID', 'taskId', {
				placeholder: 'e.g. 19124',
				description: "Only this task, by its ID: 'taskId' of a batch",
			}),
		]),
	],
	call,
	request({ date, type, filters: { taskIdent = '', taskId = '' } }, place) {
		const ident = taskIdent.trim();
		const id = taskId.trim();
		if (ident === '' && id === '' && OF_ONE_TASK.includes(type)) {
			throw new InputProblem(
				"This 'Type' needs 'Batch' or 'Task ID': add one of them in 'Filters'",
			);
		}
		return {
			...requestOfDay({ date }, place),
			type,
			// Of both, U-Mail need not take the same one everywhere: one is sent.
			...(ident === '' ? {} : { taskIdent: ident }),
			...(ident !== '' || id === '' ? {} : { taskId: readId({ value: id }, 'Task ID') }),
		};
	},
	fileName: ({ date, type }) => `failed-${date}-${type}`,
});
