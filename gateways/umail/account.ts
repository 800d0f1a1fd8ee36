import { md5 } from '../../messaging/digest';
import type { Network } from '../../transport/connection';
import { Line } from '../../transport/line';
import type { Failure } from '../../messaging/outcome';
import { badField } from '../../transport/failures';
import { multipartRequest, type FilePart } from '../../transport/multipart';
import {
	credentialNotes,
	formRequest,
	joinUrl,
	withQuery,
	type HttpRequest,
	type WireParameters,
} from '../../transport/request';

/** An account with U-Mail. */
export interface UMailAccount {
	/** Contains the API path and no file, such as `http://www.bestedm.org/mm-ms/apinew`. */
	readonly baseUrl: string;
	readonly username: string;
	readonly password: string;
	/** HTTP Basic, or the document's username and MD5 of the password in the query (chapter 9). */
	readonly authentication: 'basic' | 'md5';
	/** POST keeps passwords and long contents out of addresses; GET is used where the document shows it. */
	readonly requestMethod: 'GET' | 'POST';
	/** Set for a manager's account that acts for a customer (chapter 7); empty otherwise. */
	readonly customerId: string;
}

/** What a call puts on the wire, before the account is added. */
export interface UMailParts {
	readonly file: string;
	/** `do`, always in the query; undefined for a file that does one thing. */
	readonly action: string | undefined;
	readonly method: 'GET' | 'POST';
	readonly query: WireParameters;
	/** Only with POST. */
	readonly body: WireParameters;
	/** Files make it a multipart request. */
	readonly files: readonly FilePart[];
}

/** The request of a call: `username`, `password` and `do` stand in the query or in Basic only. */
export function umailRequest(account: UMailAccount, parts: UMailParts): HttpRequest {
	const query = {
		...(account.authentication === 'md5'
			? { username: account.username, password: md5(account.password) }
			: {}),
		...(parts.action === undefined ? {} : { do: parts.action }),
		...parts.query,
	};
	const url = joinUrl(account.baseUrl, parts.file);
	const { username, password } = account;
	const { problem, doubt } = credentialNotes({ Username: username, Password: password });
	const request =
		parts.files.length > 0
			? multipartRequest(withQuery(url, query), parts.body, parts.files)
			: formRequest(url, parts.method, parts.body, query);
	if (account.authentication === 'md5') return { ...request, problem, doubt };
	const headers = { ...request.headers, authorization: `Basic ${base64Of(account)}` };
	return { ...request, headers, problem: problem ?? nameProblem(username), doubt };
}

/** In Basic a user's name ends at the first colon (RFC 7617); other characters travel as UTF-8. */
function nameProblem(username: string): Failure | undefined {
	return username.includes(':')
		? badField('Username', "has a colon in it, which 'Authentication' Basic cannot send")
		: undefined;
}

/** What HTTP Basic sends. */
export function base64Of({ username, password }: UMailAccount): string {
	return Buffer.from(`${username}:${password}`).toString('base64');
}

/** Most bytes of a response: what has no pages, such as templates, comes whole. */
const LARGE_RESPONSE = 32 * 1024 * 1024;

/** What of an account must not be shown. */
export function secretsOf(account: UMailAccount): string[] {
	const digest = md5(account.password);
	return [account.password, digest, digest.toUpperCase(), base64Of(account)];
}

export type UMailLine = Line<UMailAccount>;

export function openUMail(account: UMailAccount, network: Network): UMailLine {
	return new Line(
		account,
		network.connect({
			maxResponseBytes: LARGE_RESPONSE,
			secrets: secretsOf(account),
		}),
	);
}
