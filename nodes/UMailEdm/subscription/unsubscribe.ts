import {
	SUBSCRIBERS_PER_REQUEST,
	unsubscribe as call,
} from '../../../gateways/umail/calls/subscription';
import { addressField, readAddress } from '../address';
import { readId } from '../locators';
import { uMailMany } from '../uMailMany';
import { listIdField } from './fields';

export const unsubscribe = uMailMany({
	name: 'Unsubscribe',
	action: 'Unsubscribe address',
	description: 'Take the addresses of all items off a subscription list',
	section: call.section,
	fields: [listIdField, addressField],
	questionsPerRequest: SUBSCRIBERS_PER_REQUEST,
	entry: ({ listId, address }) => ({
		listId: readId({ value: listId.trim() }, 'Subscription List ID'),
		address: readAddress(address),
	}),
	send: async (line, listId, entries) =>
		await line.call(call, { listId, addresses: entries.map(({ address }) => address) }),
});
