import { umailCall } from '../call';
import { readWritten, type Written } from '../read';

/** Most addresses of a request; the document names no limit. */
export const SUBSCRIBERS_PER_REQUEST = 500;

/** Somebody who subscribes. */
export interface Subscriber {
	readonly address: string;
	readonly name: string;
}

const shared = { file: 'mloperate.php' } as const;

/** Puts one address on a subscription list (4.13). */
export const subscribeOne = umailCall<Subscriber & { listId: string }, Written>({
	...shared,
	section: '4.13',
	action: 'ml-sub',
	method: 'GET',
	effect: 'write',
	inQuery: ['list_id'],
	parameters: ({ listId, address, name }) => ({ list_id: listId, address, name }),
	read: readWritten,
});

/** Subscribers of one list. */
export interface SubscriberBatch {
	readonly listId: string;
	readonly subscribers: readonly Subscriber[];
}

/** Puts many addresses on a subscription list, one a line, a tab before the name (4.13). */
export const subscribeMany = umailCall<SubscriberBatch, Written>({
	...shared,
	section: '4.13',
	action: 'ml-sub',
	method: 'POST',
	effect: 'write',
	inQuery: ['list_id'],
	parameters: ({ listId, subscribers }) => ({
		list_id: listId,
		maillist: subscribers.map(({ address, name }) => `${address}\t${name}`).join('\n'),
	}),
	read: readWritten,
});

/** Addresses that leave one list. */
export interface Departures {
	readonly listId: string;
	readonly addresses: readonly string[];
}

/** Takes addresses off a subscription list, one a line (4.14). */
export const unsubscribe = umailCall<Departures, Written>({
	...shared,
	section: '4.14',
	action: 'ml-unsub',
	method: 'POST',
	effect: 'write',
	inQuery: ['list_id'],
	parameters: ({ listId, addresses }) => ({ list_id: listId, address: addresses.join('\n') }),
	read: readWritten,
});
