import { type Operation, operation } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, Refused, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { isAddress } from '../store/contact';
import type { Mailbox } from '../store/domains';
import { element, elements } from '../xml';
import { actingCustomer } from './domains';
import { pageOf } from './paging';

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
	const mailbox = parameters.text('mailbox');
	if (mailbox === '') throw badParameter('mailbox');
	const found = state.domains.findMailbox(mailbox);
	if (found?.customerId !== customerId) throw unknownRecord('mailbox');
	return found;
}

function passwordOf(parameters: Parameters): string {
	const password = parameters.find('pwd') ?? '';
	if (password === '') throw badParameter('pwd');
	return password;
}

/** 7.4. */
function list(state: UMailState): Operation {
	const run = (parameters: Parameters) => {
		const customerId = actingCustomer(state, parameters);
		const domain = parameters.text('domain');
		if (domain === '') throw badParameter('domain');
		ownDomain(state, customerId, domain);
		const boxes = state.domains
			.mailboxes()
			.filter((box) => box.domain === domain.toLowerCase() && box.customerId === customerId);
		const most = state.settings.pageLimit;
		const paging = { limit: DEFAULT_LIMIT, limitAlone: false, most };
		const rows = pageOf(boxes, parameters, paging).map((box) =>
			element(
				'data',
				elements({
					customer_id: box.customerId,
					domain: box.domain,
					name: box.name,
					mailbox: box.mailbox,
				}),
			),
		);
		return state.replies.document(element('mailbox_list', rows));
	};
	return operation(FILE, 'mailbox-list', run, OPTIONS);
}

/** 7.4 to 7.7. */
export function mailboxOperations(state: UMailState): readonly Operation[] {
	const { domains, replies } = state;
	const add = (parameters: Parameters) => {
		const customerId = actingCustomer(state, parameters);
		const mailbox = parameters.text('mailbox');
		if (!isAddress(mailbox)) throw badParameter('mailbox');
		const password = passwordOf(parameters);
		ownDomain(state, customerId, mailbox.slice(mailbox.indexOf('@') + 1));
		if (domains.findMailbox(mailbox) !== undefined) {
			throw new Refused('add_mailbox_error', '账号已存在');
		}
		domains.setMailbox(customerId, mailbox, password);
		return replies.success();
	};
	const edit = (parameters: Parameters) => {
		const { customerId, mailbox } = ownMailbox(state, parameters);
		domains.setMailbox(customerId, mailbox, passwordOf(parameters));
		return replies.success();
	};
	const remove = (parameters: Parameters) => {
		domains.removeMailbox(ownMailbox(state, parameters).mailbox);
		return replies.success();
	};
	return [
		list(state),
		operation(FILE, 'mailbox-add', add, OPTIONS),
		operation(FILE, 'mailbox-edit', edit, OPTIONS),
		operation(FILE, 'mailbox-del', remove, OPTIONS),
	];
}
