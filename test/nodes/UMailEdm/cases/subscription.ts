import type { OperationCase } from './case';

/** Subscriptions. */
export const subscriptionCases: readonly OperationCase[] = [
	{
		operation: 'subscription.subscribe',
		shows: 'puts one address on the list under its name',
		given: ({ simulator }) => ({
			listId: simulator.umail.seedContacts({}).listId,
			address: 'ann@example.com',
			additionalFields: { name: '安' },
		}),
		output: [{ success: true, message: '操作成功', address: 'ann@example.com' }],
		then({ simulator }) {
			expect(simulator.umail.contacts()).toMatchObject([
				{ address: 'ann@example.com', fullname: '安' },
			]);
			expect(simulator.umail.requests().at(-1)?.parameters).toMatchObject({
				address: 'ann@example.com',
				name: '安',
			});
		},
	},
	{
		operation: 'subscription.unsubscribe',
		shows: 'takes the address off the list',
		given: ({ simulator }) => ({
			listId: simulator.umail.seedContacts({ count: 2 }).listId,
			address: 'user2@bulk.example',
		}),
		output: [{ success: true, message: '操作成功', address: 'user2@bulk.example' }],
		then({ simulator }) {
			const [list] = simulator.umail.contactLists();
			expect(simulator.umail.unsubscribed(list?.id ?? '')).toMatchObject([
				{ address: 'user2@bulk.example' },
			]);
			expect(simulator.umail.contacts()).toHaveLength(1);
		},
	},
];
