import type { ReceivedRequest } from '../base/http/http';
import { authorisationRefusal } from './account';
import { codeText } from './codes';
import type { Endpoint, Outcome } from './endpoint';
import type { Message, Recipient } from './message';
import { isNumber, splitList } from './numbers';
import { pointsReply, queryReply, type QueryRow } from './queryReplies';
import { formatOf } from './replies';
import type { SmsgoState } from './state';

/** What query.asp calls a message it does not know (table 1 names -1 so); assumed. */
const UNKNOWN_TEXT = 'Unknow';

function rowOf(message: Message, recipient: Recipient, pendingState: string): QueryRow {
	const { number, state, code } = recipient;
	return { code, state: state ?? pendingState, number, msgid: message.msgid };
}

/** What both status queries share: credentials, the two lists, bad numbers, the way to refuse. */
abstract class StatusQuery implements Endpoint {
	protected abstract readonly isBulk: boolean;

	constructor(protected readonly state: SmsgoState) {}

	answer(request: ReceivedRequest): Outcome {
		const { settings, account } = this.state;
		const msgids = splitList(request.fields.get('msgid')?.value);
		const numbers = splitList(request.fields.get('dstaddr')?.value);
		const isBad = numbers.some((number) => !isNumber(number, settings.strictChinaPrefixes));
		const code =
			authorisationRefusal(request, account, settings) ??
			(msgids.length === 0 ? -1 : undefined) ??
			(isBad ? -5 : undefined);
		if (code !== undefined) return { code, reply: this.refuse(request, code, codeText(code)) };
		const rows = this.find(msgids, numbers);
		if (rows.length === 0 && !this.isBulk && settings.unknownIdReply === 'code') {
			return { code: -1, reply: this.refuse(request, -1, UNKNOWN_TEXT) };
		}
		return { code: 0, reply: queryReply(rows, this.isBulk, formatOf(request), settings) };
	}

	refuse(request: ReceivedRequest, code: number, text: string) {
		const number = this.isBulk ? '' : (request.fields.get('dstaddr')?.value ?? '');
		const rows = [{ code, state: text, number, msgid: '' }];
		return queryReply(rows, this.isBulk, formatOf(request), this.state.settings);
	}

	protected abstract find(msgids: readonly string[], numbers: readonly string[]): QueryRow[];

	/** The rows of a message for these numbers, or for all of its own where none is given. */
	protected rowsOf(msgid: string, numbers: readonly string[]): QueryRow[] {
		const message = this.state.store.find(msgid);
		if (message === undefined) return [];
		const asked = new Set(numbers);
		const { pendingState } = this.state.settings;
		return message.recipients
			.filter(({ number }) => asked.size === 0 || asked.has(number))
			.map((recipient) => rowOf(message, recipient, pendingState));
	}
}

/** query.asp: one message; without `dstaddr`, as in the JSON sample, all of its numbers. */
export class QueryEndpoint extends StatusQuery {
	protected readonly isBulk = false;

	protected find(msgids: readonly string[], numbers: readonly string[]): QueryRow[] {
		// A list is for queryBulk.asp: here it is one id or number that does not exist.
		return this.rowsOf(msgids.join(','), numbers.length === 0 ? [] : [numbers.join(',')]);
	}
}

/** queryBulk.asp: many ids and numbers; what does not exist has no row. */
export class QueryBulkEndpoint extends StatusQuery {
	protected readonly isBulk = true;

	protected find(msgids: readonly string[], numbers: readonly string[]): QueryRow[] {
		const { bulkPairing, bulkOrder } = this.state.settings;
		const isPaired = bulkPairing === 'position' && numbers.length > 0;
		const rows = isPaired
			? numbers.flatMap((number, index) => this.rowsOf(msgids[index] ?? '', [number]))
			: [...new Set(msgids)].flatMap((msgid) => this.rowsOf(msgid, numbers));
		if (bulkOrder === 'reversed') rows.reverse();
		else if (bulkOrder === 'shuffled')
			rows.sort((one, other) => shuffleKey(one) - shuffleKey(other));
		return rows;
	}
}

/** Looks random, but is the same every time. */
function shuffleKey({ number, msgid }: QueryRow): number {
	let key = 7;
	for (const character of `${msgid}|${number}`) {
		key = (Math.imul(key, 31) + character.charCodeAt(0)) % 9_973;
	}
	return key;
}

/** query_point.asp: the points that are left. */
export class PointsEndpoint implements Endpoint {
	constructor(private readonly state: SmsgoState) {}

	answer(request: ReceivedRequest): Outcome {
		const { account, settings } = this.state;
		const code = authorisationRefusal(request, account, settings);
		if (code !== undefined) return { code, reply: this.refuse(request, code, codeText(code)) };
		return { code: 0, reply: pointsReply(0, `${account.points}`, formatOf(request), settings) };
	}

	/** The vendor's own client shows `point` as the reason of a refusal. */
	refuse(request: ReceivedRequest, code: number, text: string) {
		return pointsReply(code, text, formatOf(request), this.state.settings);
	}
}
