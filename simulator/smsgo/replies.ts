import type { ReceivedRequest } from '../base/http/http';
import { type Reply, replyOf } from '../base/http/reply';
import { escapeText } from '../base/markup';
import type { SmsgoSettings } from './settings';

export type ReplyFormat = 'text' | 'json' | 'xml';

/** Documented for none but JSON; assumed. */
export const TEXT_TYPE = 'text/html; charset=utf-8';
const XML_TYPE = 'text/xml; charset=utf-8';
const XML_PROLOG = '<?xml version="1.0" encoding="utf-8"?>';

/** The format that `rtype` asks for; its case is taken to be free, as that of names is. */
export function formatOf(request: ReceivedRequest): ReplyFormat {
	const rtype = request.fields.get('rtype')?.value.toUpperCase();
	if (rtype === 'JSON') return 'json';
	return rtype === 'XML' ? 'xml' : 'text';
}

/** One XML element around text. */
export function xmlElement(name: string, text: string): string {
	return `<${name}>${escapeText(text)}</${name}>`;
}

/** A whole XML reply. No XML reply is shown in the document; the shape follows the JSON. */
export function xmlReply(root: string, content: string): Reply {
	return replyOf(200, XML_TYPE, `${XML_PROLOG}<${root}>${content}</${root}>`);
}

/** A message id in JSON: a bare number of any length unless the settings say string. */
export function jsonMsgid(msgid: string, settings: SmsgoSettings): string {
	return settings.msgidStyle === 'string' ? `"${msgid}"` : msgid;
}

/** Lines of `name=value` as chapter 2 defines them, with the settings' variations. */
export function keyValueLines(
	pairs: readonly (readonly [string, string])[],
	settings: SmsgoSettings,
): string {
	const ending = settings.lineEnding === 'CRLF' ? '\r\n' : '\n';
	const equals = settings.blankAfterEquals ? '= ' : '=';
	const lines = pairs.map(([name, value]) => name + equals + value);
	return lines.join(ending) + (settings.trailingLineEnding ? ending : '');
}

/** What a send is answered with. */
export interface SendResult {
	readonly msgid: string;
	readonly code: number;
	readonly text: string;
	readonly point: number;
}

/**
 * The reply to a send: chapter 2 item 1 and the examples for text, the sample of chapter 6 for
 * JSON (without a blank, msgid and point bare, statuscode in quotes).
 */
export function sendReply(result: SendResult, format: ReplyFormat, settings: SmsgoSettings): Reply {
	const { msgid, code, text, point } = result;
	if (format === 'json') {
		const id = jsonMsgid(msgid, settings);
		const points = settings.omitPoint ? '' : `,"point":${point}`;
		const fields = `"msgid":${id},"statuscode":"${code}","statusstr":${JSON.stringify(text)}`;
		return replyOf(200, 'application/json; charset=utf-8', `{"result":{${fields}${points}}}`);
	}
	const pairs: [string, string][] = [
		['msgid', msgid],
		['statuscode', `${code}`],
		['statusstr', text],
	];
	if (!settings.omitPoint) pairs.push(['point', `${point}`]);
	if (format === 'xml') {
		return xmlReply('result', pairs.map(([name, value]) => xmlElement(name, value)).join(''));
	}
	return replyOf(200, TEXT_TYPE, keyValueLines(pairs, settings));
}
