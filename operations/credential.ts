import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { sentence } from '../messaging/message';
import { requestSecrets } from '../transport/exchangeSecrets';
import { interpret, type ReadResponse } from '../transport/interpret';
import { Response } from '../transport/response';
import type { HttpRequest } from '../transport/request';
import { exchangeThroughHelper } from './helperExchange';

/** Milliseconds that a credential test waits for an answer to begin, and again for it to end. */
const TIMEOUT = 15_000;

/**
 * Tests a credential with one request that changes nothing. It goes through n8n's own helper, the
 * only one that a credential test is given; that gets plain data and gives back bytes, so the response
 * is read as everywhere else.
 *
 * @param secrets what must not be shown
 * @param read the gateway's reader of the response
 * @param success what to say when the gateway accepted it
 */
export async function testCredential<T>(
	context: ICredentialTestFunctions,
	request: HttpRequest,
	secrets: readonly string[],
	read: ReadResponse<T>,
	success: (value: T) => string,
	timeout = TIMEOUT,
): Promise<INodeCredentialTestResult> {
	const shown = requestSecrets(request, secrets);
	const response = await exchangeThroughHelper(context, request, shown, timeout);
	const outcome = response instanceof Response ? interpret(response, read) : response;
	return outcome.outcome === 'accepted'
		? { status: 'OK', message: success(outcome.value) }
		: { status: 'Error', message: sentence(outcome.failure) };
}

/** A text field of a credential; empty where it is not set. */
export function credentialText(credential: ICredentialDataDecryptedObject, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value : '';
}
