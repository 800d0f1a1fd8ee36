import {
	subscribeMany,
	subscribeOne,
	SUBSCRIBERS_PER_REQUEST,
} from '../../../gateways/umail/calls/subscription';
import { localPartOf } from '../../../messaging/email';
import { additionalFieldsOf, textInput } from '../../../operations/parameters/fields';
import { addressField, readAddress } from '../address';
import { readId } from '../locators';
import { separatorInValuesField, SUBSCRIBER_SEPARATORS, withoutSeparators } from '../separators';
import { uMailMany } from '../uMailMany';
import { listIdField } from './fields';

const additionalFields = additionalFieldsOf([
	textInput('Name', 'name', {
		placeholder: 'e.g. Ann Lee',
		description: 'The name of the subscriber; by default what stands before the @',
	}),
]);

export const subscribe = uMailMany({
	name: 'Subscribe',
	action: 'Subscribe address',
	description: 'Put the addresses of all items on a subscription list',
	section: subscribeMany.section,
	fields: [listIdField, addressField, separatorInValuesField, additionalFields],
	questionsPerRequest: SUBSCRIBERS_PER_REQUEST,
	entry({ listId, address: typed, separatorInValues, additionalFields: { name = '' } }) {
		const address = readAddress(typed);
		return {
			listId: readId({ value: listId.trim() }, 'Subscription List ID'),
			address,
			name:
				name.trim() === ''
					? localPartOf(address)
					: withoutSeparators(name, 'Name', separatorInValues, SUBSCRIBER_SEPARATORS),
		};
	},
	async send(line, listId, subscribers) {
		const [only, ...others] = subscribers;
		return only !== undefined && others.length === 0
			? await line.call(subscribeOne, only)
			: await line.call(subscribeMany, { listId, subscribers });
	},
});
