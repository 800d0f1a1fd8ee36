import { getAccountInfo, getService } from '../../../../gateways/umail/calls/account';
import type { WireCase } from './case';

const file = 'account.php';

/** Chapter 1. */
export const accountWire: readonly WireCase[] = [
	{
		section: '1.1',
		shows: 'asks who the account belongs to',
		build: (account) => getAccountInfo.build(account, {}),
		method: 'GET',
		file,
		query: { do: 'customer-info' },
	},
	{
		section: '1.2',
		shows: "asks for the service, and names no customer even in a manager's account",
		build: (account) => getService.build({ ...account, customerId: '362' }, {}),
		method: 'GET',
		file,
		query: { do: 'service-info' },
	},
];
