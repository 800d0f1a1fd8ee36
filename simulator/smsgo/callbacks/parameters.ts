import type { CallbackRequest } from '../../base/callbacks/callback';
import { formatWallTime } from '../../base/wallTime';
import { ENCODERS } from '../../base/charsets';
import type { CallbackSettings } from './settings';

/** One recipient's final state, as it is reported. */
export interface Report {
	readonly msgid: string;
	/** The URL for reports that came with the message. */
	readonly url: string;
	readonly number: string;
	readonly state: string;
	readonly code: number;
}

/** A reply from a handset. */
export interface HandsetReply {
	readonly msgid: string;
	/** The URL for replies that came with the message. */
	readonly url: string;
	/** The handset. */
	readonly number: string;
	readonly text: string;
	readonly encoding: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

function percentEncode(bytes: Buffer): string {
	return bytes.toString('latin1').replaceAll(/[^A-Za-z0-9._~-]/g, (byte) => {
		return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
	});
}

function encodeText(text: string, charset: CallbackSettings['replyCharset'] = 'utf-8'): string {
	return percentEncode(ENCODERS[charset](text));
}

function encodeNumber(number: string, { plus }: CallbackSettings): string {
	return number.replaceAll('+', plus);
}

/**
 * A request that carries `query`. With GET it follows a `?` even where the URL has one already: the
 * gateway appends text and parses nothing (chapter 2). With POST it is the form.
 */
export function requestWith(
	url: string,
	query: string,
	method: CallbackRequest['method'],
): CallbackRequest {
	if (method === 'POST') return { method, url, form: query };
	return { method, url: `${url}?${query}`, form: '' };
}

/** The parameters of a report (chapter 2 and the examples of chapter 3), encoded once. */
export function reportQuery(
	{ msgid, number, state, code }: Report,
	order: 'definition' | 'example',
	withNumber: boolean,
	settings: CallbackSettings,
): string {
	const statuscode = `statuscode=${code}`;
	const statusstr = `statusstr=${encodeText(state)}`;
	const middle = order === 'definition' ? [statuscode, statusstr] : [statusstr, statuscode];
	const end = withNumber ? [`dstaddr=${encodeNumber(number, settings)}`] : [];
	return [`msgid=${encodeText(msgid)}`, ...middle, ...end].join(settings.ampersand);
}

/** The parameters of a reply, in the order of their table in chapter 1, encoded once. */
export function replyQuery(reply: HandsetReply, settings: CallbackSettings): string {
	const { ampersand, replyCharset, replyNumber, timestampFormat } = settings;
	return [
		`msgid=${encodeText(reply.msgid)}`,
		`srcaddr=${encodeNumber(reply.number, settings)}`,
		`dstaddr=${encodeNumber(replyNumber, settings)}`,
		`smbody=${encodeText(reply.text, replyCharset)}`,
		`encoding=${reply.encoding}`,
		`timestamp=${encodeText(formatWallTime(reply.at, timestampFormat))}`,
	].join(ampersand);
}
