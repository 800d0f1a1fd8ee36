import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter } from '../refused';
import type { UMailState } from '../state';
import { isAddress, plainContact } from '../store/contact';

const FILE = 'mloperate.php';

interface Subscriber {
	readonly address: string;
	readonly name: string;
}

/** `a,n;b,n`, or lines with a tab or comma between address and name. */
function readSubscribers(text: string): Subscriber[] {
	const records = text.split(/[;\n]/).filter((record) => record.trim() !== '');
	return records.map((record) => {
		const [address = '', name = ''] = record.split(/[\t,]/).map((part) => part.trim());
		return { address, name };
	});
}

function listIdOf({ lists }: UMailState, parameters: Parameters): string {
	return parameters.named('list_id', 'list_id', (id) => lists.find(id)).id;
}

/** Adds an address, or gives the one that is there its name. */
function subscribe({ lists }: UMailState, listId: string, { address, name }: Subscriber): void {
	const fullname = name === '' ? address.slice(0, address.indexOf('@')) : name;
	const existing = lists.member(listId, address);
	if (existing === undefined) lists.addContact(listId, plainContact(address, fullname));
	else lists.changeContact(existing, { ...existing, fullname });
}

const add: Run = (state, parameters) => {
	const listId = listIdOf(state, parameters);
	const address = parameters.text('address');
	const all =
		address === ''
			? readSubscribers(parameters.text('maillist'))
			: [{ address, name: parameters.text('name') }];
	const good = all.filter((subscriber) => isAddress(subscriber.address));
	if (good.length === 0) throw badParameter('address, maillist');
	for (const subscriber of good) subscribe(state, listId, subscriber);
	return state.replies.success();
};

const remove: Run = (state, parameters) => {
	const listId = listIdOf(state, parameters);
	const addresses = parameters.text('address').split(/[,\n]/);
	const good = addresses.map((address) => address.trim()).filter(isAddress);
	if (good.length === 0) throw badParameter('address');
	for (const address of good) state.lists.unsubscribe(listId, address);
	return state.replies.success();
};

/** 4.13 and 4.14; addresses that are not valid, or not on the list, are passed over. */
export const subscriptionOperations: readonly Operation[] = [
	operation(FILE, 'ml-sub', add, { places: { either: ['maillist'] } }),
	operation(FILE, 'ml-unsub', remove, { places: { either: ['address'] } }),
];
