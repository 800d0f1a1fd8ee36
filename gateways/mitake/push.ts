import { notSent, type Unaccepted } from '../../messaging/outcome';
import type { HttpRequest } from '../../transport/request';
import { mitakeRequest, type MitakeAccount } from './account';
import { writeAttachments } from './attachment';
import {
	MAX_CLIENT_ID,
	MAX_DESTINATIONS,
	nameProblem,
	writeTime,
	type MmsDestination,
	type MmsMessage,
} from './message';

/** The request that sends a message to 1 to 500 destinations (push). */
export function buildPush(
	account: MitakeAccount,
	token: string,
	message: MmsMessage,
	destinations: readonly MmsDestination[],
): HttpRequest {
	const { subject, content, sendAt, expireAt, projectName, attachments } = message;
	const head = JSON.stringify({
		subject,
		content,
		...(sendAt === undefined ? {} : { orderTime: writeTime(sendAt) }),
		...(expireAt === undefined ? {} : { expireTime: writeTime(expireAt) }),
		...(projectName === '' ? {} : { projectName }),
		destinations: destinations.map(({ to, clientMessageId }) => ({ to, cID: clientMessageId })),
	});
	const files = attachments.length === 0 ? '' : `,"attachments":${writeAttachments(attachments)}`;
	return mitakeRequest(account, token, 'push', `${head.slice(0, -1)}${files}}`);
}

/** Why destinations cannot share a request, before anything leaves. */
export function destinationsProblem(
	destinations: readonly MmsDestination[],
): Unaccepted | undefined {
	const count = destinations.length;
	if (count < 1 || count > MAX_DESTINATIONS) {
		return refused(
			'WRONG_COUNT',
			`A request to Mitake takes 1 to ${MAX_DESTINATIONS} recipients, not ${count}`,
		);
	}
	const ids = new Set<string>();
	for (const { clientMessageId } of destinations) {
		const problem =
			clientMessageId === ''
				? 'A message to Mitake needs a client message ID'
				: nameProblem('Client Message ID', clientMessageId, MAX_CLIENT_ID);
		if (problem !== undefined) return refused('BAD_CLIENT_ID', problem);
		if (ids.has(clientMessageId)) {
			return refused(
				'EQUAL_CLIENT_IDS',
				`Two recipients of one request have the client message ID '${clientMessageId}': Mitake would take them for one`,
			);
		}
		ids.add(clientMessageId);
	}
	return undefined;
}

function refused(code: string, reason: string): Unaccepted {
	return notSent({ code, text: '', reason, advice: 'Nothing was sent.' });
}
