import { headerProblem, joinUrl, type HttpRequest } from '../../transport/request';

/** An account with Mitake and where to reach it. */
export interface MitakeAccount {
	/** The host that Mitake names to its customer, such as `https://mms.example.com`. */
	readonly baseUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** What a request asks Mitake to do (`actionType`). */
export type MitakeAction = 'push' | 'querySingleDR' | 'queryBatchDR';

/** A request for a token (API Authorization). */
export function buildToken({ baseUrl, clientId, clientSecret }: MitakeAccount): HttpRequest {
	return {
		method: 'POST',
		url: joinUrl(baseUrl, 'AuthorizationService/Token'),
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ clientId, clientSecret }),
		// Whatever the token is asked for has it in a header.
		problem: headerProblem('Client ID', clientId),
		isResponseSecret: true,
	};
}

/**
 * A request that carries a token: all three actions go to one address and differ by a header.
 *
 * @param json the body, written by hand where it has ids in it
 */
export function mitakeRequest(
	{ baseUrl, clientId }: MitakeAccount,
	token: string,
	action: MitakeAction,
	json: string,
): HttpRequest {
	return {
		method: 'POST',
		url: joinUrl(baseUrl, 'msg/mms/json'),
		headers: {
			'content-type': 'application/json',
			authorization: `bearer ${token}`,
			clientID: clientId,
			actionType: action,
		},
		body: json,
		problem: headerProblem('Client ID', clientId),
	};
}
