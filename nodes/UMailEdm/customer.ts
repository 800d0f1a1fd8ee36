import type { UMailAccount } from '../../gateways/umail/account';
import type { UMailCall } from '../../gateways/umail/call';
import type { Place } from '../../operations/calls/each';
import { accountOf } from '../../operations/gateway';
import { textInput } from '../../operations/parameters/fields';
import { umail } from './gateway';
import { readId } from './locators';

/** For a manager's account: whose domains and mailboxes an item is about. */
export const customerIdField = textInput('Customer ID', 'customerId', {
	placeholder: 'e.g. 362',
	description:
		"Only for a manager's account: the customer that this is about, who can be another one for each item. Leave empty for the one in the credential.",
});

interface OfCustomer {
	readonly customerId: string;
}

/**
 * The customer that an item is about: its own, or the one in the credential as it is for this item.
 *
 * @throws InputProblem when it is no ID
 */
export async function customerOf(
	{ customerId }: OfCustomer,
	{ run, itemIndex }: Place,
): Promise<OfCustomer> {
	const typed = customerId.trim();
	if (typed !== '') return { customerId: readId({ value: typed }, 'Customer ID') };
	// n8n evaluates an expression in a credential for one item.
	const account = await accountOf(umail, {
		getCredentials: async (type) => await run.context.getCredentials(type, itemIndex),
	});
	return { customerId: account.customerId };
}

/** A call of the document, about the customer that its request names. */
export function ofCustomer<Request, Result>(
	call: UMailCall<Request, Result>,
): UMailCall<Request & OfCustomer, Result> {
	return {
		...call,
		build: (account: UMailAccount, request) =>
			call.build({ ...account, customerId: request.customerId }, request),
	};
}
