import { POST } from '../../base/gateway/endpoint';
import { credentialRefusal } from '../authorise';
import { type MitakeEndpoint, Refusal } from '../endpoint';
import { readObject, textField } from '../json';
import { jsonReply } from '../replies';

/** An account's credentials for a token. */
const token: MitakeEndpoint = {
	name: 'token',
	paths: ['AuthorizationService/Token'],
	methods: POST,
	action: null,
	answer({ settings, account, tokens }, request) {
		const body = readObject(request.rawBody);
		const clientId = body === undefined ? undefined : textField(body, 'clientId');
		const clientSecret = body === undefined ? undefined : textField(body, 'clientSecret');
		if (clientId === undefined || clientSecret === undefined) return new Refusal('4003');
		const code = credentialRefusal(clientId, clientSecret, account);
		if (code !== undefined) return new Refusal(code);
		const { accessToken, secondsLeft } = tokens.issue(clientId);
		const reply = {
			accessToken,
			tokenType: 'bearer',
			// Text, as the sample has it.
			expiresIn: `${secondsLeft}`,
			refreshToken: null,
			scope: null,
		};
		return { reply: jsonReply(JSON.stringify(reply), settings) };
	},
};

/** What comes before all else. */
export const tokenEndpoints: readonly MitakeEndpoint[] = [token];
