import type { SmsgoAccount } from '../../../gateways/smsgo/account';
import type { FormRules } from '../../../gateways/smsgo/encoding';
import type { SmsgoMessage } from '../../../gateways/smsgo/message';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';

export { failureOf, valueOf } from '../outcomes';

export const account: SmsgoAccount = {
	baseUrl: 'https://www.smsgo.com.tw/sms_gw',
	backupBaseUrl: 'http://www2.smsgo.com.tw/sms_gw',
	username: 'TesterId',
	password: 'Tester+PW&1',
	requestMethod: 'POST',
};

export const message: SmsgoMessage = {
	text: 'Smtest',
	encoding: 'ASCII',
	sendAt: undefined,
	wapUrl: '',
	deliveryReportUrl: '',
	replyUrl: '',
	replyDays: undefined,
};

export const rules: FormRules = {
	encoding: 'auto',
	isInternational: false,
	wapUrl: '',
	hasReplyUrl: false,
};

/** A reply as the transport hands it to a reader. */
export function replyOf(
	body: string | Uint8Array,
	status = 200,
	contentType = 'text/html; charset=utf-8',
): Response {
	const bytes = typeof body === 'string' ? Buffer.from(body) : body;
	const headers = { 'content-type': contentType, 'content-length': String(bytes.length) };
	return new Response(status, headers, bytes, new Secrets([account.password]));
}

/** One that tells neither a length nor chunks: it ends where the connection did. */
export function openReplyOf(body: string): Response {
	return new Response(200, {}, Buffer.from(body), new Secrets([account.password]));
}
