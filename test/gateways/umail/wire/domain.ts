import type { UMailAccount } from '../../../../gateways/umail/account';
import { addDomain, deleteDomain, listDomains } from '../../../../gateways/umail/calls/domain';
import type { WireCase } from './case';

const file = 'bs.php';
const manager = (account: UMailAccount): UMailAccount => ({ ...account, customerId: '362' });

/** Chapter 7, domains. */
export const domainWire: readonly WireCase[] = [
	{
		section: '7.1',
		shows: 'says nothing of managers for a customer',
		build: (account) => listDomains.build(account, {}),
		method: 'GET',
		file,
		query: { do: 'domain-list' },
	},
	{
		section: '7.1',
		shows: "names a manager's customer",
		build: (account) => listDomains.build(manager(account), {}),
		method: 'GET',
		file,
		query: { do: 'domain-list', user_type: 'manager', customer_id: '362' },
	},
	{
		section: '7.2',
		shows: 'names the customer, and no type of user, which the document does not have here',
		build: (account) => addDomain.build(manager(account), { domain: 'test.com' }),
		method: 'POST',
		file,
		query: { do: 'domain-add', domain: 'test.com', customer_id: '362' },
		body: { domain: 'test.com', customer_id: '362' },
		methodByGet: 'GET',
	},
	{
		section: '7.3',
		shows: 'names the customer',
		build: (account) => deleteDomain.build(manager(account), { domain: 'test.com' }),
		method: 'POST',
		file,
		query: { do: 'domain-del', domain: 'test.com', customer_id: '362' },
		body: { domain: 'test.com', customer_id: '362' },
		methodByGet: 'GET',
	},
];
