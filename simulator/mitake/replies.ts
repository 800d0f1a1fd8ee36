import { type Reply, replyOf } from '../base/http/reply';
import { batchText, isCredentialCode, statusText } from './codes';
import type { MmsMessage } from './message';
import type { MitakeSettings } from './settings';
import { toCompactTime } from './time';
import { digits, JsonWriter, type Members } from './writer';

const STRANGE: Members = [['traceID', '"7f3a"']];

function extra({ extraFields }: MitakeSettings): Members {
	return extraFields ? STRANGE : [];
}

function pointMember(name: string, points: number, { omitPoints }: MitakeSettings): Members {
	return omitPoints ? [] : [[name, `${points}`]];
}

function shuffled<T>(list: readonly T[]): T[] {
	const reversed = list.toReversed();
	const isEven = (_: T, index: number) => index % 2 === 0;
	return [...reversed.filter(isEven), ...reversed.filter((_, index) => index % 2 === 1)];
}

/** The messages in the order in which a reply shows them; not that of the request if shuffled. */
function ordered<T>(list: readonly T[], { shuffleMessages }: MitakeSettings): readonly T[] {
	return shuffleMessages ? shuffled(list) : list;
}

function statusTime(at: number, { statusTimeOffMinutes }: MitakeSettings): string {
	return `"${toCompactTime(at + statusTimeOffMinutes * 60_000)}"`;
}

/** An id as a reply to a query shows it. */
function queriedId(id: string, { queryIds }: MitakeSettings): string {
	return queryIds === 'rounded' && /^[1-9]\d*$/.test(id) ? `${Number(id)}` : id;
}

/** A JSON reply with HTTP status 200. */
export function jsonReply(body: string, settings: MitakeSettings): Reply {
	return replyOf(200, settings.replyContentType, body);
}

/**
 * The reply that refuses a request with a code of Appendix 1.
 * @param text by default that of the appendix
 * @param status HTTP status; by default what the settings say for the code
 */
export function refusalReply(
	code: string,
	settings: MitakeSettings,
	text: string = batchText(code),
	status = isCredentialCode(code) ? settings.authErrorStatus : settings.errorStatus,
): Reply {
	const body = new JsonWriter('string').object([
		['code', digits(code, settings.codeStyle)],
		['description', JSON.stringify(text)],
	]);
	return replyOf(status, settings.replyContentType, body);
}

/** What an element of a push reply's `messages` says. */
export interface PushEntry {
	/** Null where a refused message has none. */
	readonly msgID: string | null;
	/** Empty or null where there is none. */
	readonly cID: string | null;
	/** Appendix 2 or 3. */
	readonly status: string;
	/** Milliseconds since 1970: when the message was received. */
	readonly at: number;
	readonly point: number;
}

/** An element of a push reply's `messages`, as JSON text. */
export function pushEntry(entry: PushEntry, settings: MitakeSettings): string {
	const writer = new JsonWriter(settings.replyStyle);
	const { msgID, cID, status, at, point } = entry;
	const hasNoClientId = cID === null || cID === '';
	return writer.object([
		...(msgID === null ? [] : [['msgID', writer.id(msgID)] as const]),
		...(hasNoClientId ? [] : [['cID', JSON.stringify(cID)] as const]),
		['status', digits(status, settings.statusStyle)],
		['statusDesc', JSON.stringify(statusText(status))],
		['statusTime', statusTime(at, settings)],
		...pointMember('point', point, settings),
		...extra(settings),
	]);
}

/** What a push reply says beside its messages. */
export interface PushTotals {
	readonly batchID: string;
	readonly costPoints: number;
	readonly accountPoints: number;
}

/** The body of a push reply. */
export function pushBody(
	entries: readonly string[],
	{ batchID, costPoints, accountPoints }: PushTotals,
	settings: MitakeSettings,
): string {
	const writer = new JsonWriter(settings.replyStyle);
	return writer.object([
		['batchID', writer.id(batchID)],
		['messages', writer.list(ordered(entries, settings))],
		...pointMember('costPoints', costPoints, settings),
		...pointMember('accountPoints', accountPoints, settings),
		...extra(settings),
	]);
}

/** The body of a reply to a query. */
export function queryBody(
	batchID: string,
	messages: readonly MmsMessage[],
	settings: MitakeSettings,
): string {
	const writer = new JsonWriter(settings.replyStyle);
	const rows = messages.map(({ msgID, status, statusAt, point }) =>
		writer.object([
			['msgID', writer.id(queriedId(msgID, settings))],
			['statusTime', statusTime(statusAt, settings)],
			['status', digits(status, settings.statusStyle)],
			...pointMember('point', point, settings),
			...extra(settings),
		]),
	);
	return writer.object([
		['batchID', writer.id(queriedId(batchID, settings))],
		['messages', writer.list(ordered(rows, settings))],
		...extra(settings),
	]);
}
