import type { INodeParameters } from 'n8n-workflow';
import { until } from '../../until';
import { newTask, taskParameters } from './cases/task';
import { newTemplate } from './cases/template';
import { byId, idOf, UMailHarness } from './harness';

const harness = new UMailHarness().install();
const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const panel = () => harness.simulator.umail;
const names = () =>
	panel()
		.requests()
		.map(({ endpoint }) => endpoint);

const create = async (changes: INodeParameters = {}) =>
	await harness.run('task.create', { ...(await taskParameters(harness)), ...changes });

const update = async (updateFields: INodeParameters) => {
	const id = await newTask(harness);
	return await harness.run('task.update', { task: byId(id), updateFields });
};

describe('a task that is to be sent now', () => {
	it('is reported where U-Mail stored it as waiting', async () => {
		panel().changeSettings({ underReview: true });
		const { main, hints } = await create({ sendStatus: 'now' });
		const [task] = panel().tasks();
		expect(main.map(({ json }) => json)).toEqual([
			{
				id: task?.id,
				message: '添加成功',
				scheduledAt: null,
				sendStatus: '1',
				sendStatusName: 'waiting',
				reason: matching(/to be sent now, but U-Mail stored it as waiting.*; its time is \d{4}-/u),
			},
		]);
		expect(hints.map(({ message }) => message)).toEqual([containing(`(task ${task?.id ?? ''})`)]);
	});

	it.each([
		['does not answer', { kind: 'resetBefore' }],
		['answers with a page', { kind: 'html' }],
		['refuses', { kind: 'code' }],
	] as const)('counts as created where U-Mail %s when it is looked at', async (_what, fault) => {
		panel().addFaults({ ...fault, endpoint: 'task-list' });
		const { main, hints, error } = await create({ sendStatus: 'now' });
		expect(error).toBeUndefined();
		expect(main).toHaveLength(1);
		expect(main[0]?.json).toMatchObject({
			id: panel().tasks()[0]?.id,
			sendStatus: null,
			reason: containing('could not be checked: '),
		});
		expect(hints).toHaveLength(1);
		expect(panel().tasks()).toMatchObject([{ status: 2 }]);
	});

	it('counts as created where U-Mail does not tell its ID', async () => {
		const parameters = { ...(await taskParameters(harness)), sendStatus: 'now' };
		panel().changeSettings({ newIdIn: 'none' });
		const { main } = await harness.run('task.create', parameters);
		expect(main[0]?.json).toMatchObject({
			id: null,
			sendStatus: null,
			reason: containing('U-Mail did not tell its ID'),
		});
		expect(names()).not.toContain('task-list');
	});

	it('needs a time for U-Mail all the same, and so does one that is held', async () => {
		panel().changeSettings({ timeRequired: 'always' });
		const parameters = await taskParameters(harness);
		for (const sendStatus of ['now', 'hold']) {
			const { error } = await harness.run('task.create', {
				...parameters,
				sendStatus,
				sendTime: '',
			});
			expect(error).toBeUndefined();
		}
		expect(panel().tasks()).toMatchObject([{ status: 2 }, { status: -1 }]);
	});

	it('may have been created where nothing came back, and is not created again', async () => {
		panel().addFaults({ kind: 'resetAfter', endpoint: 'add-task' });
		const { error } = await create({ sendStatus: 'now' });
		expect(error).toMatchObject({
			description: matching(/^It may have been carried out/u),
		});
		expect(panel().tasks()).toHaveLength(1);
	});
});

describe('the time of a task', () => {
	it('is told in the result, and in words', async () => {
		const sendTime = '2031-01-01T09:00:30+08:00';
		const { main, hints } = await create({ sendTime });
		const changed = await update({ sendTime: '2031-01-02T09:00+08:00' });
		const hintAt = (day: number, minute: string) => [
			containing(`1 task will go at 2031-01-0${day} 09:0${minute} in Taiwan (`),
		];
		expect(main).toMatchObject([{ json: { scheduledAt: '2031-01-01T09:01:00+08:00' } }]);
		expect(hints.map(({ message }) => message)).toEqual(hintAt(1, '1'));
		expect(changed.main).toMatchObject([{ json: { scheduledAt: '2031-01-02T09:00:00+08:00' } }]);
		expect(changed.hints.map(({ message }) => message)).toEqual(hintAt(2, '0'));
	});

	it('can be now, or have just passed', async () => {
		const before = Date.now();
		for (const sendTime of ['now', '={{ $now.minus(2, "minutes") }}']) await create({ sendTime });
		for (const { sendTime } of panel().tasks()) {
			expect(sendTime).toBeGreaterThanOrEqual(before);
			expect(sendTime).toBeLessThanOrEqual(Date.now() + 60_000);
		}
		expect(panel().tasks()).toHaveLength(2);
	});
});

describe('after an update', () => {
	it('what U-Mail left as it was is said', async () => {
		// The document calls the time by two names (6.3); here it is the other one.
		panel().changeSettings({ editTimeName: 'time' });
		const { main, hints } = await update({
			sendTime: '2033-01-01T00:00:00',
			sendFullname: '新',
			subsLink: false,
		});
		expect(main.map(({ json }) => json)).toEqual([
			{
				success: true,
				message: '操作成功',
				id: panel().tasks()[0]?.id,
				scheduledAt: null,
				unchanged: ['sendTime'],
				unchecked: ['subsLink'],
				reason: 'U-Mail took the change, but did not store this as asked: sendTime',
			},
		]);
		expect(hints).toHaveLength(1);
		expect(panel().tasks()).toMatchObject([{ senderName: '新', subscriptionLink: false }]);
	});

	it.each(['resetBefore', 'html', 'truncated'] as const)(
		'a look that ends with %s does not undo it',
		async (kind) => {
			const id = await newTask(harness);
			panel().addFaults({ kind, endpoint: 'task-list' });
			const { main, error, hints } = await harness.run('task.update', {
				task: byId(id),
				updateFields: { sendQty: 7, trackDomain: 'a.example.com' },
			});
			expect(error).toBeUndefined();
			expect(main[0]?.json).toMatchObject({
				success: true,
				id,
				unchanged: [],
				unchecked: ['sendQty', 'trackDomain'],
				reason: containing('could not be checked: '),
			});
			expect(hints).toHaveLength(1);
			expect(panel().tasks()).toMatchObject([{ sendQty: 7 }]);
		},
	);

	it('a task that has begun meanwhile counts as scheduled', async () => {
		const id = await newTask(harness, { sendStatus: 'hold' });
		panel().addFaults({ kind: 'slow', delayMs: 200, endpoint: 'edit-task' });
		const running = harness.json('task.update', {
			task: byId(id),
			updateFields: { sendStatus: 'schedule' },
		});
		await until(() =>
			panel()
				.requests()
				.some(({ endpoint }) => endpoint === 'edit-task'),
		);
		panel().setState(id, 2);
		expect(await running).toMatchObject([{ unchanged: [], unchecked: [], reason: null }]);
	});

	it('every sender can become every other', async () => {
		const task = byId(await newTask(harness));
		const senders: INodeParameters[] = [
			{ sender: 'all' },
			{ sendAccount: 'service@edm-demo.example' },
			{ domain: { __rl: true, mode: 'id', value: 'edm-demo.example' } },
			{ sender: 'address', sendAccount: 'News@edm-demo.example' },
		];
		for (const updateFields of senders) {
			const items = await harness.json('task.update', { task, updateFields });
			expect(items).toMatchObject([{ unchanged: [], unchecked: [] }]);
		}
	});

	it('what U-Mail refuses is refused, and nothing is read', async () => {
		const id = await newTask(harness);
		panel().setState(id, 2);
		const { error } = await harness.run('task.update', {
			task: byId(id),
			updateFields: { sendQty: 1 },
		});
		expect(error?.message).toBe('U-Mail refused: 任务已开始');
		expect(names().at(-1)).toBe('edit-task');
	});
});

describe('refused before any request', () => {
	it.each<[string, INodeParameters, RegExp]>([
		['no time', { sendTime: "={{ '' }}" }, /^'Send Time' is empty/u],
		['a time that has passed', { sendTime: '2020-01-01' }, /^'Send Time' is .* has passed/u],
		['no sender', { sendAccount: ' ' }, /^'From Address' is empty/u],
		['no domain', { sender: 'domain', domain: byId("={{ '' }}") }, /^'Domain' is empty/u],
		['a sender that is none', { sendAccount: 'all' }, /^'From Address' is 'all'/u],
		['no name', { sendFullname: ' ' }, /^'From Name' is empty/u],
		['no template', { template: byId("={{ '' }}") }, /^'Template' is empty/u],
		['a list that is none', { contactList: byId('5;6') }, /^'Contact List' is '5;6'/u],
		['half a mail', { additionalFields: { sendQty: 1.5 } }, /^'Send Quantity' is 1.5/u],
		['another ID', { additionalFields: { moreTemplates: '1,x' } }, /^'More Templates' is 'x'/u],
	])('a new task with %s', async (_what, changes, said) => {
		const { error } = await harness.run('task.create', {
			template: byId('1'),
			contactList: byId('2'),
			sendAccount: 'a@example.com',
			sendFullname: 'n',
			sendTime: '2031-01-01T00:00:00',
			...changes,
		});
		expect(error?.message).toMatch(said);
		expect(panel().requests()).toEqual([]);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['nothing', {}, /^'Update Fields' is empty/u],
		['now', { sendStatus: 'now' }, /^'When to Send' is Now, .* choose Schedule/u],
		['no time', { sendTime: '' }, /^'Send Time' is empty/u],
		['a time that an expression does not give', { sendTime: '={{ $json.when }}' }, /gave nothing/u],
		['more templates alone', { moreTemplates: '2' }, /^'More Templates' needs 'Template'/u],
		[
			'two senders',
			{ sendAccount: 'a@example.com', domain: byId('example.com') },
			/^'From Address' and 'Domain' are both there/u,
		],
		['an answer to nobody', { sendReplyto: 'x' }, /^'Send Reply To' is 'x'/u],
	])('a change to %s', async (_what, updateFields, said) => {
		const { error } = await harness.run('task.update', { task: byId('1'), updateFields });
		expect(error?.message).toMatch(said);
		expect(panel().requests()).toEqual([]);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['nothing', {}, /^'Update Fields' is empty/u],
		['an encoding alone', { encoding: 'base64' }, /needs 'Content', 'Name' or 'Subject'/u],
		['no subject', { subject: ' \n ' }, /^'Subject' is empty/u],
		['no name', { name: '' }, /^'Name' is empty/u],
		['no content', { content: ' ' }, /^'Content' is empty/u],
	])('a change of a template to %s', async (_what, updateFields, said) => {
		const { error } = await harness.run('template.update', { template: byId('1'), updateFields });
		expect(error?.message).toMatch(said);
		expect(panel().requests()).toEqual([]);
	});
});

test("a time counts in the workflow's zone, and never comes early", async () => {
	const parameters = { ...(await taskParameters(harness)), sendTime: '={{ $json.at }}' };
	const times = ['2031-01-01T00:00', '2031-01-01T00:00:01', '2031-01-01T00:00:00Z'];
	await harness.run('task.create', parameters, {
		items: times.map((at) => ({ at })),
		timezone: 'Europe/Berlin',
	});
	expect(
		panel()
			.tasks()
			.map(({ sendTime }) => new Date(sendTime ?? 0).toISOString().slice(0, 16))
			.sort(),
	).toEqual(['2030-12-31T23:00', '2030-12-31T23:01', '2031-01-01T00:00']);
});

test('a | inside a subject is stored as ｜, and that is said once', async () => {
	const { hints } = await harness.run(
		'template.create',
		{ name: 'n', subject: '={{ $json.subject }}', content: 'c' },
		{ items: [{ subject: 'a|b\nc' }, { subject: ['d', 'e|'] }] },
	);
	const stored = panel()
		.templates()
		.map(({ subjects }) => subjects.map(({ name }) => name));
	expect(stored).toEqual(
		expect.arrayContaining([
			['a｜b', 'c'],
			['d', 'e｜'],
		]),
	);
	expect(hints).toHaveLength(1);
});

test('all tasks come, page by page', async () => {
	const parameters = { ...(await taskParameters(harness)), sendStatus: 'hold' };
	await harness.run('task.create', parameters, { items: Array.from({ length: 205 }, () => ({})) });
	const tasks = await harness.json('task.getMany', { returnAll: true });
	expect(new Set(tasks.map(idOf)).size).toBe(205);
	const asked = panel()
		.requests()
		.filter(({ endpoint }) => endpoint === 'task-list');
	expect(asked.map(({ parameters: { page, limit } }) => [page, limit])).toEqual(
		expect.arrayContaining([
			['1', '200'],
			['2', '200'],
		]),
	);
});

test.each(['task', 'template'])('a %s that does not exist is said to be none', async (resource) => {
	for (const unknownIdReply of ['result', 'empty'] as const) {
		panel().changeSettings({ unknownIdReply });
		const { error } = await harness.run(`${resource}.get`, { [resource]: byId('999') });
		expect(error?.message).toMatch(/^U-Mail (?:refused|has nothing under that ID)/u);
	}
});

test.each(['indented', 'compact'] as const)(
	'reads templates and tasks written %s',
	async (layout) => {
		panel().changeSettings({ layout, cdata: 'none', extraFields: true, mendedSpelling: true });
		const more = await newTemplate(harness, { name: '二月' });
		const id = await newTask(harness, { additionalFields: { moreTemplates: more } });
		const [task] = await harness.json('task.get', { task: byId(id), simplify: false });
		expect(task).toMatchObject({
			templates: [{ tplName: '一月' }, { tplName: '二月' }],
			sendQtyRemark: 0,
			lists: [{ listName: '客戶' }],
		});
	},
);
