import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { getContactLists, getTasks } from '../../../nodes/UMailEdmTrigger/loadOptions';
import { UMailEdmTrigger } from '../../../nodes/UMailEdmTrigger/UMailEdmTrigger.node';
import { prepareNode } from '../../engine/engine';
import { UMailHarness } from '../UMailEdm/harness';
import { sendTask } from '../UMailEdm/sentTask';
import { scheduleTasks } from './harness';

const harness = new UMailHarness().install();

/** What the editor lends to a list of choices. */
function editor(): ILoadOptionsFunctions {
	const { workflow, node, lend } = prepareNode({
		node: new UMailEdmTrigger(),
		parameters: {},
		credentials: { uMailApi: harness.credential() },
	});
	const context: object = new LoadOptionsContext(workflow, node, lend(), '');
	if (!isEditor(context)) throw new Error('n8n-core lends something else');
	return context;
}

/** The class and the interface of n8n differ in what may be undefined. */
function isEditor(context: object): context is ILoadOptionsFunctions {
	return 'getCurrentNodeParameter' in context;
}

test('contact lists are offered by their names', async () => {
	const { listId } = harness.simulator.umail.seedContacts({ subject: '客戶' });
	expect(await getContactLists.call(editor())).toEqual([{ name: '客戶', value: listId }]);
});

test('tasks are offered by what tells them apart', async () => {
	const { id } = await sendTask(harness, 'a@x.example');
	const [task, ...more] = await getTasks.call(editor());
	expect(more).toEqual([]);
	expect(task?.value).toBe(id);
	expect(task?.name).toContain('Sale · List');
});

test('more tasks than fit on a page are offered', async () => {
	await scheduleTasks(harness, 250);
	const ids = harness.simulator.umail.tasks().map(({ id }) => id);
	const offered = await getTasks.call(editor());
	expect(offered.map(({ value }) => value)).toEqual(ids);
});
