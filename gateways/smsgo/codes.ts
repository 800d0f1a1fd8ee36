import { sentence, type MessageStatus } from '../../messaging/message';
import type { CodeMeaning, Failure } from '../../messaging/outcome';
import { own } from '../../messaging/text';

/** Codes that prove a refusal: table 1 of the document, and below it codes of later years. */
const refusals: Readonly<Record<string, CodeMeaning>> = {
	'-2': {
		reason: 'smsgo refused the account, its password or API key, or the IP address of this server',
		advice:
			"Check 'Username' and 'API Key or Password' in the credential, and the IP list of the account.",
		cause: 'credential-invalid',
	},
	'-3': {
		reason: 'smsgo refused the priority of the message',
		advice:
			'Ask smsgo which priority the account may use, and check that the credential is complete.',
		cause: 'configuration-invalid',
	},
	'-4': {
		reason: "smsgo refused the sender's number",
		advice: 'Ask smsgo about the sender that is set for the account.',
		cause: 'configuration-invalid',
	},
	'-5': {
		reason: "smsgo refused a recipient's number",
		advice:
			'One number is enough to refuse the whole request: check the recipients of this request.',
	},
	'-6': {
		reason: 'smsgo counts the account as closed',
		advice: 'Ask smsgo to open it.',
		cause: 'credential-invalid',
	},
	'-7': {
		reason: 'smsgo refused the encoding',
		advice: "Set 'Encoding' to Automatic.",
		cause: 'configuration-invalid',
	},
	'-8': {
		reason: 'The account has not enough points',
		advice: 'Buy points from smsgo, then run this again.',
		cause: 'quota-exhausted',
	},
	'-9': {
		reason: 'smsgo refused the number of recipients',
		advice: 'A request takes 1 to 50 recipients.',
	},
	'-15': {
		reason: 'The IP address of this server is not in the list of the account',
		advice: 'Add it on the web site of smsgo, under API download and management.',
		cause: 'configuration-invalid',
	},
	'-16': {
		reason: 'The API is not enabled for this account',
		advice: 'Ask smsgo to enable it.',
		cause: 'configuration-invalid',
	},
	'-21': {
		reason: 'The account has reached its sending limit',
		advice: 'Wait, or ask smsgo to raise the limit.',
		cause: 'rate-limited',
	},
	'-23': {
		reason: "The text lacks the sender's signature that the authority (NCC) asks for",
		advice: 'Add the signature that is registered for the account to the text.',
		cause: 'configuration-invalid',
	},
};

const emptyText: CodeMeaning = {
	reason: 'smsgo could not read the request (CGI string error)',
	advice: 'The text is probably empty.',
};

// The document calls -1 "CGI string error or unknown", and -10 says only that sending did not work:
// neither proves that nothing was sent.
const doubtful: Readonly<Record<string, string>> = {
	'-1': 'smsgo answered with its unspecific code -1',
	'-10': 'smsgo could not say whether it sent the message (code -10)',
};

/** Whether a status code is one that is known: 0, table 1, or one of later years. */
export function isCode(code: string): boolean {
	return code === '0' || [refusals, doubtful].some((table) => Object.hasOwn(table, code));
}

/** Codes that are about the account, and never about one message. */
const ofAccount: ReadonlySet<string> = new Set(['-2', '-6', '-15', '-16']);

/** Whether a code says that nothing can be done with the account, rather than with one message. */
export function isOfAccount(code: string): boolean {
	return ofAccount.has(code);
}

/**
 * What a status code other than 0 says: a refusal, or nothing certain. Table 1 and FAQ 7.
 *
 * @param show makes what is no code of the table fit for showing, and the text
 */
export function readCode(
	code: string,
	text: string,
	show = (shown: string) => shown,
): { isProven: boolean; failure: Failure } {
	const isEmptyText = code === '-1' && /^cgi string error!*$/iu.test(text.trim());
	const refusal = isEmptyText ? emptyText : own(refusals, code);
	if (refusal !== undefined) {
		return { isProven: true, failure: { code, text: show(text), ...refusal } };
	}
	const shown = isCode(code) ? code : show(code);
	const reason = own(doubtful, code) ?? `smsgo answered with the unknown code ${shown}`;
	return { isProven: false, failure: { code: shown, text: show(text), reason, advice: '' } };
}

interface State {
	readonly status: MessageStatus;
	readonly isFinal: boolean;
	readonly reason: string | null;
}

const states: Readonly<Record<string, State>> = {
	DELIVRD: { status: 'delivered', isFinal: true, reason: null },
	EXPIRED: final('expired', 'The message was not delivered before it expired'),
	DELETED: final('cancelled', 'The message was deleted'),
	UNDELIV: final('undeliverable', 'The message cannot be delivered'),
	ABSENT: final('undeliverable', 'The number does not exist'),
	SPAM: final('rejected', 'The content was refused as spam'),
	BLOCK: final('rejected', 'The subscriber blocks such messages'),
	ACCEPTD: { status: 'sent', isFinal: true, reason: null },
	UNKNOWN: final('unknown', 'The network does not know what became of the message'),
	REJECTD: final('rejected', 'The network refused the message'),
	SYNTAXE: final('rejected', 'The network could not read the message'),
};

function final(status: MessageStatus, reason: string): State {
	return { status, isFinal: true, reason };
}

/** The first column of table 2, where it differs from the second: gateways write either. */
const longWords: Readonly<Record<string, string>> = {
	DELIVERED: 'DELIVRD',
	UNDELIVERABLE: 'UNDELIV',
	ACCEPTED: 'ACCEPTD',
	REJECTED: 'REJECTD',
	SYNTAXERROR: 'SYNTAXE',
};

function stateOf(word: string): State | undefined {
	const said = word.trim().toUpperCase();
	return own(states, own(longWords, said) ?? said);
}

/** Whether a word stands in table 2, in either column. */
export function isState(word: string): boolean {
	return stateOf(word) !== undefined;
}

/**
 * What a row or a report says of a message: a word of table 2 decides, whatever the code; without one
 * a negative code has the meaning of table 1.
 *
 * @param show makes what is in neither table fit for showing
 */
export function readStatus(code: string, word: string, show = (shown: string) => shown): State {
	const state = readState(word, show);
	if (!code.startsWith('-') || (state.isFinal && state.status !== 'unknown')) return state;
	const { isProven, failure } = readCode(code, word, show);
	if (isProven) return final('rejected', sentence(failure));
	return word.trim() === '' ? { ...state, reason: failure.reason } : state;
}

/**
 * The final states of table 2, which calls itself an excerpt: any other word is a state that is not
 * known, and not taken for a final one.
 *
 * @param show makes such a word fit for showing
 */
export function readState(word: string, show = (shown: string) => shown): State {
	const state = stateOf(word);
	if (state !== undefined) return state;
	const reason =
		word.trim() === ''
			? 'smsgo gave no state'
			: `smsgo gave the state '${show(word.trim())}', which is not final`;
	return { status: 'unknown', isFinal: false, reason };
}
