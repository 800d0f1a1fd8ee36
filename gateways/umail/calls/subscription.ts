import { umailWrite } from '../call';

/** Most addresses of a request; the document names no limit. */
export const SUBSCRIBERS_PER_REQUEST = 500;

/** Somebody who subscribes. */
export interface Subscriber {
	readonly address: string;
	readonly name: string;
}

const shared = { file: 'mloperate.php' } as const;

/** Puts one address on a subscription list (4.13). */
export const subscribeOne = umailWrite<Subscriber & { listId: string }>({
	...shared,
	section: '4.13',
	action: 'ml-sub',
	parameters: ({ listId, address, name }) => ({ list_id: listId, address, name }),
});

/** Puts many addresses on a subscription list, one a line, a tab before the name (4.13). */
export const subscribeMany = umailWrite<{ listId: string; subscribers: readonly Subscriber[] }>({
	...shared,
	section: '4.13',
	action: 'ml-sub',
	carriers: { either: ['maillist'] },
	parameters: ({ listId, subscribers }) => ({
		list_id: listId,
		maillist: subscribers.map(({ address, name }) => `${address}\t${name}`).join('\n'),
	}),
});

/** Takes addresses off a subscription list, one a line (4.14). */
export const unsubscribe = umailWrite<{ listId: string; addresses: readonly string[] }>({
	...shared,
	section: '4.14',
	action: 'ml-unsub',
	carriers: { either: ['address'] },
	parameters: ({ listId, addresses }) => ({ list_id: listId, address: addresses.join('\n') }),
});
