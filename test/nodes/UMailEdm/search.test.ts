import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import {
	searchContactLists,
	searchDomains,
	searchTasks,
	searchTemplates,
} from '../../../nodes/UMailEdm/search';
import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { prepareNode } from '../../engine/engine';
import { MANAGER } from './cases/domain';
import { newTask, taskParameters } from './cases/task';
import { newTemplate } from './cases/template';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();

/** What the editor lends to a picker. */
function editor(
	parameters: INodeParameters = {},
	credential: Record<string, string> = {},
): ILoadOptionsFunctions {
	const { workflow, node, lend } = prepareNode({
		node: new UMailEdm(),
		parameters: { resource: 'task', operation: 'create', ...parameters },
		credentials: { uMailApi: harness.credential(credential) },
	});
	const lent = { ...lend(), currentNodeParameters: parameters };
	const context: object = new LoadOptionsContext(workflow, node, lent, '');
	if (!isEditor(context)) throw new Error('n8n-core lends something else');
	return context;
}

/** The class and the interface of n8n differ in what may be undefined. */
function isEditor(context: object): context is ILoadOptionsFunctions {
	return 'getCurrentNodeParameter' in context;
}

test.each([
	['401', '401'],
	['', '362'],
	['={{ $json.customer }}', '362'],
])(
	"with the customer ID '%s' a manager picks from the domains of customer %s",
	async (typed, id) => {
		const parameters = { resource: 'domain', operation: 'delete', customerId: typed };
		await searchDomains.call(editor(parameters, MANAGER));
		expect(harness.simulator.umail.requests()).toMatchObject([{ parameters: { customer_id: id } }]);
	},
);

test('templates are found by their names and IDs', async () => {
	const id = await newTemplate(harness);
	await newTemplate(harness, { name: 'Other' });
	const found = { results: [{ name: '一月', value: id }] };
	expect(await searchTemplates.call(editor(), '一')).toEqual(found);
	expect(await searchTemplates.call(editor(), id)).toEqual(found);
	expect((await searchTemplates.call(editor())).results).toHaveLength(2);
});

test('a task is shown by its templates, its list and its time', async () => {
	const id = await newTask(harness);
	const aName: unknown = expect.stringMatching(/^一月 · 客戶 · 2031-01-01T/u);
	const { results, paginationToken } = await searchTasks.call(editor(), '客戶');
	expect(results).toEqual([{ name: aName, value: id }]);
	expect(paginationToken).toBeUndefined();
});

test('tasks come page by page, and a page without a match is passed over', async () => {
	const parameters = await taskParameters(harness);
	const held = { ...parameters, sendStatus: 'hold' };
	await harness.run('task.create', held, { items: Array.from({ length: 200 }, () => ({})) });
	const last = await newTask(harness, {
		template: parameters['template'],
		contactList: parameters['contactList'],
		sendTime: '2032-01-01T00:00:00',
	});
	const first = await searchTasks.call(editor());
	expect(first.results).toHaveLength(200);
	const second = await searchTasks.call(editor(), undefined, String(first.paginationToken));
	expect(second.results.map(({ value }) => value)).toEqual([last]);
	expect(second.paginationToken).toBeUndefined();
	const found = await searchTasks.call(editor(), '2032-01');
	expect(found.results.map(({ value }) => value)).toEqual([last]);
});

test('contact lists and domains are found by their names', async () => {
	const id = await harness.create('contactList.create', { subject: '客戶' });
	expect(await searchContactLists.call(editor(), '客')).toEqual({
		results: [{ name: '客戶', value: id }],
	});
	expect(await searchDomains.call(editor(), 'DEMO')).toEqual({
		results: [{ name: 'edm-demo.example', value: 'edm-demo.example' }],
	});
});

test('a picker says why it has nothing to show', async () => {
	harness.simulator.umail.changeSettings({ alive: false });
	await expect(searchTasks.call(editor())).rejects.toThrow(/connection/u);
});
