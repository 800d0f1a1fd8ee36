import { accepted, unknown } from '../../../messaging/outcome';
import type { Call } from '../../../transport/call';
import { cloudmaxRequest, type CloudmaxAccount } from '../account';
import { readAnswer } from '../response';

/** No option of the document, nor near one. */
const UNKNOWN_OPTION = '9999';

/** The document's code for an unknown option. */
const ERROR_OPTION = '110';

/**
 * A request that changes nothing, because it asks for an option that does not exist: the API has
 * nothing else without an effect. Code 110 is what the answer should be; whether the vendor checks the
 * password before the option is not documented, so it proves no more than that the API is there.
 */
export const probe = {
	section: '2.1, code 110',
	effect: 'read',
	build: (account) => cloudmaxRequest(account, UNKNOWN_OPTION, {}, 'form'),
	read(response) {
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
	},
} satisfies Call<CloudmaxAccount, object, true>;
