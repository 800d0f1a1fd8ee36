import { sendTask } from '../sentTask';
import { anId, type OperationCase } from './case';

const aDay: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u);
const anIdent: unknown = expect.stringMatching(/^\d{8}-362-[\dA-F]{6}$/u);
const ADDRESSES = ['ann@read.example', 'bob@read.example', 'gone@read.example'];

/** Statistics of a day with one task to three addresses, one of which does not exist. */
export const statisticCases: readonly OperationCase[] = [
	{
		operation: 'statistic.getOverview',
		shows: 'counts what was sent on a day',
		async given(harness) {
			const { id, date } = await sendTask(harness, ...ADDRESSES);
			harness.simulator.umail.happen({ kind: 'fail', taskId: id, email: 'gone@read.example' });
			return { date, simplify: false };
		},
		output: [
			{
				date: aDay,
				wsQty: 3,
				wsError: 1,
				wsCount: 3,
				invalidAddr: 0,
				formatError: 0,
				sendCount: 3,
				deducCount: 3,
				actualSend: 2,
				sendError: 1,
				actualDeduc: 2,
			},
		],
	},
	{
		operation: 'statistic.getOverview',
		shows: 'takes a day with slashes, and simplifies',
		given: () => ({ date: '2026/1/3' }),
		output: [
			{
				date: '2026-01-03',
				wsQty: 0,
				wsCount: 0,
				wsError: 0,
				invalidAddr: 0,
				formatError: 0,
				sendCount: 0,
				actualSend: 0,
				sendError: 0,
				actualDeduc: 0,
			},
		],
	},
	{
		operation: 'statistic.getBatches',
		shows: 'gives the batches of a day',
		async given(harness) {
			const { id, date } = await sendTask(harness, ...ADDRESSES);
			harness.simulator.umail.happen({ kind: 'fail', taskId: id, email: 'gone@read.example' });
			return { date };
		},
		output: [
			{
				taskId: anId,
				taskDate: aDay,
				taskIdent: anIdent,
				total: 3,
				failed: 1,
				success: 2,
				actual: 2,
				emailNotExist: 1,
				overQuota: 0,
				userReject: 0,
			},
		],
	},
	{
		operation: 'statistic.getBatches',
		shows: 'gives one batch by its number alone',
		async given(harness) {
			await sendTask(harness, ...ADDRESSES);
			const { ident } = await sendTask(harness, 'ann@read.example');
			return { date: '', filters: { ident } };
		},
		output: [expect.objectContaining({ taskIdent: anIdent, total: 1 })],
	},
	{
		operation: 'statistic.getDeductions',
		shows: 'says what a day cost',
		given: async (harness) => ({ date: (await sendTask(harness, ...ADDRESSES)).date }),
		output: [
			{ date: aDay, company: '示例电子邮件有限公司', deduction: 'web', sendNum: 3, total: 3 },
		],
	},
];
