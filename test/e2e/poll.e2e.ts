import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, listAt, textAt } from '../../playground/server/json';
import { ownNode, withCredential, workflow } from '../../playground/server/workflow';
import { CREDENTIAL } from './account';
import { resetSimulator } from './simulated';
import { world } from './world';

const TRIGGER = 'Leavers';
/** n8n polls once a minute at the most. */
const PATIENCE_MS = 150_000;
const POLL_MS = 500;

beforeEach(resetSimulator);

it('who has left a list before publishing stays silent, and who leaves after it starts the workflow', async () => {
	const { client, simulator } = world();
	const seeded = await simulator.control('POST', 'umail/contacts', {
		subject: 'Polled',
		count: 3,
		address: 'user{n}@polled.example',
	});
	const listId = textAt(seeded, 'listId');
	const leave = async (index: number): Promise<unknown> =>
		simulator.control('POST', 'umail/events', {
			kind: 'unsubscribe',
			listId,
			email: `user${index}@polled.example`,
		});
	await leave(1);
	const parameters = {
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		events: ['unsubscribed'],
		contactLists: [listId],
	};
	const trigger = ownNode(
		TRIGGER,
		'uMailEdmTrigger',
		parameters,
		withCredential('uMailApi', CREDENTIAL),
	);
	const workflowId = await client.createWorkflow(workflow(`Poll ${randomUUID()}`, [trigger]));
	await client.activate(workflowId);
	const deadline = Date.now() + PATIENCE_MS;
	const isPolled = async (): Promise<boolean> =>
		listAt(await simulator.control('GET', 'umail/requests')).some((request) =>
			JSON.stringify(request).includes('unsubscribe-export'),
		);
	while (!(await isPolled()) && Date.now() < deadline) await sleep(POLL_MS);
	await leave(2);
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const executions = async (): Promise<unknown[]> =>
		listAt(await client.request('GET', `/rest/executions?filter=${filter}`), 'data', 'results');
	while ((await executions()).length === 0 && Date.now() < deadline) await sleep(POLL_MS);
	const [first] = await executions();
	if (!isObject(first)) throw new Error('The trigger has started nothing');
	const execution = await client.waitFor(textAt(first, 'id'));
	expect(execution.json(TRIGGER)).toMatchObject([
		{ event: 'unsubscribed', contactListId: listId, email: 'user2@polled.example' },
	]);
}, 180_000);
