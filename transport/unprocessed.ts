import { type Failure, notSent, rejected, type Unaccepted } from '../messaging/outcome';
import { proxyAuthentication } from './undici/proxyFailures';
import type { Response } from './response';

interface Meaning extends Pick<Failure, 'advice' | 'cause'> {
	/** What the status says, behind the words "answered with HTTP status n". */
	readonly meaning: string;
}

const CHECK_URL = "Check the 'Base URL' of the credential.";
const SMALLER = 'Send less at once: fewer recipients, a shorter text, a smaller file.';

/** Statuses by which HTTP itself says that a request was not processed (RFC 9110, 6585, 8470). */
const meanings: Readonly<Record<number, Meaning>> = {
	405: {
		meaning: 'the method is not allowed there',
		advice: `Choose the other 'Request Method' in the credential where it has one. ${CHECK_URL}`,
		cause: 'configuration-invalid',
	},
	411: { meaning: 'it wants to be told a length', advice: CHECK_URL },
	413: { meaning: 'the request is too large', advice: SMALLER },
	414: {
		meaning: 'the address is too long',
		advice: `Choose POST as 'Request Method' in the credential where it has one. ${SMALLER}`,
	},
	415: { meaning: 'it does not take this kind of content', advice: CHECK_URL },
	417: { meaning: 'it does not do what was expected', advice: CHECK_URL },
	421: { meaning: 'it does not answer for this host', advice: CHECK_URL },
	425: {
		meaning: 'it was asked too early',
		advice: 'Run this again.',
		cause: 'temporarily-unavailable',
	},
	426: {
		meaning: 'it wants another protocol',
		advice: `${CHECK_URL} It may have to start with https://.`,
		cause: 'configuration-invalid',
	},
	428: { meaning: 'it wants a condition with the request', advice: CHECK_URL },
	429: {
		meaning: 'there were too many requests',
		advice: "Wait before you run this again, and set a lower 'Concurrency' in the options.",
		cause: 'rate-limited',
	},
	431: { meaning: 'the headers are too large', advice: CHECK_URL },
};

/** Whether HTTP itself says by a status that the request was not processed. */
export function isUnprocessedStatus(status: number): boolean {
	return status === 407 || meanings[status] !== undefined;
}

/**
 * How an exchange ended whose response has no marker of the vendor's, where its status says enough.
 * With 407 it is a proxy that answered: nothing got any further.
 *
 * @param unread what the reader made of it
 */
export function byStatus(response: Response, unread: Failure): Unaccepted | undefined {
	if (response.status === 407) return notSent(proxyAuthentication());
	const known = meanings[response.status];
	if (known === undefined) return undefined;
	const answered = `answered with HTTP status ${response.status}`;
	const { meaning, advice, cause } = known;
	return rejected({
		...unread,
		reason: `${unread.reason.endsWith(answered) ? unread.reason : `The gateway ${answered}`}: ${meaning}`,
		advice: `It was not processed. ${waitOf(response)}${unread.advice === '' ? advice : unread.advice}`,
		...(cause === undefined ? {} : { cause }),
		isUnprocessed: true,
		...retryAfterOf(response),
	});
}

function waitOf(response: Response): string {
	const { retryAfter } = retryAfterOf(response);
	return retryAfter === undefined ? '' : `The gateway asks to wait for ${retryAfter} seconds. `;
}

/** For how long the gateway asks to be left alone, where it says so in seconds. */
export function retryAfterOf(response: Response): Pick<Failure, 'retryAfter'> {
	const [seconds] = /^\d{1,6}$/u.exec(response.header('retry-after')?.trim() ?? '') ?? [];
	return seconds === undefined ? {} : { retryAfter: Number(seconds) };
}
