import type { JsonObject } from '../../playground/server/json';
import { resetSimulator } from './simulated';
import { cloudmaxTags, NODE, runNode } from './workflows';

const tag = (operation: string, parameters: JsonObject) => ({
	resource: 'tag',
	operation,
	...parameters,
});

const create = async (name: string, settings: JsonObject = {}) =>
	await runNode(cloudmaxTags, [{}], tag('create', { name, jobType: 'sms' }), settings);

beforeEach(resetSimulator);

it('makes a tag and finds it again by its id', async () => {
	const [made] = (await create('客戶 & 朋友')).json(NODE);
	expect(made).toMatchObject({ name: '客戶 & 朋友', jobType: 'sms' });
	const renamed = await runNode(
		cloudmaxTags,
		[made ?? {}],
		tag('update', { tag: { __rl: true, mode: 'id', value: '={{ $json.id }}' }, newName: 'VIP' }),
	);
	expect(renamed.json(NODE)).toEqual([{ success: true, id: made?.['id'] }]);
});

it('says that a name exists, and routes it where the user chose', async () => {
	await create('VIP');
	const execution = await create('VIP', { onError: 'continueErrorOutput' });
	expect(execution.json(NODE)).toEqual([]);
	const [routed] = execution.json(NODE, 1);
	expect(Object.keys(routed ?? {})).toEqual(['error', 'message', 'details']);
	expect(routed?.['error']).toMatch(/exist/u);
});
