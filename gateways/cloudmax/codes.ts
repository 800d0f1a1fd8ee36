import type { CodeMeaning, Failure } from '../../messaging/outcome';
import { own } from '../../messaging/text';

/** The codes of the document's table that prove a refusal. */
const refusals: Readonly<Record<string, CodeMeaning>> = {
	'102': {
		reason: 'Cloudmax counts the request as incorrect: a parameter is missing or malformed',
		advice:
			"Check the parameters of the operation. If every request ends like this, choose the other 'Request Method' in the credential, or another 'Parameter Carrier'.",
		cause: 'configuration-invalid',
	},
	'110': {
		reason: 'Cloudmax does not know what it was asked to do (its parameter Option)',
		advice: "Check the 'Base URL' of the credential: its API may not be the one for tags.",
		cause: 'configuration-invalid',
	},
	'111': {
		reason: 'A tag of that name exists already',
		advice: 'Choose another name, or update the tag that has it.',
	},
	'112': {
		reason: 'Cloudmax could not create the tag',
		advice: 'Run this again later, or ask Cloudmax for the cause.',
	},
	'113': {
		reason: 'There is no tag of that name',
		advice: "Check the name in 'Tag', and that the tag belongs to the account of the credential.",
	},
	'115': {
		reason: 'There is no tag with that ID',
		advice: "Check the ID in 'Tag', and that the tag belongs to the account of the credential.",
	},
	'116': {
		reason: 'Cloudmax refused the job type',
		advice: "Check 'Job Type': it has to be the one of the tag.",
		cause: 'configuration-invalid',
	},
	'117': {
		reason: 'Cloudmax refused the tag class',
		advice: "Check 'Tag Class', and whether the account may use it.",
		cause: 'configuration-invalid',
	},
	'1000': {
		reason: 'Cloudmax does not license this API to the account, or does not accept the account',
		advice:
			"Check 'Login Name' and 'Password' in the credential, for which Cloudmax has no code of its own, then ask Cloudmax to license the account.",
		cause: 'credential-invalid',
	},
};

/** The general code: it says that something went wrong, not that nothing was done. */
const EXCEPTION = '100';

/**
 * What an ErrorCode other than 0 says: a refusal, or nothing certain.
 *
 * @param show makes what is no code of the table fit for showing, and the text
 */
export function readCode(
	code: string,
	text: string,
	show = (shown: string) => shown,
): { isProven: boolean; failure: Failure } {
	const refusal = own(refusals, code);
	if (refusal !== undefined) {
		return { isProven: true, failure: { code, text: show(text), ...refusal } };
	}
	if (code === EXCEPTION) {
		const reason = 'Cloudmax met an exception (code 100)';
		return {
			isProven: false,
			failure: { code, text: show(text), reason, advice: '', cause: 'temporarily-unavailable' },
		};
	}
	const shown = show(code);
	const reason = `Cloudmax answered with the unknown code ${shown}`;
	return { isProven: false, failure: { code: shown, text: show(text), reason, advice: '' } };
}
