import { ControlError } from '../../base/control/controlError';
import type { Message } from '../message';
import type { MessageStore } from '../messages';
import type { Report } from './parameters';
import type { ReportSpec } from './specs';

export function reportOf(message: Message, number: string, state: string, code: number): Report {
	return { msgid: message.msgid, url: message.response, number, state, code };
}

/**
 * The reports that a spec describes.
 * @throws ControlError where it names a message of which nothing can be reported.
 */
export function selectReports(
	{ msgid, number, state, code }: ReportSpec,
	store: MessageStore,
): Report[] {
	const named = msgid === undefined ? undefined : store.find(msgid);
	const messages = msgid === undefined ? store.all() : named === undefined ? [] : [named];
	const reports = messages
		.filter(({ response }) => response !== '')
		.flatMap((message) =>
			message.recipients.flatMap((recipient) => {
				const told = state ?? recipient.state;
				const isMeant = number === undefined || number === recipient.number;
				if (!isMeant || told === null) return [];
				return [reportOf(message, recipient.number, told, code ?? recipient.code)];
			}),
		);
	if (msgid !== undefined && reports.length === 0) {
		const wanted = number === undefined ? msgid : `${msgid} to ${number}`;
		throw new ControlError(
			`There is nothing to report of ${wanted}: no such message or number, no report URL, or ` +
				`no final state yet (then give a 'state')`,
		);
	}
	return reports;
}
