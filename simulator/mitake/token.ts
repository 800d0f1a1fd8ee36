import type { ReceivedRequest } from '../base/http/http';
import { credentialRefusal } from './authorise';
import type { Endpoint, Outcome } from './endpoint';
import { readObject, textField } from './json';
import { jsonReply, refused } from './replies';
import type { MitakeState } from './state';

/** `AuthorizationService/Token`: an account's credentials for a token. */
export class TokenEndpoint implements Endpoint {
	constructor(private readonly state: MitakeState) {}

	answer(request: ReceivedRequest): Outcome {
		const { settings, account, tokens } = this.state;
		const body = readObject(request.rawBody);
		const clientId = body === undefined ? undefined : textField(body, 'clientId');
		const clientSecret = body === undefined ? undefined : textField(body, 'clientSecret');
		if (clientId === undefined || clientSecret === undefined) return refused('4003', settings);
		const code = credentialRefusal(clientId, clientSecret, account);
		if (code !== undefined) return refused(code, settings);
		const { accessToken, secondsLeft } = tokens.issue(clientId);
		const reply = {
			accessToken,
			tokenType: 'bearer',
			// Text, as the sample has it.
			expiresIn: `${secondsLeft}`,
			refreshToken: null,
			scope: null,
		};
		return { code: null, reply: jsonReply(JSON.stringify(reply), settings) };
	}
}
