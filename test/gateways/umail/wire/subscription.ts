import {
	subscribeMany,
	subscribeOne,
	unsubscribe,
} from '../../../../gateways/umail/calls/subscription';
import type { WireCase } from './case';

const file = 'mloperate.php';

/** Chapter 4, subscriptions. */
export const subscriptionWire: readonly WireCase[] = [
	{
		section: '4.13',
		shows: 'puts one address by itself',
		build: (account) =>
			subscribeOne.build(account, { listId: '3', address: 'ann@example.com', name: '安' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'ml-sub', list_id: '3', address: 'ann@example.com', name: '安' },
		body: { list_id: '3', address: 'ann@example.com', name: '安' },
	},
	{
		section: '4.13',
		shows: 'puts many on lines, a tab before the name',
		build: (account) =>
			subscribeMany.build(account, {
				listId: '3',
				subscribers: [
					{ address: 'ann@example.com', name: '安' },
					{ address: 'bob@example.com', name: 'bob' },
				],
			}),
		method: 'POST',
		file,
		methodByGet: 'GET',
		query: {
			do: 'ml-sub',
			list_id: '3',
			maillist: 'ann@example.com\t安\nbob@example.com\tbob',
		},
		body: { list_id: '3', maillist: 'ann@example.com\t安\nbob@example.com\tbob' },
	},
	{
		section: '4.14',
		shows: 'takes addresses off on lines',
		build: (account) =>
			unsubscribe.build(account, {
				listId: '3',
				addresses: ['ann@example.com', 'bob@example.com'],
			}),
		method: 'POST',
		file,
		methodByGet: 'GET',
		query: { do: 'ml-unsub', list_id: '3', address: 'ann@example.com\nbob@example.com' },
		body: { list_id: '3', address: 'ann@example.com\nbob@example.com' },
	},
];
