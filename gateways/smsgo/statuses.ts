import { messageResult, sentence, type MessageResult } from '../../messaging/message';
import { accepted, type Outcome, type Unaccepted } from '../../messaging/outcome';
import type { Response } from '../../transport/response';
import { isCode, isOfAccount, isState, readCode, readState, readStatus } from './codes';
import { isNumber, readWritten } from './recipient';
import { readRecords, type SmsgoRecord } from './records';
import { refused, unrecognised } from './response';

/** One message to one recipient, which smsgo knows by both; without a recipient, all of them. */
export interface SmsgoMessageKey {
	readonly messageId: string;
	/** `09########`, or `+` and digits; null asks for every recipient of the message. */
	readonly recipient: string | null;
}

/** Pairs that one bulk query is given. The document names no limit; a send takes 50. */
export const MAX_QUERIES = 50;

/**
 * Reads the answer to either query and finds what it says of each key: one result, or one for each
 * recipient where none was named. A key that the answer leaves out is `unknown`, and says so.
 *
 * @param keys in the order in which results are wanted
 */
export function readStatuses(
	response: Response,
	keys: readonly SmsgoMessageKey[],
): Outcome<MessageResult[][]> {
	if (response.status !== 200) return unrecognised(response);
	const records = readRecords(response.text('big5'), response.isMaybeCut);
	const states = records.filter((record) => isAboutMessage(record) && !isRefusal(record));
	const refusal = records.find(isRefusal);
	const sole = keys.length === 1 ? keys[0] : undefined;
	if (states.length === 0 && refusal !== undefined) {
		return refusedAs(refusal, sole, response);
	}
	// No rows at all is an answer; something that is no row is none.
	if (records.length > 0 && !records.some(isRow)) return unrecognised(response);
	const byMessage = new Map<string, SmsgoRecord[]>();
	for (const state of states) {
		// query.asp answers without the message id.
		const id = isBlank(state['msgid']) ? sole?.messageId : state['msgid'];
		if (id === undefined) continue;
		const rows = byMessage.get(id);
		if (rows === undefined) byMessage.set(id, [state]);
		else rows.push(state);
	}
	return accepted(
		keys.map((key) => resultsFor(key, byMessage.get(key.messageId) ?? [], key === sole, response)),
	);
}

/** A row with a word, or with a code that stands for one: table 1 is about messages as well. */
function isAboutMessage({ statuscode = '', statusstr, dstaddr }: SmsgoRecord): boolean {
	return statusstr !== undefined || (statuscode.startsWith('-') && !isBlank(dstaddr));
}

/**
 * An answer to the request as a whole: a negative code that names no recipient, or one that can only
 * be about the account. A row about one message can have a code of its own beside its state, or in its
 * place.
 */
function isRefusal(record: SmsgoRecord): boolean {
	const code = record['statuscode'] ?? record['bare'] ?? '';
	const word = record['statusstr'] ?? '';
	const { isFinal, status } = readState(word);
	if (!code.startsWith('-') || (isFinal && status !== 'unknown')) return false;
	if (isBlank(record['dstaddr'])) return !isUnknownMessage(record);
	return word.trim() === '' ? isOfAccount(code) : readCode(code, '').isProven;
}

/** Table 1 names -1 "or unknown", which a query answers for an ID that it does not know. */
function isUnknownMessage({ statuscode, statusstr = '' }: SmsgoRecord): boolean {
	return statuscode === '-1' && /^unknown?$/iu.test(statusstr.trim());
}

const UNKNOWN_MESSAGE =
	'smsgo does not know this message: check the message ID and the recipient, and that the account of the credential has sent it';

function isRow(record: SmsgoRecord): boolean {
	return ['statuscode', 'statusstr', 'dstaddr'].some((name) => record[name] !== undefined);
}

function isBlank(cell: string | null | undefined): cell is null | undefined | '' {
	return cell === undefined || cell === null || cell === '';
}

function resultsFor(
	{ messageId, recipient }: SmsgoMessageKey,
	records: readonly SmsgoRecord[],
	isSole: boolean,
	response: Response,
): MessageResult[] {
	// A row without a number can be about any recipient of the message, unless only one was asked for.
	const matching = records.filter(({ dstaddr }) => {
		if (recipient === null) return true;
		return isBlank(dstaddr) ? isSole : readWritten(dstaddr) === recipient;
	});
	if (matching.length === 0) {
		const orCut = response.isMaybeCut ? ', or its answer was cut off' : '';
		return [
			notKnown(
				{ messageId, recipient },
				`smsgo has no state for this message and recipient${orCut}`,
			),
		];
	}
	// Rows are complete more often than not; the last one for a recipient is the newest.
	const latest = new Map(
		matching.map((record) => [readWritten(record['dstaddr'] ?? '') ?? recipient, record]),
	);
	const show = (text: string): string => response.show(text);
	/** What stands in the vendor's tables, or is a number, is no secret, even where one is equal to it. */
	const shown = (text: string | null | undefined, isKnown: (text: string) => boolean) =>
		text === null || text === undefined || isKnown(text) ? (text ?? null) : show(text);
	return [...latest].map(([number, record]) => {
		const { statuscode, statusstr = '', dstaddr } = record;
		const written = shown(dstaddr, isNumber);
		const state = isUnknownMessage(record)
			? { ...NOT_KNOWN, reason: UNKNOWN_MESSAGE }
			: { accepted: true, ...readStatus(statuscode ?? '', statusstr, show) };
		const raw = {
			code: shown(statuscode, isCode),
			text: isState(statusstr) ? statusstr : show(statusstr),
			...(isBlank(written) ? {} : { recipient: written }),
		};
		return messageResult({ recipient: shown(number, isNumber), messageId, ...state, raw }, {});
	});
}

/** Of a message that smsgo does not know, nobody can know whether it was accepted. */
const NOT_KNOWN = { accepted: null, status: 'unknown', isFinal: false } as const;

/** Table 1: a number that smsgo does not take, which refuses the whole request. */
const BAD_NUMBER = '-5';

/** Whether a query was refused for a number in it. */
export function isBadNumber(outcome: Outcome<unknown>): outcome is Unaccepted {
	return outcome.outcome === 'rejected' && outcome.failure.code === BAD_NUMBER;
}

/** The refusal of a query. Where it is for its only number, that is an answer, which stops nobody else. */
function refusedAs(
	refusal: SmsgoRecord,
	sole: SmsgoMessageKey | undefined,
	response: Response,
): Outcome<MessageResult[][]> {
	const said = refusal['statuscode'] ?? refusal['bare'] ?? '';
	const ended = refused<MessageResult[][]>(response, said, refusal['statusstr'] ?? '');
	if (!isBadNumber(ended) || sole === undefined || sole.recipient === null) return ended;
	const { code, text } = ended.failure;
	const reason = sentence(ended.failure);
	return accepted([[messageResult({ ...sole, ...NOT_KNOWN, reason, raw: { code, text } }, {})]]);
}

/** The result of a message that nothing is known of, and why. */
function notKnown({ messageId, recipient }: SmsgoMessageKey, reason: string): MessageResult {
	return messageResult({ recipient, messageId, ...NOT_KNOWN, reason }, {});
}
