import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();
const parameters: INodeParameters = {
	listId: '={{ $json.list }}',
	address: '={{ $json.address }}',
	additionalFields: { name: '={{ $json.name }}' },
};
const people = (list: string, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, number) => ({ list, address: `a${number}@example.com` }));
const sent = (name: string) =>
	harness.simulator.umail.requests().map(({ parameters: received }) => received[name]);

describe('subscriptions of many items', () => {
	it('share requests, up to 500 of a list in each', async () => {
		const { umail } = harness.simulator;
		const { listId: list } = umail.seedContacts({});
		const items = people(list, 520);
		const subscribed = await harness.run('subscription.subscribe', parameters, { items });
		expect(subscribed.main.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			items.map(({ address }, item) => [{ success: true, message: '操作成功', address }, { item }]),
		);
		expect(umail.requests()).toHaveLength(2);
		expect(umail.contacts(list)).toMatchObject(
			items.map(({ address }, index) => ({ address, fullname: `a${index}` })),
		);
		const left = await harness.run('subscription.unsubscribe', parameters, { items });
		expect(left.main).toHaveLength(520);
		expect(umail.requests()).toHaveLength(4);
		expect(umail.unsubscribed(list)).toHaveLength(520);
	});

	it('refuse a name with a separator, or replace it', async () => {
		const { umail } = harness.simulator;
		const { listId: list } = umail.seedContacts({});
		const items = [
			{ list, address: 'a@example.com', name: 'Lee, Ann' },
			{ list, address: 'b@example.com', name: 'b;c' },
			{ list, address: 'c@example.com', name: 'c\td\ne' },
			{ list, address: 'd@example.com', name: ' ' },
			{ list, address: 'e@example' },
		];
		const refused = await harness.run('subscription.subscribe', parameters, {
			items,
			onError: 'continueErrorOutput',
		});
		expect(refused.main.map(({ json }) => json['address'])).toEqual(['d@example.com']);
		expect(refused.errors.map(({ json }) => json['error'])).toEqual([
			expect.stringMatching(/^'Name' contains a comma \(,\)/u),
			expect.stringMatching(/^'Name' contains a semicolon \(;\)/u),
			expect.stringMatching(/^'Name' contains a tab/u),
			"'Address' is 'e@example', which is not an e-mail address",
		]);
		expect(sent('name')).toEqual(['d']);
		await harness.run(
			'subscription.subscribe',
			{ ...parameters, separatorInValues: 'replace' },
			{ items: items.slice(0, 3) },
		);
		expect(umail.contacts(list).map(({ fullname }) => fullname)).toEqual([
			'd',
			'Lee， Ann',
			'b；c',
			'c d e',
		]);
		expect(sent('maillist').at(-1)).toBe(
			'a@example.com\tLee， Ann\nb@example.com\tb；c\nc@example.com\tc d e',
		);
	});

	it.each(['', 'abc', '-1'])('refuse a list that is no ID: %j', async (list) => {
		const { error } = await harness.run('subscription.subscribe', parameters, {
			items: people(list, 1),
		});
		expect(error?.message).toMatch(/^'Subscription List ID' is /u);
		expect(harness.simulator.umail.requests()).toEqual([]);
	});
});
