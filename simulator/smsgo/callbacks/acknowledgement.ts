import type { Answer } from '../../base/http/outgoing';

const MAGIC = 'magicid=tccrd_sms_gateway_rpack';
const OTHER_MSGID = /^magicid=tccrd_sms_gateway_rpack\nmsgid=[^\r\n]*\n$/;

/** The one body that acknowledges a callback (chapter 2). */
export function acknowledgementOf(msgid: string): string {
	return `${MAGIC}\nmsgid=${msgid}\n`;
}

/**
 * Why an answer does not acknowledge `msgid`; null where it does. Chapter 2, to the letter: status
 * 200, type text/plain (with or without a charset, in any case), and the body byte for byte.
 */
export function refusalOf({ status, contentType, body }: Answer, msgid: string): string | null {
	if (status !== 200) return `HTTP status ${status}, not 200`;
	const [type = ''] = contentType.split(';');
	if (type.trim().toLowerCase() !== 'text/plain') {
		return `content type '${contentType}', not text/plain`;
	}
	const expected = acknowledgementOf(msgid);
	if (body.equals(Buffer.from(expected, 'utf8'))) return null;
	const text = body.toString('utf8');
	if (text === '') return 'the body is empty';
	if (text.replaceAll('\r\n', '\n') === expected) return 'the lines end in CRLF, not LF';
	if (`${text}\n` === expected) return 'the last line feed is missing';
	return OTHER_MSGID.test(text) ? 'the msgid is another one' : 'the body is no acknowledgement';
}
