import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, Refused, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { OTHER_CUSTOMER } from '../store/domains';
import { element, record } from '../xml';

const FILE = 'bs.php';
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The customer that a manager's call is for. */
function namedCustomer({ account }: UMailState, parameters: Parameters): string {
	const id = parameters.needed('customer_id');
	if (![account.customerId, OTHER_CUSTOMER].includes(id)) throw unknownRecord('customer_id');
	return id;
}

/** The customer that a call of either role is for: a customer's own, whatever `customer_id` says. */
export function actingCustomer(state: UMailState, parameters: Parameters): string {
	const isManager = parameters.text('user_type') === 'manager';
	return isManager ? namedCustomer(state, parameters) : state.account.customerId;
}

const list: Run = (state, parameters) => {
	const rows = state.domains
		.usableBy(actingCustomer(state, parameters))
		.map(({ customerId, domain }) => record('data', { customer_id: customerId, domain }));
	return state.replies.document(element('domain_list', rows));
};

const add: Run = (state, parameters) => {
	const customerId = namedCustomer(state, parameters);
	const domain = parameters.text('domain');
	if (!DOMAIN.test(domain)) throw badParameter('domain');
	if (state.domains.find(domain) !== undefined) throw new Refused('add_domain_error', '域名已存在');
	state.domains.add(customerId, domain);
	return state.replies.success();
};

const remove: Run = (state, parameters) => {
	const customerId = namedCustomer(state, parameters);
	const domain = parameters.text('domain');
	if (state.domains.find(domain)?.customerId !== customerId) throw unknownRecord('domain');
	state.domains.remove(domain);
	return state.replies.success();
};

/** 7.1 to 7.3; adding and deleting domains is for the manager. */
export const domainOperations: readonly Operation[] = [
	operation(FILE, 'domain-list', list, { caller: 'byUserType' }),
	operation(FILE, 'domain-add', add, { caller: 'manager' }),
	operation(FILE, 'domain-del', remove, { caller: 'manager' }),
];
