import type { INodeParameters } from 'n8n-workflow';
import { byId, idOf, type UMailHarness } from '../harness';
import { anId, type OperationCase } from './case';
import { newTemplate } from './template';

/** What a new task needs, made anew; it is scheduled for the New Year of 2031 in Taipei. */
export async function taskParameters(harness: UMailHarness): Promise<INodeParameters> {
	return {
		template: byId(await newTemplate(harness)),
		contactList: byId(await harness.create('contactList.create', { subject: '客戶' })),
		sender: 'address',
		sendAccount: 'news@edm-demo.example',
		sendFullname: '客服 & co',
		sendStatus: 'schedule',
		sendTime: '2031-01-01T00:00:00',
	};
}

/** Makes a task. */
export const newTask = async (
	harness: UMailHarness,
	changes: INodeParameters = {},
): Promise<string> =>
	await harness.create('task.create', { ...(await taskParameters(harness)), ...changes });

const aBatch: unknown = expect.stringMatching(/^20310101-/u);

/** The task that these cases make, as Simplify leaves it. */
const row = {
	id: anId,
	sn: aBatch,
	templates: [{ tplId: anId, tplName: '一月' }],
	listName: '客戶',
	sender: 'news@edm-demo.example',
	sendTime: '2031-01-01T00:00:00+08:00',
	sendStatus: '1',
	sendStatusName: 'waiting',
	sendCount: 0,
	errorCount: 0,
	trackStatus: '0',
	trackStatusName: 'nothing',
};

/** Tasks; what U-Mail makes of them in its own way is in a test of its own. */
export const taskCases: readonly OperationCase[] = [
	{
		operation: 'task.create',
		shows: 'schedules mails from one address',
		given: taskParameters,
		output: [{ id: anId, message: '添加成功', scheduledAt: '2031-01-01T00:00:00+08:00' }],
		then({ simulator }, [made]) {
			expect(simulator.umail.tasks()).toMatchObject([
				{
					id: idOf(made),
					senderType: 'address',
					sendAccount: 'news@edm-demo.example',
					senderName: '客服 & co',
					sendQty: 0,
					sendTime: Date.parse('2031-01-01T00:00:00+08:00'),
					status: 1,
					subscriptionLink: true,
					trackStatus: 0,
				},
			]);
		},
	},
	{
		operation: 'task.create',
		shows: 'holds mails of several templates from a domain, with every option',
		async given(harness) {
			const more = await newTemplate(harness, { name: '二月' });
			return {
				...(await taskParameters(harness)),
				sender: 'domain',
				domain: { __rl: true, mode: 'id', value: 'edm-demo.example' },
				sendStatus: 'hold',
				additionalFields: {
					moreTemplates: [more],
					sendQty: 500,
					subsLink: false,
					trackDomain: 'count.edm-demo.example',
					trackStatus: 'opensAndClicks',
				},
			};
		},
		output: [{ id: anId, message: '添加成功', scheduledAt: null }],
		then({ simulator }) {
			expect(simulator.umail.tasks()).toMatchObject([
				{
					templateIds: [anId, anId],
					senderType: 'domain',
					sendDomain: 'edm-demo.example',
					status: -1,
					sendQty: 500,
					subscriptionLink: false,
					trackStatus: 2,
					trackDomain: 'count.edm-demo.example',
				},
			]);
		},
	},
	{
		operation: 'task.create',
		shows: 'sends now from all domains, and sees that it is being sent',
		given: async (harness) => ({
			...(await taskParameters(harness)),
			sender: 'all',
			sendStatus: 'now',
		}),
		output: [
			{
				id: anId,
				message: '添加成功',
				scheduledAt: null,
				sendStatus: '2',
				sendStatusName: 'sending',
				reason: null,
			},
		],
		then({ simulator }) {
			expect(simulator.umail.tasks()).toMatchObject([{ senderType: 'all', status: 2 }]);
		},
	},
	{
		operation: 'task.get',
		shows: 'gives one task of several',
		async given(harness) {
			const task = await newTask(harness);
			await newTask(harness, { sendStatus: 'hold' });
			return { task: byId(task) };
		},
		output: [row],
	},
	{
		operation: 'task.get',
		shows: 'gives everything where that is wanted',
		given: async (harness) => ({ task: byId(await newTask(harness)), simplify: false }),
		output: [
			{
				...row,
				acctType: 'address',
				acctAddress: 'news@edm-demo.example',
				replyto: '',
				senderName: '客服 & co',
				addrType: '0',
				addrTypeName: 'contact list',
				listId: anId,
				sendQty: 0,
				sendQtyRemark: 0,
				timeStart: null,
				timeEnd: null,
			},
		],
	},
	{
		operation: 'task.getMany',
		shows: 'gives the tasks of a day and a status',
		async given(harness) {
			await newTask(harness);
			await newTask(harness, { sendStatus: 'hold' });
			await newTask(harness, { sendTime: '2031-01-02T00:00:00' });
			return { filters: { date: '2031-01-01', sendStatus: '1' } };
		},
		output: [row],
	},
	{
		operation: 'task.getManyByDate',
		shows: 'gives the tasks of a day',
		async given(harness) {
			await newTask(harness);
			await newTask(harness, { sendTime: '2031-01-02T00:00:00' });
			return { date: '2031-01-01T00:00:00', simplify: false };
		},
		output: [
			{
				id: anId,
				sn: row.sn,
				sender: 'news@edm-demo.example',
				senderName: '客服 & co',
				replyto: '',
				tplId: anId,
				tplName: '一月',
				addrType: '0',
				addrTypeName: 'contact list',
				listId: anId,
				listName: '客戶',
				sendQty: 0,
				sendQtyRemark: 0,
				sendTime: row.sendTime,
				timeStart: null,
				timeEnd: null,
				sendCount: 0,
				errorCount: 0,
				sendStatus: '1',
				sendStatusName: 'waiting',
				trackStatus: '0',
				trackStatusName: 'nothing',
			},
		],
	},
	{
		operation: 'task.update',
		shows: 'changes what was added, and sees that it is stored',
		given: async (harness) => ({
			task: byId(await newTask(harness)),
			updateFields: {
				sendStatus: 'hold',
				sendTime: '2032-02-29T09:30:30+08:00',
				sendReplyto: 'service@edm-demo.example',
				sendFullname: '行銷',
				sendQty: 10,
				trackStatus: 'opens',
				domain: { __rl: true, mode: 'id', value: 'edm-demo.example' },
				template: byId(await newTemplate(harness, { name: '二月' })),
				contactList: byId(await harness.create('contactList.create', { subject: '新' })),
			},
		}),
		output: [
			{
				success: true,
				message: '操作成功',
				id: anId,
				scheduledAt: null,
				unchanged: [],
				unchecked: [],
				reason: null,
			},
		],
		then({ simulator }) {
			expect(simulator.umail.tasks()).toMatchObject([
				{
					status: -1,
					sendTime: Date.parse('2032-02-29T09:31:00+08:00'),
					replyTo: 'service@edm-demo.example',
					senderName: '行銷',
					sendQty: 10,
					trackStatus: 1,
					senderType: 'domain',
				},
			]);
		},
	},
	{
		operation: 'task.delete',
		shows: 'deletes the task',
		given: async (harness) => ({ task: byId(await newTask(harness)) }),
		output: [{ deleted: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.tasks()).toEqual([]);
		},
	},
];
