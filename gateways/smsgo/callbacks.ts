import type { Callback, RawCallback } from '../../messaging/callback';
import { messageResult, type MessageResult } from '../../messaging/message';
import { splitRecipients } from '../../messaging/recipient';
import { parseVendorTime } from '../../messaging/vendorTime';
import { parsePairs } from '../../transport/decode/form';
import { readStatus } from './codes';
import { readWritten } from './recipient';
import { MAX_RECIPIENTS } from './message';

/** What a recipient answered. */
export interface SmsgoReply {
	readonly messageId: string;
	/** The handset that answered. */
	readonly from: string;
	/** The number that it answered to. */
	readonly to: string;
	readonly text: string;
	readonly encoding: string;
	/** ISO 8601 with +08:00; null where the time cannot be read. */
	readonly sentAt: string | null;
	readonly raw: Readonly<Record<string, string>>;
}

/**
 * The answer that smsgo wants to a callback, to the letter (chapter 2): anything else and it calls
 * again, three times.
 *
 * @param messageId checked: it is echoed
 */
export function acknowledgement(messageId: string): string {
	return `magicid=tccrd_sms_gateway_rpack\nmsgid=${messageId}\n`;
}

/**
 * Reads a delivery report (chapter 2, phase two). Only the message id is certain: the document's
 * definition has no recipient, its examples have one, in another order.
 *
 * @returns one report, or one for each recipient where several are named; undefined when it has no
 * message id, one that could not be echoed safely, or more recipients than a message has
 */
export function readDeliveryReport(
	raw: RawCallback,
): readonly [Callback<MessageResult>, ...Callback<MessageResult>[]] | undefined {
	const parameters = parametersOf(raw);
	const fields = new Map(parameters);
	const messageId = readId(fields);
	if (messageId === undefined) return undefined;
	const code = fields.get('statuscode')?.trim() ?? '';
	const word = fields.get('statusstr')?.trim() ?? '';
	// In one parameter, or in one for each.
	const named = parameters.filter(([name]) => name === 'dstaddr').map(([, value]) => value);
	const [first = '', ...others] = splitRecipients([...new Set(named)].join());
	if (others.length >= MAX_RECIPIENTS) return undefined;
	const reportOf = (written: string): Callback<MessageResult> => ({
		messageId,
		dedupeKey: [messageId, written, word, code].join('|'),
		content: messageResult(
			{
				recipient: readWritten(written),
				...readStatus(code, word),
				accepted: true,
				messageId,
				raw: {
					code: orNull(code),
					text: orNull(word),
					...(written === '' ? {} : { recipient: written }),
				},
			},
			{},
		),
	});
	return [reportOf(first), ...others.map(reportOf)];
}

/**
 * Reads what a recipient answered (chapter 1, replies).
 *
 * @returns undefined when it has no message id, or one that could not be echoed safely
 */
export function readReply(raw: RawCallback): Callback<SmsgoReply> | undefined {
	const fields = new Map(parametersOf(raw));
	const messageId = readId(fields);
	if (messageId === undefined) return undefined;
	const names = ['msgid', 'srcaddr', 'dstaddr', 'smbody', 'encoding', 'timestamp'] as const;
	const values = names.map((name) => fields.get(name) ?? '');
	const [, from = '', to = '', text = '', encoding = '', timestamp = ''] = values;
	return {
		messageId,
		dedupeKey: values.join('|'),
		content: {
			messageId,
			from: readWritten(from) ?? '',
			to: readWritten(to) ?? '',
			text,
			encoding: encoding.trim().toUpperCase(),
			sentAt: parseVendorTime(timestamp),
			raw: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
		},
	};
}

/** Characters of a parameter that is no text of a person's: fifty numbers are 1,000. */
const LONGEST = 2_000;

/**
 * The parameters, wherever they stand; a body that is declared to be something else has none, and so
 * has a call with an overlong one, which is not smsgo's. What a person wrote may have any length.
 */
function parametersOf(raw: RawCallback): [name: string, value: string][] {
	const pairs = pairsOf(raw);
	const isOverlong = pairs.some(([name, value]) => name !== 'smbody' && value.length > LONGEST);
	return isOverlong ? [] : pairs;
}

function pairsOf({ query, body, contentType }: RawCallback): [name: string, value: string][] {
	const pairs = parsePairs(query, { fallback: 'big5' });
	if (!/^(?:application\/x-www-form-urlencoded|$)/iu.test(contentType.trim())) return pairs;
	return pairs.concat(parsePairs(Buffer.from(body).toString('latin1'), { fallback: 'big5' }));
}

function readId(fields: ReadonlyMap<string, string>): string | undefined {
	const messageId = fields.get('msgid')?.trim() ?? '';
	return /^-?\d{1,20}$/u.test(messageId) ? messageId : undefined;
}

function orNull(text: string): string | null {
	return text === '' ? null : text;
}
