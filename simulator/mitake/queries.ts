import type { ReceivedRequest } from '../base/http/http';
import type { Endpoint, Outcome } from './endpoint';
import { isList, readObjectWithRawNumbers, textField } from './json';
import type { MmsMessage } from './message';
import { jsonReply, queryBody, refused } from './replies';
import type { MitakeState } from './state';

/**
 * `actionType: queryBatchDR` and `querySingleDR`. Ids are compared as they stand in the request,
 * bare or quoted; an unknown one, or one that was rounded, finds nothing, which is told with a list
 * that lacks it: no code for it is documented.
 */
export class QueryEndpoint implements Endpoint {
	/** @param kind whether one batch is asked for, or single messages of it */
	constructor(
		private readonly state: MitakeState,
		private readonly kind: 'batch' | 'single',
	) {}

	answer(request: ReceivedRequest): Outcome {
		const { settings, store } = this.state;
		const body = readObjectWithRawNumbers(request.rawBody);
		const batchID = body === undefined ? undefined : textField(body, 'batchID');
		if (body === undefined || batchID === undefined) return refused('4003', settings);
		if (batchID === '') return refused('4001', settings);
		const messages = store.find(batchID)?.messages ?? [];
		if (this.kind === 'batch') return this.found(batchID, messages);

		const msgIDs = body['msgIDs'] ?? [];
		if (!isList(msgIDs) || !msgIDs.every((id) => typeof id === 'string')) {
			return refused('4003', settings);
		}
		if (msgIDs.length === 0) return refused('4002', settings);
		const byId = new Map(messages.map((message) => [message.msgID, message]));
		const asked = msgIDs.flatMap((msgID) => byId.get(msgID) ?? []);
		return this.found(batchID, asked);
	}

	private found(batchID: string, messages: readonly MmsMessage[]): Outcome {
		const { settings } = this.state;
		return { code: null, reply: jsonReply(queryBody(batchID, messages, settings), settings) };
	}
}
