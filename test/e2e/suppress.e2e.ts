import { randomUUID } from 'node:crypto';
import { Playground } from '../../playground/Playground';
import type { Execution } from '../../playground/server/Execution';
import { isObject, listAt } from '../../playground/server/json';
import { smsgoCredential } from './account';
import { NODE, smsgo, workflowOf } from './workflows';
import { world } from './world';

// An n8n of its own, which is stopped and started again.
let playground: Playground;

beforeAll(async () => {
	playground = await Playground.open({ name: 'suppress', version: world().home.version });
	await playground.client.createCredential(smsgoCredential(playground));
}, 240_000);

beforeEach(async () => {
	await playground.simulator.control('POST', 'reset');
});

afterAll(async () => {
	await playground.close();
}, 60_000);

async function workflowFor(to: readonly string[]): Promise<string> {
	const workflow = workflowOf(smsgo, [{}], {
		onError: 'continueRegularOutput',
		parameters: {
			resource: 'sms',
			operation: 'send',
			to: to.join(),
			text: `Hello from ${randomUUID()}`,
			options: { suppressWithin: 60 },
		},
	});
	return await playground.client.createWorkflow(workflow);
}

async function run(workflowId: string): Promise<Execution> {
	const execution = await playground.client.run(workflowId, 'Start');
	expect(execution.status).toBe('success');
	return execution;
}

const told = (execution: Execution) =>
	execution.json(NODE).map(({ status, reason }) => [status, reason]);

const inMemory: unknown = expect.stringMatching(/^The same message was sent to this recipient at/u);
const onRecord: unknown = expect.stringMatching(/^n8n has on record/u);

/** How many messages each phone has got. */
async function received(): Promise<Record<string, number>> {
	const phones = await playground.simulator.control('GET', 'smsgo/handsets');
	if (!isObject(phones)) throw new Error('No account of the handsets');
	return Object.fromEntries(
		Object.keys(phones).map((number) => [number, listAt(phones, number).length]),
	);
}

it('the same workflow run again, and once more after a restart, sends nothing again', async () => {
	const { server } = playground;
	const all = ['0900000001', '0900000002', '0900000003'];
	// The last of them is refused at first.
	await playground.simulator.control('POST', 'smsgo/faults', {
		kind: 'code',
		code: -5,
		recipient: '0900000003',
	});
	const workflowId = await workflowFor(all.slice(0, 2));
	const refusedId = await workflowFor(all.slice(2));
	expect(told(await run(workflowId))).toEqual([
		['queued', null],
		['queued', null],
	]);
	expect((await run(refusedId)).json(NODE)).toMatchObject([{ status: 'rejected' }]);
	expect(told(await run(workflowId))).toEqual([
		['skipped', inMemory],
		['skipped', inMemory],
	]);

	await server.stop();
	await server.start();
	const after = await run(workflowId);
	expect(told(after)).toEqual([
		['skipped', onRecord],
		['skipped', onRecord],
	]);
	expect(after.hints(NODE)).toEqual([]);
	expect((await run(refusedId)).json(NODE)).toMatchObject([{ status: 'queued' }]);
	expect(await received()).toEqual(Object.fromEntries(all.map((number) => [number, 1])));
}, 240_000);

it('two executions at the same moment send one message', async () => {
	const workflowId = await workflowFor(['0900000004']);
	const executions = await Promise.all([run(workflowId), run(workflowId)]);
	const statuses = executions.flatMap((execution) =>
		execution.json(NODE).map(({ status }) => status),
	);
	expect(statuses.toSorted()).toEqual(['queued', 'skipped']);
	expect(await received()).toEqual({ '0900000004': 1 });
});
