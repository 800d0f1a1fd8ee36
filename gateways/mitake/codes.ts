import type { CodeMeaning, Failure } from '../../messaging/outcome';
import { own } from '../../messaging/text';

const credential = {
	advice: "Check 'Client ID' and 'Client Secret' in the credential.",
	cause: 'credential-invalid',
} as const;

const sendAt = "Check 'Send At'.";
const expireAt = "Check 'Expire At'.";
const attachments = "Check the files that 'Input Data Field Name(s)' names.";

/** What Mitake refuses a whole request for (appendix 1). */
const batchCodes: Readonly<Record<string, CodeMeaning>> = {
	'1001': { reason: 'Mitake found no credentials in the request', ...credential },
	'1002': { reason: 'Mitake found no credentials in the request', ...credential },
	'1003': { reason: 'Mitake refused the credentials', ...credential },
	'1004': { reason: 'Mitake refused the credentials', ...credential },
	'1005': { reason: 'The token has expired', ...credential },
	'1006': {
		reason: 'Mitake does not take requests from the IP address of this server',
		advice: 'Ask Mitake to register the address.',
		cause: 'configuration-invalid',
	},
	'1007': {
		reason: 'The account has too many connections to Mitake',
		advice: "Lower 'Concurrency', or wait until other workflows have ended.",
		cause: 'rate-limited',
	},
	'1008': {
		reason: 'Mitake does not know the service that was asked for',
		advice: 'Ask Mitake whether the account has the MMS API.',
		cause: 'configuration-invalid',
	},
	'1009': {
		reason: 'The request has more recipients than Mitake takes',
		advice: 'A request takes 1 to 500 recipients.',
	},
	'1010': { reason: 'Mitake refused the credentials', ...credential },
	'2001': { reason: 'Mitake found no subject', advice: "Check 'Subject'." },
	'2002': {
		reason: 'The subject is longer than Mitake takes',
		advice: "'Subject' takes 40 characters in English, or 15 with any other.",
	},
	'2003': {
		reason: 'Subject, content and attachments are larger than Mitake takes',
		advice: 'They take 300 KB together, where an attachment counts a third more than its file.',
	},
	'2004': { reason: 'Mitake could not read the time of sending', advice: sendAt },
	'2005': { reason: 'Mitake could not read the time of sending', advice: sendAt },
	'2006': { reason: 'Mitake could not read the time of expiry', advice: expireAt },
	'2007': { reason: 'Mitake could not read the time of expiry', advice: expireAt },
	'2012': {
		reason: 'Mitake wants an attachment with the message',
		advice: "Name a binary field of the item in 'Input Data Field Name(s)'.",
	},
	'2013': { reason: 'An attachment has no type', advice: attachments },
	'2014': { reason: 'An attachment has no file name', advice: attachments },
	'2015': { reason: 'Mitake refused the time of sending', advice: sendAt },
	'2016': { reason: 'Mitake refused the time of expiry', advice: expireAt },
	'2017': { reason: 'The file name of an attachment is too long', advice: attachments },
	'2019': {
		reason: 'The project name is longer than Mitake takes',
		advice: "'Project Name' takes 36 characters.",
	},
	'2020': { reason: 'Mitake refused an attachment', advice: attachments },
	'2021': { reason: 'An attachment is empty', advice: attachments },
	'3001': {
		reason: 'Mitake could not charge the message',
		advice: 'Check the points of the account with Mitake, then run this again.',
		cause: 'quota-exhausted',
	},
	'4001': { reason: 'Mitake found no batch ID', advice: "Check 'Batch ID'." },
	'4002': { reason: 'Mitake found no message ID', advice: "Check 'Message IDs'." },
	'4003': {
		reason: 'Mitake could not read the request',
		advice: 'Check the parameters of the item.',
	},
};

/** What Mitake refuses one message of a request for (appendix 2). */
const messageCodes: Readonly<Record<string, CodeMeaning>> = {
	'2008': {
		reason: 'The client message ID is longer than Mitake takes',
		advice: "'Client Message ID' takes 36 characters.",
	},
	'2009': { reason: "The recipient's number is empty", advice: "Check 'To'." },
	'2010': { reason: "The recipient's number is too long", advice: "Check 'To'." },
	'2011': { reason: "Mitake refused the recipient's number", advice: "Check 'To'." },
	'2018': {
		reason: 'The client message ID has been used before',
		advice: "Every message needs a 'Client Message ID' of its own.",
	},
};

/** The message code that says a `cID` has been used: what a repeat can expect. */
export const REPEATED_ID = '2018';

/** The system error, which appendix 1 has too: it does not say what became of the request. */
const SYSTEM_ERROR = '9999';

/**
 * What an error code of a whole request says: a refusal, or nothing certain.
 *
 * @param show makes what is no code of the table fit for showing, and the text
 */
export function readBatchCode(
	code: string,
	text: string,
	show = (shown: string) => shown,
): { readonly isProven: boolean; readonly failure: Failure } {
	const known = own(batchCodes, code);
	if (known !== undefined) {
		return { isProven: true, failure: { code, text: show(text), ...known } };
	}
	const shown = isBatchCode(code) ? code : show(code);
	const reason =
		code === SYSTEM_ERROR
			? 'Mitake answered with its system error 9999, which does not say what became of the request'
			: `Mitake answered with the unknown code ${shown}`;
	return { isProven: false, failure: { code: shown, text: show(text), reason, advice: '' } };
}

/** Whether a code stands in appendix 1. */
export function isBatchCode(code: string): boolean {
	return code === SYSTEM_ERROR || isBatchRefusal(code);
}

/** Whether a code stands in appendix 1 and proves a refusal. */
export function isBatchRefusal(code: string): boolean {
	return own(batchCodes, code) !== undefined;
}

/** Whether a code stands in appendix 2. */
export function isMessageCode(code: string): boolean {
	return own(messageCodes, code) !== undefined;
}

/** Why Mitake refused one message; undefined where the code is none of appendix 2. */
export function readMessageCode(code: string, text: string): Failure | undefined {
	const known = own(messageCodes, code);
	return known === undefined ? undefined : { code, text, ...known };
}

/** Codes that are about the token; a new one may be taken. */
const TOKEN_CODES: ReadonlySet<string> = new Set(['1003', '1004', '1005', '1010', 'HTTP 401']);

/** Whether a refusal can be about the token alone: it came before the request was looked at. */
export function isAboutToken({ code }: Failure): boolean {
	return TOKEN_CODES.has(code);
}
