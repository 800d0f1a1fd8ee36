import { isList } from '../../base/control/controlError';
import { POST } from '../../base/gateway/endpoint';
import { MESSAGE_PATHS, type MitakeEndpoint, Refusal } from '../endpoint';
import { readObjectWithRawNumbers, textField } from '../json';
import type { MmsMessage } from '../message';
import { jsonReply, queryBody } from '../replies';

/** Which of a batch's messages a query is for. */
type Choose = (
	messages: readonly MmsMessage[],
	body: Readonly<Record<string, unknown>>,
) => readonly MmsMessage[] | Refusal;

/**
 * Ids are compared as they stand in the request, bare or quoted; an unknown one, or one that was
 * rounded, finds nothing, which is told with a list that lacks it: no code for it is documented.
 */
function queryOf(name: string, action: string, choose: Choose): MitakeEndpoint {
	return {
		name,
		paths: MESSAGE_PATHS,
		methods: POST,
		action,
		answer({ settings, store }, request) {
			const body = readObjectWithRawNumbers(request.rawBody);
			const batchID = body === undefined ? undefined : textField(body, 'batchID');
			if (body === undefined || batchID === undefined) return new Refusal('4003');
			if (batchID === '') return new Refusal('4001');
			const messages = choose(store.find(batchID)?.messages ?? [], body);
			if (messages instanceof Refusal) return messages;
			return { reply: jsonReply(queryBody(batchID, messages, settings), settings) };
		},
	};
}

const queryBatch = queryOf('queryBatch', 'queryBatchDR', (messages) => messages);

const querySingle = queryOf('querySingle', 'querySingleDR', (messages, body) => {
	const msgIDs = body['msgIDs'] ?? [];
	if (!isList(msgIDs) || !msgIDs.every((id) => typeof id === 'string')) return new Refusal('4003');
	if (msgIDs.length === 0) return new Refusal('4002');
	const byId = new Map(messages.map((message) => [message.msgID, message]));
	return msgIDs.flatMap((msgID) => byId.get(msgID) ?? []);
});

/** What became of messages. */
export const messageQueries: readonly MitakeEndpoint[] = [queryBatch, querySingle];
