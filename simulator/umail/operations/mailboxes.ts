import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, Refused, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { isAddress } from '../store/contact';
import type { Mailbox } from '../store/domains';
import { element, record } from '../xml';
import { actingCustomer } from './domains';
import { pageOf, totalOf } from './paging';

const FILE = 'bs.php';
const DEFAULT_LIMIT = 30;
const OPTIONS = { caller: 'byUserType' } as const;

function ownDomain(state: UMailState, customerId: string, domain: string): void {
	const found = state.domains
		.usableBy(customerId)
		.some((candidate) => candidate.domain === domain.toLowerCase());
	if (!found) throw unknownRecord('domain');
}

function ownMailbox(state: UMailState, parameters: Parameters): Mailbox {
	const customerId = actingCustomer(state, parameters);
	const found = state.domains.findMailbox(parameters.needed('mailbox'));
	if (found?.customerId !== customerId) throw unknownRecord('mailbox');
	return found;
}

function passwordOf(parameters: Parameters): string {
	const password = parameters.find('pwd') ?? '';
	if (password === '') throw badParameter('pwd');
	return password;
}

/** 7.4. */
const list: Run = (state, parameters) => {
	const customerId = actingCustomer(state, parameters);
	const domain = parameters.needed('domain');
	ownDomain(state, customerId, domain);
	const boxes = state.domains
		.mailboxes()
		.filter((box) => box.domain === domain.toLowerCase() && box.customerId === customerId);
	const page = pageOf(boxes, parameters, state.settings, DEFAULT_LIMIT);
	const rows = page.map(({ name, mailbox, ...box }) =>
		record('data', { customer_id: customerId, domain: box.domain, name, mailbox }),
	);
	const total = totalOf(boxes, state.settings);
	return state.replies.document(element('mailbox_list', [...total, ...rows]));
};

const add: Run = (state, parameters) => {
	const customerId = actingCustomer(state, parameters);
	const mailbox = parameters.text('mailbox');
	if (!isAddress(mailbox)) throw badParameter('mailbox');
	const password = passwordOf(parameters);
	ownDomain(state, customerId, mailbox.slice(mailbox.indexOf('@') + 1));
	if (state.domains.findMailbox(mailbox) !== undefined) {
		throw new Refused('add_mailbox_error', '账号已存在');
	}
	state.domains.setMailbox(customerId, mailbox, password);
	return state.replies.success();
};

const edit: Run = (state, parameters) => {
	const { customerId, mailbox } = ownMailbox(state, parameters);
	state.domains.setMailbox(customerId, mailbox, passwordOf(parameters));
	return state.replies.success();
};

const remove: Run = (state, parameters) => {
	state.domains.removeMailbox(ownMailbox(state, parameters).mailbox);
	return state.replies.success();
};

/** 7.4 to 7.7. */
export const mailboxOperations: readonly Operation[] = [
	operation(FILE, 'mailbox-list', list, OPTIONS),
	operation(FILE, 'mailbox-add', add, OPTIONS),
	operation(FILE, 'mailbox-edit', edit, OPTIONS),
	operation(FILE, 'mailbox-del', remove, OPTIONS),
];
