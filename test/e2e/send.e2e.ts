import { NODE, send } from './workflows';
import { addFault, handsets, requests, resetSimulator } from './simulated';

const items = [
	{ to: '0900-000-001', text: '您好' },
	{ to: 'no number', text: '您好' },
	{ to: '+886 900 000 002; +1 415 555 0101', text: 'Hello' },
	{ to: '0900000003', text: '🎉' },
];
const sent = {
	'0900000001': ['您好'],
	'0900000002': ['Hello'],
	'+14155550101': ['Hello'],
	'0900000003': ['🎉'],
};
const accepted = { accepted: true, status: 'queued', isFinal: false, reason: null };
const reason = "'no number' is not a phone number";
const refused = { accepted: false, status: 'failed', isFinal: true, reason };
const results = [accepted, refused, accepted, accepted, accepted];

beforeEach(resetSimulator);

describe('one of several recipients is no number', () => {
	it('Stop Workflow: all items go on, with a hint', async () => {
		const execution = await send(items);
		expect(execution.status).toBe('success');
		expect(execution.json(NODE)).toMatchObject(results);
		expect(execution.hints(NODE).join()).toContain('1 of 5');
		expect(await handsets()).toEqual(sent);
	});

	it('Continue: all items go on', async () => {
		const execution = await send(items, {}, { onError: 'continueRegularOutput' });
		expect(execution.status).toBe('success');
		expect(execution.json(NODE)).toMatchObject(results);
		expect(await handsets()).toEqual(sent);
	});

	it('Continue (using error output): the one leaves by the other door', async () => {
		const execution = await send(items, {}, { onError: 'continueErrorOutput' });
		expect(execution.status).toBe('success');
		expect(execution.json(NODE)).toMatchObject([accepted, accepted, accepted, accepted]);
		const routed = execution.json(NODE, 1);
		expect(routed).toMatchObject([{ message: reason, details: refused }]);
		// n8n itself adds the fields of the input item.
		expect(routed).toMatchObject([items[1]]);
		expect(await handsets()).toEqual(sent);
	});

	it('pairs every result with its input item', async () => {
		const execution = await send(items);
		const pairs = execution.items(NODE).map(({ pairedItem }) => pairedItem);
		expect(pairs).toEqual([0, 1, 2, 2, 3].map((item) => ({ item })));
	});
});

describe('no recipient is accepted', () => {
	const bad = [
		{ to: '0900', text: 'a' },
		{ to: '0900000001', text: '' },
	];

	it('Stop Workflow: the node stops and says why', async () => {
		const execution = await send(bad);
		expect(execution.status).toBe('error');
		expect(execution.error?.['message']).toMatch(/None of the 2 messages was accepted.*0900/);
		expect(execution.error?.['description']).toContain('Nothing was sent');
		expect(await requests('send')).toEqual([]);
	});

	it('Continue: the items tell each its own reason', async () => {
		const execution = await send(bad, {}, { onError: 'continueRegularOutput' });
		expect(execution.status).toBe('success');
		const [first, second] = execution.json(NODE);
		expect(first?.['reason']).toContain("'0900' is not");
		expect(second?.['reason']).toContain('empty');
	});
});

it('says of a message that may have left that nobody knows, and goes on', async () => {
	await addFault({ kind: 'resetAfter' });
	const execution = await send([{ to: '0900000001', text: 'Once' }]);
	expect(execution.status).toBe('success');
	expect(execution.json(NODE)).toMatchObject([
		{ accepted: null, status: 'unknown', isFinal: false },
	]);
	expect(await handsets()).toEqual({ '0900000001': ['Once'] });
});

it('does not ask the gateway again on Retry On Fail after a refusal', async () => {
	await addFault({ kind: 'code', code: -8, text: 'no points' });
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
	const execution = await send([{ to: '0900000001', text: 'Once' }], {}, retry);
	expect(execution.status).toBe('error');
	expect(execution.error?.['message']).toContain('points');
	expect(await requests('send')).toHaveLength(1);
	expect(await handsets()).toEqual({});
});

it('sends 1,000 items with one text in 20 requests', async () => {
	const many = Array.from({ length: 1000 }, (_, index) => ({
		to: `09000${String(index).padStart(5, '0')}`,
		text: '您好',
	}));
	const execution = await send(many);
	expect(execution.json(NODE).map(({ recipient }) => recipient)).toEqual(many.map(({ to }) => to));
	expect(await requests('send')).toHaveLength(20);
	expect(Object.keys(await handsets())).toHaveLength(1000);
});
