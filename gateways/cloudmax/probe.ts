import { accepted, unknown, type Outcome } from '../../messaging/outcome';
import type { Response } from '../../transport/response';
import type { HttpRequest } from '../../transport/request';
import { cloudmaxRequest, type CloudmaxAccount } from './account';
import { readAnswer } from './answer';

/** No option of the document, nor near one. */
const UNKNOWN_OPTION = '9999';

/** The document's code for an unknown option. */
const ERROR_OPTION = '110';

/**
 * A request that changes nothing, because it asks for an option that does not exist: the API has
 * nothing else without an effect.
 */
export function buildProbe(account: CloudmaxAccount): HttpRequest {
	return cloudmaxRequest(account, UNKNOWN_OPTION, {}, 'form');
}

/**
 * Reads the answer to {@link buildProbe}. Code 110 is what it should be; whether the vendor checks
 * the password before the option is not documented, so it proves no more than that the API is there.
 */
export function readProbe(response: Response): Outcome<true> {
	const outcome = readAnswer(response);
	if (outcome.outcome === 'accepted') {
		return unknown({
			code: '0',
			text: '',
			reason: 'The gateway claims to have done what does not exist',
			advice: "Check the 'Base URL' of the credential: its API may not be the one for tags.",
			cause: 'configuration-invalid',
		});
	}
	return outcome.failure.code === ERROR_OPTION ? accepted(true) : outcome;
}
