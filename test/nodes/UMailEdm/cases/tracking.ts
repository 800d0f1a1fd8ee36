import { byBatch, byId, type UMailHarness } from '../harness';
import { sendTask, type SentTask } from '../sentTask';
import { anId, type OperationCase } from './case';

const aTime: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
const aBatch: unknown = expect.stringMatching(/^\d{8}-362-[\dA-F]{6}$/u);
const aCount: unknown = expect.any(Number);
const A = 'http://shop.example/a';
const B = 'http://shop.example/b';

/** A task that Ann opened twice and followed a link of, and Bob opened once. */
async function read(harness: UMailHarness): Promise<SentTask> {
	const task = await sendTask(harness, 'ann@read.example', 'bob@read.example');
	harness.simulator.umail.happen(
		{ kind: 'open', taskId: task.id, email: 'ann@read.example', times: 2 },
		{ kind: 'click', taskId: task.id, email: 'ann@read.example', link: A },
		{ kind: 'open', taskId: task.id, email: 'bob@read.example' },
	);
	return task;
}

const clicked = { clickUnique: 1, clickTotal: 1, clickFirst: aTime, clickLast: aTime };
const never = { clickUnique: 0, clickTotal: 0, clickFirst: null, clickLast: null };
const links = [
	{ linkId: anId, link: A, ...clicked },
	{ linkId: anId, link: B, ...never },
];

/** Tracking. */
export const trackingCases: readonly OperationCase[] = [
	{
		operation: 'tracking.getOverview',
		shows: 'gives the numbers, the track ID and the links of a batch',
		given: async (harness) => ({ task: byBatch((await read(harness)).ident), simplify: false }),
		output: [
			{
				trackId: anId,
				taskId: anId,
				taskSn: aBatch,
				sendCount: 2,
				realSendCount: 2,
				errorSendCount: 0,
				openUnique: 2,
				openTotal: aCount,
				openFirst: aTime,
				openLast: aTime,
				...clicked,
				openRatio: '100.00%',
				clickRatio: '50.00%',
				links,
			},
		],
	},
	{
		operation: 'tracking.getOverview',
		shows: 'takes a send ID, and simplifies',
		given: async (harness) => ({ task: byId((await read(harness)).id) }),
		output: [
			{
				trackId: anId,
				taskId: anId,
				taskSn: aBatch,
				sendCount: 2,
				realSendCount: 2,
				openUnique: 2,
				openRatio: '100.00%',
				clickUnique: 1,
				clickRatio: '50.00%',
				links,
			},
		],
	},
	{
		operation: 'tracking.getOpens',
		shows: 'gives everybody who opened it, with no time for what never was',
		given: async (harness) => ({ task: byBatch((await read(harness)).ident), returnAll: true }),
		output: [
			{
				emailId: anId,
				email: 'ann@read.example',
				openTotal: aCount,
				openFirst: aTime,
				openLast: aTime,
				clickTotal: 1,
				clickFirst: aTime,
				clickLast: aTime,
			},
			{
				emailId: anId,
				email: 'bob@read.example',
				openTotal: 1,
				openFirst: aTime,
				openLast: aTime,
				clickTotal: 0,
				clickFirst: null,
				clickLast: null,
			},
		],
	},
	{
		operation: 'tracking.getClicks',
		shows: 'gives everybody who followed a link',
		async given(harness) {
			const { ident, linkId } = await read(harness);
			return { task: byBatch(ident), filters: { linkId } };
		},
		output: [{ clickId: anId, email: 'ann@read.example', link: A, ...clicked }],
	},
	{
		operation: 'tracking.getLinks',
		shows: 'gives every link, followed or not',
		given: async (harness) => ({ task: byId((await read(harness)).id) }),
		output: links,
	},
];
