import type { UMailLine } from '../../../gateways/umail/account';
import {
	ALL_FAILURE_TYPES,
	exportFailed as call,
	isDocumented,
	isOfDay,
	type FailedFilter,
	type FailureType,
} from '../../../gateways/umail/calls/exports';
import { listBatches } from '../../../gateways/umail/calls/statistic';
import type { SentTask } from '../../../gateways/umail/calls/tracking';
import { accepted, type Outcome } from '../../../messaging/outcome';
import { daysBetween } from '../../../messaging/vendorTime';
import { choiceInput, filtersOf } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { readDay } from '../../../operations/parameters/instant';
import { dateField, requestOfDay } from '../day';
import { readSentTask, sentTaskField } from '../locators';
import { uMailJoinedExport, type Part } from '../uMailExport';

/** Days of one export: each is a request or more. */
const MOST_DAYS = 366;

/** Which failures of each day are asked for. */
interface Wanted {
	readonly days: readonly string[];
	readonly type: FailureType | 'all';
	/** One task, by one of its two names; neither for all of a day. */
	readonly task: Pick<FailedFilter, 'taskId' | 'taskIdent'>;
}

export const exportFailed = uMailJoinedExport({
	name: 'Export Failed',
	action: 'Export failed addresses of day',
	description: 'Get the addresses that mail did not reach as a file, or as items',
	fields: [
		dateField,
		choiceInput('Type', 'type', 'notExist', {
			description: 'Why the mail did not arrive',
			options: [
				{
					name: 'All',
					value: 'all',
					description: 'Every type at once, each address with its type, day and batch',
				},
				{ name: 'Format Wrong', value: 'formatError' },
				{ name: 'Invalid Address', value: 'invalidAddress' },
				{
					name: 'Mailbox Does Not Exist',
					value: 'notExist',
					description: 'Needs a task or a batch',
				},
				{ name: 'Mailbox Is Full', value: 'overQuota', description: 'Needs a task or a batch' },
				{
					name: 'Other (4)',
					value: 'other',
					description: "Needs a task or a batch. U-Mail's document does not explain it.",
				},
				{ name: 'Recipient Refused', value: 'userReject', description: 'Needs a task or a batch' },
				{ name: 'Refused as Spam', value: 'spam', description: 'Needs a task or a batch' },
			],
		}),
		filtersOf([
			{
				...sentTaskField,
				required: false,
				description: `Only one task. ${sentTaskField.description}`,
			},
			{
				...dateField,
				displayName: 'Until',
				name: 'until',
				required: false,
				description: "The last day, where it is not 'Date' alone: up to 366 days",
			},
		]),
	],
	call,
	async join({ date, type, filters: { task: locator, until = '' } }, place, line) {
		const isOfTask = locator !== undefined && locator.value !== '';
		if (!isOfTask && type !== 'all' && !isOfDay(type)) {
			throw new InputProblem("This 'Type' needs a task: add 'Task' in 'Filters', or choose All");
		}
		const task = isOfTask ? named(readSentTask(locator)) : {};
		const { date: first } = requestOfDay({ date }, place);
		const last = until.trim() === '' ? first : readDay(until, place.timeZone, 'Until');
		const parts = await partsOf(line, { days: daysOf(first, last), type, task });
		if (parts.outcome !== 'accepted') return parts;
		const days = first === last ? first : `${first}-${last}`;
		return accepted({ name: `failed-${days}-${type}`, parts: parts.value });
	},
});

/** The same task under the names that this export has for it. */
function named(task: SentTask): Wanted['task'] {
	return 'ident' in task ? { taskIdent: task.ident } : { taskId: task.id };
}

/** @throws InputProblem where they are too many, or the other way round */
function daysOf(first: string, last: string): readonly string[] {
	if (last < first) throw new InputProblem(`'Until' is ${last}, which is before 'Date', ${first}`);
	const days = daysBetween(first, last, MOST_DAYS + 1);
	if (days.length <= MOST_DAYS) return days;
	throw new InputProblem(`'Until' is ${last}, more than ${MOST_DAYS} days after 'Date'`);
}

/** The exports that have all of it. */
async function partsOf(
	line: UMailLine,
	{ days, type, task }: Wanted,
): Promise<Outcome<readonly Part<FailedFilter>[]>> {
	const types = type === 'all' ? ALL_FAILURE_TYPES : [type];
	const isOfTask = Object.keys(task).length > 0;
	const parts: Part<FailedFilter>[] = [];
	for (const date of days) {
		const tasks = isOfTask || type !== 'all' ? accepted([task]) : await tasksOf(line, date);
		if (tasks.outcome !== 'accepted') return tasks;
		for (const one of types) {
			for (const named of isOfDay(one) ? [task] : tasks.value) {
				const request: FailedFilter = { date, type: one, ...named };
				// A task is one of a single day, and what the document does not have need not be there.
				const isOptional = !isDocumented(one) || (isOfTask && days.length > 1);
				const more = { type: one, date, taskIdent: request.taskIdent ?? '' };
				parts.push({ request, more, isOptional });
			}
		}
	}
	const [only] = parts;
	const isSingle = only !== undefined && type !== 'all' && days.length === 1;
	return accepted(isSingle ? [{ request: only.request, more: {} }] : parts);
}

/** The tasks of a day, by their batches (2.4). */
async function tasksOf(line: UMailLine, date: string): Promise<Outcome<readonly Wanted['task'][]>> {
	const batches = await line.call(listBatches, { date });
	if (batches.outcome !== 'accepted') return batches;
	return accepted(
		batches.value.flatMap(({ taskIdent }) =>
			typeof taskIdent === 'string' && taskIdent !== '' ? [{ taskIdent }] : [],
		),
	);
}
