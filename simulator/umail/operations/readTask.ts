import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { isAddress } from '../store/contact';
import type { SendStatus, TaskDetails } from '../store/task';
import { parseTime } from '../times';

type Sender = Pick<TaskDetails, 'senderType' | 'sendDomain' | 'sendAccount'>;

/** Notes 2 to 4 of 5.1: all senders, those of a domain, or one address with or without its domain. */
export function readSender(state: UMailState, parameters: Parameters): Sender {
	const sendAccount = parameters.text('send_account');
	const sendDomain = parameters.text('send_domain');
	if (sendAccount === 'all') {
		if (sendDomain === '') throw badParameter('send_domain');
		const senderType = sendDomain === 'all' ? 'all' : 'domain';
		return known(state, { senderType, sendDomain, sendAccount });
	}
	if (!isAddress(sendAccount)) throw badParameter('send_account');
	const ownDomain = sendAccount.slice(sendAccount.lastIndexOf('@') + 1);
	if (sendDomain !== '' && sendDomain !== ownDomain) throw badParameter('send_domain');
	return known(state, { senderType: 'address', sendDomain: ownDomain, sendAccount });
}

function known({ settings, domains, account }: UMailState, sender: Sender): Sender {
	const { senderType, sendDomain, sendAccount } = sender;
	if (!settings.knownSendersOnly || senderType === 'all') return sender;
	const isKnown =
		senderType === 'address'
			? domains.findMailbox(sendAccount) !== undefined
			: domains.usableBy(account.customerId).some(({ domain }) => domain === sendDomain);
	if (!isKnown) throw unknownRecord('send_account');
	return sender;
}

/** `1` or `1,2,3`. */
export function readTemplateIds({ templates }: UMailState, parameters: Parameters): string[] {
	const ids = parameters.text('tpl_id').split(',');
	const list = ids.map((id) => id.trim()).filter((id) => id !== '');
	if (list.length === 0) throw badParameter('tpl_id');
	if (list.some((id) => templates.find(id) === undefined)) throw unknownRecord('tpl_id');
	return list;
}

export function readListId({ lists }: UMailState, parameters: Parameters): string {
	const list = parameters.named('maillist_id', 'maillist_id', (id) => lists.find(id));
	if (list.status === 'disabled') throw unknownRecord('maillist_id');
	return list.id;
}

/** Undefined where the parameter is absent. */
export function readTime(parameters: Parameters, name: string): number | undefined {
	const text = parameters.text(name);
	if (text === '') return undefined;
	const time = parseTime(text);
	if (time === undefined) throw badParameter(name);
	return time;
}

/** A whole number up to `most`; undefined where the parameter is absent. */
export function readNumber(
	parameters: Parameters,
	name: string,
	most = Number.MAX_SAFE_INTEGER,
): number | undefined {
	if (parameters.text(name) === '') return undefined;
	const value = parameters.integer(name, 0);
	if (value === undefined || value > most) throw badParameter(name);
	return value;
}

/** One of these; undefined where the parameter is absent. */
export function readStatus<const T extends SendStatus>(
	parameters: Parameters,
	name: string,
	allowed: readonly T[],
): T | undefined {
	const text = parameters.text(name);
	const found = allowed.find((status) => `${status}` === text);
	if (text !== '' && found === undefined) throw badParameter(name);
	return found;
}
