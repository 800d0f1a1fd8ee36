import { badUrl } from '../../transport/failures';
import {
	credentialNotes,
	headerProblem,
	inBaseUrl,
	joinUrl,
	type HttpRequest,
} from '../../transport/request';

/** An account with Mitake and where to reach it. */
export interface MitakeAccount {
	/** The host that Mitake names to its customer, such as `https://mms.example.com`. */
	readonly baseUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** An account and a token of it, which every call but the one for a token carries. */
export interface TokenHolder {
	readonly account: MitakeAccount;
	readonly token: string;
}

/** The two files of the API, or the beginning of one, which have no ending to be known by. */
const OWN_FILE = /(?<=\/)(?:AuthorizationService(?:\/Token)?|msg\/mms(?:\/json)?)(?=\/*$)/iu;

/** What must not be shown of an account. */
export function secretsOf({ clientSecret }: MitakeAccount): string[] {
	return [clientSecret];
}

/**
 * A POST request with JSON in it.
 *
 * @param json the body, written by hand where it has ids in it
 */
export function jsonRequest(
	{ baseUrl, clientId, clientSecret }: MitakeAccount,
	file: string,
	json: string,
	headers: HttpRequest['headers'] = {},
): HttpRequest {
	const { problem, doubt } = credentialNotes({ 'Client Secret': clientSecret });
	const [own] = OWN_FILE.exec(baseUrl) ?? [];
	return {
		method: 'POST',
		url: joinUrl(baseUrl, file),
		headers: { 'content-type': 'application/json', ...headers },
		body: json,
		problem:
			own === undefined
				? // Whatever a token is asked for has it in a header.
					(headerProblem('Client ID', clientId) ?? problem)
				: badUrl('', inBaseUrl(own)),
		doubt,
	};
}

/**
 * A request that carries a token: all three go to one address and differ by a header.
 *
 * @param action what Mitake is asked to do (`actionType`)
 */
export function mitakeRequest(
	{ account, token }: TokenHolder,
	action: 'push' | 'querySingleDR' | 'queryBatchDR',
	json: string,
): HttpRequest {
	return jsonRequest(account, 'msg/mms/json', json, {
		authorization: `bearer ${token}`,
		clientID: account.clientId,
		actionType: action,
	});
}
