import type { SmsgoAccount } from '../../gateways/smsgo/account';
import { type HttpRequest, pairs, type Request } from './exchange';

/** The account that every contestant has. */
const account = { username: 'bench', password: 'bench-password' };

type Fields = Readonly<Record<string, string>>;

/** A form as every contestant sends it. */
export function form(file: string, fields: Fields): Request {
	return {
		path: `/${file}?rtype=JSON`,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ ...account, ...fields }).toString(),
	};
}

/** A form in n8n's HTTP Request node. */
export function formParameters(file: string, fields: Fields): HttpRequest {
	return {
		path: `/${file}`,
		parameters: {
			contentType: 'form-urlencoded',
			specifyBody: 'keypair',
			bodyParameters: pairs({ ...account, ...fields, rtype: 'JSON' }),
		},
	};
}

/** The account as this package's credential has it. */
export function smsgoAccount(url: string) {
	return {
		...account,
		baseUrl: url,
		backupBaseUrl: '',
		requestMethod: 'POST',
	} as const satisfies SmsgoAccount;
}
