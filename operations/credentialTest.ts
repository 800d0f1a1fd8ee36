import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { sentence } from '../messaging/message';
import { notSent, type Outcome } from '../messaging/outcome';
import { badUrl, neverLeft } from '../transport/failures';
import { interpret, type ReadReply } from '../transport/interpret';
import { Reply } from '../transport/reply';
import { isHttpUrl, type HttpRequest } from '../transport/request';
import { Secrets } from '../transport/secrets';

/** Milliseconds that a credential test waits. */
const TIMEOUT = 15_000;

/**
 * Tests a credential with one request that changes nothing. It goes through n8n's own helper, the
 * only one that a credential test is given, which keeps the instance's egress filter in force; it
 * gets plain data and gives back bytes, so the reply is read as everywhere else.
 *
 * @param secrets what must not be shown
 * @param read the gateway's reader of the reply
 * @param success what to say when the gateway accepted it
 */
export async function testCredential<T>(
	context: ICredentialTestFunctions,
	request: HttpRequest,
	secrets: readonly string[],
	read: ReadReply<T>,
	success: (value: T) => string,
): Promise<INodeCredentialTestResult> {
	const outcome = await exchange(context, request, new Secrets(secrets), read);
	return outcome.outcome === 'accepted'
		? { status: 'OK', message: success(outcome.value) }
		: { status: 'Error', message: sentence(outcome.failure) };
}

async function exchange<T>(
	context: ICredentialTestFunctions,
	{ method, url, headers, body }: HttpRequest,
	secrets: Secrets,
	read: ReadReply<T>,
): Promise<Outcome<T>> {
	if (!isHttpUrl(url)) return notSent(badUrl(''));
	let answer: unknown;
	try {
		answer = await context.helpers.request({
			method,
			uri: url,
			headers,
			...(body === null ? {} : { body }),
			encoding: null,
			followRedirect: false,
			followAllRedirects: false,
			resolveWithFullResponse: true,
			simple: false,
			timeout: TIMEOUT,
		});
	} catch (cause) {
		return notSent(neverLeft(codeOf(cause), ''));
	}
	return interpret(replyOf(answer, secrets), read);
}

function codeOf(cause: unknown): string {
	if (typeof cause !== 'object' || cause === null) return 'UNKNOWN';
	if ('code' in cause && typeof cause.code === 'string') return cause.code;
	return 'cause' in cause ? codeOf(cause.cause) : 'UNKNOWN';
}

function replyOf(answer: unknown, secrets: Secrets): Reply {
	if (typeof answer !== 'object' || answer === null)
		return new Reply(0, {}, new Uint8Array(), secrets);
	const status =
		'statusCode' in answer && typeof answer.statusCode === 'number' ? answer.statusCode : 0;
	const body = 'body' in answer ? answer.body : undefined;
	const bytes =
		body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : '');
	return new Reply(status, 'headers' in answer ? headersOf(answer.headers) : {}, bytes, secrets);
}

function headersOf(headers: unknown): Record<string, string> {
	if (typeof headers !== 'object' || headers === null) return {};
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
		),
	);
}

/** A text field of a credential; empty where it is not set. */
export function credentialText(credential: ICredentialDataDecryptedObject, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value : '';
}
