import type { ReceivedRequest } from '../../base/http/http';
import { ON_MAIN, Refusal, type SmsgoEndpoint } from '../endpoint';
import { isNumber, splitList } from '../numbers';
import { queryReply, type QueryRow } from '../queryReplies';
import { formatOf } from '../replies';
import type { SmsgoState } from '../state';
import { stateWord } from '../stateWords';

/** What query.asp calls a message it does not know (table 1 names -1 so); assumed. */
const UNKNOWN_TEXT = 'Unknow';

type Find = (
	state: SmsgoState,
	msgids: readonly string[],
	numbers: readonly string[],
) => QueryRow[];

/** What both status queries share: the two lists, bad numbers, the way to refuse. */
function statusQuery(name: string, isBulk: boolean, find: Find): SmsgoEndpoint {
	const reply = (rows: readonly QueryRow[], request: ReceivedRequest, { settings }: SmsgoState) =>
		queryReply(rows, isBulk, formatOf(request), settings);
	return {
		name,
		// The .aspx spellings are in use as well.
		paths: [`${name.toLowerCase()}.asp`, `${name.toLowerCase()}.aspx`],
		...ON_MAIN,
		answer(state, request) {
			const { strictChinaPrefixes, unknownIdReply } = state.settings;
			const msgids = splitList(request.fields.get('msgid')?.value);
			const numbers = splitList(request.fields.get('dstaddr')?.value);
			if (msgids.length === 0) return new Refusal(-1);
			if (numbers.some((number) => !isNumber(number, strictChinaPrefixes))) return new Refusal(-5);
			const rows = find(state, msgids, numbers);
			const isUnknown = rows.length === 0 && !isBulk && unknownIdReply === 'code';
			return isUnknown ? new Refusal(-1, UNKNOWN_TEXT) : { reply: reply(rows, request, state) };
		},
		refuse(state, request, { code, text }) {
			const number = isBulk ? '' : (request.fields.get('dstaddr')?.value ?? '');
			return reply([{ code, state: text, number, msgid: '' }], request, state);
		},
	};
}

/** The rows of a message for these numbers, or for all of its own where none is given. */
function rowsOf(state: SmsgoState, msgid: string, numbers: readonly string[]): QueryRow[] {
	const message = state.store.find(msgid);
	if (message === undefined) return [];
	const asked = new Set(numbers);
	return message.recipients
		.filter(({ number }) => asked.size === 0 || asked.has(number))
		.map((recipient) => {
			const { number, code } = recipient;
			const { settings } = state;
			const said = recipient.state ?? settings.pendingState;
			return { code, state: stateWord(said, code, settings), number, msgid };
		});
}

/** One message; without `dstaddr`, as in the JSON sample, all of its numbers. */
const query = statusQuery('query', false, (state, msgids, numbers) =>
	// A list is for queryBulk.asp: here it is one id or number that does not exist.
	rowsOf(state, msgids.join(','), numbers.length === 0 ? [] : [numbers.join(',')]),
);

/** Many ids and numbers; what does not exist has no row. */
const queryBulk = statusQuery('queryBulk', true, (state, msgids, numbers) => {
	const { bulkPairing, bulkOrder } = state.settings;
	const isPaired = bulkPairing === 'position' && numbers.length > 0;
	const rows = isPaired
		? numbers.flatMap((number, index) => rowsOf(state, msgids[index] ?? '', [number]))
		: [...new Set(msgids)].flatMap((msgid) => rowsOf(state, msgid, numbers));
	if (bulkOrder === 'reversed') rows.reverse();
	if (bulkOrder === 'shuffled') rows.sort((one, other) => shuffleKey(one) - shuffleKey(other));
	return rows;
});

/** Looks random, but is the same every time. */
function shuffleKey({ number, msgid }: QueryRow): number {
	let key = 7;
	for (const character of `${msgid}|${number}`) {
		key = (Math.imul(key, 31) + character.charCodeAt(0)) % 9_973;
	}
	return key;
}

/** What became of messages. */
export const smsQueries: readonly SmsgoEndpoint[] = [query, queryBulk];
