import { type Operation, operation } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, Refused, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { OTHER_CUSTOMER } from '../store/domains';
import { element, elements } from '../xml';

const FILE = 'bs.php';
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The customer that a manager's call is for. */
export function namedCustomer({ account }: UMailState, parameters: Parameters): string {
	const id = parameters.text('customer_id');
	if (id === '') throw badParameter('customer_id');
	if (![account.customerId, OTHER_CUSTOMER].includes(id)) throw unknownRecord('customer_id');
	return id;
}

/** The customer that a call of either role is for: a customer's own, whatever `customer_id` says. */
export function actingCustomer(state: UMailState, parameters: Parameters): string {
	const isManager = parameters.text('user_type') === 'manager';
	return isManager ? namedCustomer(state, parameters) : state.account.customerId;
}

/** 7.1 to 7.3; adding and deleting domains is for the manager. */
export function domainOperations(state: UMailState): readonly Operation[] {
	const { domains, replies } = state;
	const list = (parameters: Parameters) => {
		const rows = domains
			.usableBy(actingCustomer(state, parameters))
			.map(({ customerId, domain }) =>
				element('data', elements({ customer_id: customerId, domain })),
			);
		return replies.document(element('domain_list', rows));
	};
	const add = (parameters: Parameters) => {
		const customerId = namedCustomer(state, parameters);
		const domain = parameters.text('domain');
		if (!DOMAIN.test(domain)) throw badParameter('domain');
		if (domains.find(domain) !== undefined) throw new Refused('add_domain_error', '域名已存在');
		domains.add(customerId, domain);
		return replies.success();
	};
	const remove = (parameters: Parameters) => {
		const customerId = namedCustomer(state, parameters);
		const domain = parameters.text('domain');
		if (domains.find(domain)?.customerId !== customerId) throw unknownRecord('domain');
		domains.remove(domain);
		return replies.success();
	};
	return [
		operation(FILE, 'domain-list', list, { caller: 'byUserType' }),
		operation(FILE, 'domain-add', add, { caller: 'manager' }),
		operation(FILE, 'domain-del', remove, { caller: 'manager' }),
	];
}
