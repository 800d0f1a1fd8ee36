import { until } from '../../until';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();
// What was asked for ahead, beyond the end of a list, ends after the node; some of it may still be
// on its way to the simulator.
afterEach(async () => {
	let quiet = 0;
	await until(() => {
		quiet = harness.simulator.umail.summary().traffic.openRequests === 0 ? quiet + 1 : 0;
		return quiet > 20;
	});
});
const all = { from: 'all', returnAll: true };
const expected = (count: number) =>
	Array.from({ length: count }, (_, index) => `user${index + 1}@bulk.example`);
const pagesAsked = () =>
	harness.simulator.umail.requests().map(({ parameters }) => Number(parameters['page']));
const addresses = (rows: readonly { json: { address?: unknown } }[]) =>
	rows.map(({ json }) => json.address);

describe('contact.getMany', () => {
	it('gets 10,000 contacts in order, several pages at a time and no more than the window', async () => {
		const { umail } = harness.simulator;
		umail.seedContacts({ count: 10_000 });
		umail.changeSettings({ latencyMs: 50 });
		const { main, error } = await harness.run('contact.getMany', {
			...all,
			options: { concurrency: 4 },
		});
		expect(error).toBeUndefined();
		expect(addresses(main)).toEqual(expected(10_000));
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual(Array(10_000).fill({ item: 0 }));
		const { maxRequests, maxConnections } = umail.summary().traffic;
		expect(maxRequests).toBeGreaterThan(1);
		expect(Math.max(maxRequests, maxConnections)).toBeLessThanOrEqual(4);
		expect(new Set(umail.requests().map(({ parameters }) => parameters['limit']))).toEqual(
			new Set(['500']),
		);
		// 20 full pages, the empty one behind them, and what was under way beside that.
		expect(Math.max(...pagesAsked())).toBeLessThanOrEqual(21 + 3);
	});

	it('gets no more than the limit', async () => {
		harness.simulator.umail.seedContacts({ count: 2_000 });
		const { main } = await harness.run('contact.getMany', { from: 'all', limit: 1_200 });
		expect(addresses(main)).toEqual(expected(1_200));
		expect(pagesAsked().sort()).toEqual([1, 2, 3]);
	});

	it('needs one request for the 50 that a limit is by default', async () => {
		harness.simulator.umail.seedContacts({ count: 2_000 });
		const { main } = await harness.run('contact.getMany', { from: 'all' });
		expect(addresses(main)).toEqual(expected(50));
		expect(harness.simulator.umail.requests()).toHaveLength(1);
	});

	it.each([
		{ pageLimit: 50 },
		{ pageLimit: 30 },
		{ pageLimit: 7, pagesIgnore: 'limit' },
		{ pagesIgnore: 'page', pageLimit: null },
		{ pageLimit: 30, headGrowth: 3 },
		{ pageLimit: 30, totalNum: true },
	] as const)('gets everybody once from a gateway with pages of its own: %j', async (settings) => {
		const { umail } = harness.simulator;
		const count = 'pagesIgnore' in settings && settings.pagesIgnore === 'page' ? 400 : 1_234;
		umail.seedContacts({ count });
		umail.changeSettings(settings);
		const { main } = await harness.run('contact.getMany', all);
		expect(addresses(main)).toEqual(expected(count));
	});

	it('gives nothing of a list of which a page is refused, and says why', async () => {
		const { umail } = harness.simulator;
		umail.seedContacts({ count: 5_000 });
		umail.addFaults({ kind: 'html', endpoint: 'ml-addr-list', skip: 4, times: 0 });
		const { main, error } = await harness.run('contact.getMany', all);
		expect(main).toEqual([]);
		expect(error?.message).toMatch(/HTTP status 500/u);
	});

	it('asks for nothing more once the execution is stopped', async () => {
		const { umail } = harness.simulator;
		umail.seedContacts({ count: 50_000 });
		umail.changeSettings({ latencyMs: 20 });
		await harness.run('contact.getMany', all, {
			onStart: (cancel) => {
				void until(() => umail.requests().length >= 20).then(cancel);
			},
		});
		const { length } = umail.requests();
		expect(length).toBeLessThan(100);
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(umail.requests().length).toBeLessThanOrEqual(length + 10);
		const ended = umail.requests().length;
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(umail.requests()).toHaveLength(ended);
	});

	it('refuses a list that is no ID, and needs none where all are asked for', async () => {
		const contactList = { __rl: true, mode: 'id', value: 'x' };
		const { error } = await harness.run('contact.getMany', { from: 'contactList', contactList });
		expect(error?.message).toBe("'Contact List' is 'x', which is not an ID: digits");
		expect(harness.simulator.umail.requests()).toEqual([]);
	});
});
