import type { Failure } from '../../messaging/outcome';
import { own } from '../../messaging/text';

/** What to say where U-Mail answers well and has nothing to give. */
export type Nothing = Pick<Failure, 'reason' | 'advice'>;

/** Nothing under the ID that was asked for. */
export const NO_SUCH_ID: Nothing = {
	reason: 'U-Mail has nothing under that ID',
	advice: 'Check it, and that it belongs to this account.',
};

/** The words that stand in `<status>` in place of `success` (4.3 to 4.5). */
const words: Readonly<Record<string, Pick<Failure, 'reason'>>> = {
	add_maillist_error: { reason: 'U-Mail could not add the contact list' },
	add_describe_error: { reason: 'U-Mail could not add the description of the contact list' },
	update_maillist_error: { reason: 'U-Mail could not change the contact list' },
	update_describe_error: { reason: 'U-Mail could not change the description of the contact list' },
	delete_address_error: { reason: 'U-Mail could not delete the addresses of the contact list' },
	delete_describe_error: { reason: 'U-Mail could not delete the description of the contact list' },
	delete_maillist_error: { reason: 'U-Mail could not delete the contact list' },
};

/**
 * The document has no word for an account that is not let in. What is taken for one is narrow: that
 * a mailbox lacks a password, or a domain is not verified, says nothing about the credential.
 */
const SIGN_IN_WORD =
	/^(?:auth|login|user|username|password|permission)_?(?:error|fail|failed|invalid|denied)$|^(?:not?|invalid)_(?:auth|login|user|username|password|permission)$/iu;
const SIGN_IN_TEXT =
	/用户名?[或和与、/]?\s*密码\s*(?:错误|不正确|有误|不匹配)|(?:身份|登录|用户)(?:验证|认证)?失败|(?:没有|尚未|未)登录|(?:wrong|incorrect|invalid) (?:username|password|login)|authentication (?:failed|error|required)|unauthorized/iu;

/**
 * What a `<status>` other than `success` says; the vendor's text stands in `<data>`.
 *
 * @param show makes what is no word of the document fit for showing, and the text
 */
export function readWord(word: string, text: string, show = (shown: string) => shown): Failure {
	const known = own(words, word.toLowerCase());
	if (known !== undefined) return { code: word, text: show(text), advice: '', ...known };
	const code = show(word);
	const said = show(text);
	if (SIGN_IN_WORD.test(word) || SIGN_IN_TEXT.test(text)) return signInRefused(code, said);
	return {
		code,
		text: said,
		reason:
			text === '' || text === word
				? `U-Mail refused with the status '${code}'`
				: `U-Mail refused: ${said}`,
		advice: '',
	};
}

/** U-Mail does not let this account in, whichever way it says so. */
export function signInRefused(code: string, text: string): Failure {
	return {
		code,
		text,
		reason: 'U-Mail refused the account or its password',
		advice: "Check 'Username', 'Password' and 'Authentication' in the credential.",
		cause: 'credential-invalid',
	};
}

/** A call for managers, and the credential names no customer to make it for (7.2, 7.3). */
export function managerOnly(): Failure {
	return {
		code: 'NO_CUSTOMER_ID',
		text: '',
		reason:
			"This is for a manager's account, and 'Customer ID' is empty, here and in the credential",
		advice:
			"Nothing was sent. Use a credential with the manager's 'Username' and 'Password', and the customer in 'Customer ID'.",
		cause: 'configuration-invalid',
	};
}
