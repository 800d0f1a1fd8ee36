import type { Failure, FailureCause } from '../../messaging/outcome';

interface Word {
	readonly reason: string;
	readonly advice?: string;
	readonly cause?: FailureCause;
}

/** The words that stand in `<status>` in place of `success` (4.3 to 4.5, 5.1). */
const words: Readonly<Record<string, Word>> = {
	add_maillist_error: { reason: 'U-Mail could not add the contact list' },
	add_describe_error: { reason: 'U-Mail could not add the description of the contact list' },
	update_maillist_error: { reason: 'U-Mail could not change the contact list' },
	update_describe_error: { reason: 'U-Mail could not change the description of the contact list' },
	delete_address_error: { reason: 'U-Mail could not delete the addresses of the contact list' },
	delete_describe_error: { reason: 'U-Mail could not delete the description of the contact list' },
	delete_maillist_error: { reason: 'U-Mail could not delete the contact list' },
};

const SIGN_IN = /auth|login|password|permission|denied|用户名|密码|登录|验证|认证/iu;

/** What a `<status>` other than `success` says; the vendor's text stands in `<data>`. */
export function readWord(word: string, text: string): Failure {
	const known = Object.hasOwn(words, word) ? words[word] : undefined;
	if (known !== undefined) return { code: word, text, advice: '', ...known };
	if (SIGN_IN.test(`${word} ${text}`)) return signInRefused(word, text);
	return {
		code: word,
		text,
		reason:
			text === '' || text === word
				? `U-Mail refused with the status '${word}'`
				: `U-Mail refused: ${text}`,
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
