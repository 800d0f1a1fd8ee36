import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { sentence } from '../messaging/message';
import { accepted, type Outcome } from '../messaging/outcome';
import type { Call } from '../transport/call';
import { requestSecrets } from '../transport/exchangeSecrets';
import { interpret, type ReadResponse } from '../transport/interpret';
import type { HttpRequest } from '../transport/request';
import { Response } from '../transport/response';
import { exchangeThroughHelper } from '../transport/helper/exchange';

/** Milliseconds that a credential test waits for an answer to begin, and again for it to end. */
const TIMEOUT = 15_000;

/** One request that changes nothing, and what its answer says of the credential. */
export interface CredentialCheck {
	readonly request: HttpRequest;
	readonly read: ReadResponse<string>;
}

/** How a node tests its credential. */
export interface CredentialTest<Account> {
	accountOf(credential: ICredentialDataDecryptedObject): Account;
	/** What must not be shown. */
	secretsOf(account: Account): readonly string[];
	check(account: Account): CredentialCheck;
}

/** A function of a node's `methods.credentialTest`. */
export type TestFunction = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/** Checks a credential by a call of the document. @param say what to tell, or what is wrong after all */
export function checkBy<Account, Request, Result>(
	call: Call<Account, Request, Result>,
	account: Account,
	request: Request,
	say: (result: Result) => Outcome<string> | string,
): CredentialCheck {
	return {
		request: call.build(account, request),
		read(response) {
			const outcome = call.read(response, request);
			if (outcome.outcome !== 'accepted') return outcome;
			const said = say(outcome.value);
			return typeof said === 'string' ? accepted(said) : said;
		},
	};
}

/**
 * Tests a credential with one request that changes nothing. It goes through n8n's own helper, the
 * only one that a credential test is given; that gets plain data and gives back bytes, so the response
 * is read as everywhere else.
 *
 * @param timeout milliseconds for the answer to begin, and again for it to end
 */
export function credentialTest<Account>(
	definition: CredentialTest<Account>,
	timeout = TIMEOUT,
): TestFunction {
	return async function test(this, { data = {} }) {
		const account = definition.accountOf(data);
		const { request, read } = definition.check(account);
		const secrets = requestSecrets(request, definition.secretsOf(account));
		const response = await exchangeThroughHelper(this, request, secrets, timeout);
		const outcome = response instanceof Response ? interpret(response, read, request) : response;
		return outcome.outcome === 'accepted'
			? { status: 'OK', message: outcome.value }
			: { status: 'Error', message: sentence(outcome.failure) };
	};
}
