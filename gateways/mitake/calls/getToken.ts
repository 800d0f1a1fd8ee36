import {
	rejected,
	unknown,
	accepted,
	type Failure,
	type Outcome,
} from '../../../messaging/outcome';
import type { Call } from '../../../transport/call';
import type { Json } from '../../../transport/decode/json';
import { unreadable } from '../../../transport/failures';
import type { Response } from '../../../transport/response';
import { retryAfterOf } from '../../../transport/unprocessed';
import { jsonRequest, type MitakeAccount } from '../account';
import { isBatchCode, readBatchCode } from '../codes';
import { isRecord, recordOf, textOf, type MitakeRecord } from '../response';

/** A token that Mitake has given out. */
export interface MitakeToken {
	readonly value: string;
	/** Seconds for which it can be used. */
	readonly lifetime: number;
	/** What else in the answer may open the account, such as a token to renew this one with. */
	readonly others?: readonly string[];
}

/** Characters of a token, and of all else in an answer that may open the account. */
const LONGEST = 8 * 1024;
/** Seconds that a token is used where the answer does not say. */
const UNSAID_LIFETIME = 300;
/** Seconds that a token is used at most. */
export const LONGEST_LIFETIME = 86_400;

/**
 * A token for all other calls. `expiresIn` is text in the answer, and its unit is not stated; it is
 * taken for seconds.
 *
 * Whatever else the answer is, a live token may stand in it, under another name or in a page: nothing
 * of it is told but a code of appendix 1.
 */
export const getToken: Call<MitakeAccount, object, MitakeToken> = {
	section: 'API Authorization',
	effect: 'read',
	build(account) {
		const { clientId, clientSecret } = account;
		const json = JSON.stringify({ clientId, clientSecret });
		return {
			...jsonRequest(account, 'AuthorizationService/Token', json),
			isResponseSecret: true,
		};
	},
	read(response) {
		const record = recordOf(response);
		const value = record === undefined ? undefined : textOf(record, 'accessToken');
		if (record === undefined || value === undefined || value.length > LONGEST) {
			return unrecognised(response, record);
		}
		const others = textsAboutTokens(record).filter((text) => text !== value);
		const isLong = others.reduce((sum, { length }) => sum + length, 0) > LONGEST;
		// It becomes part of a header.
		if (isLong || !/^[\x21-\x7e]+$/u.test(value)) return unrecognised(response, record);
		const lifetime = lifetimeOf(textOf(record, 'expiresIn') ?? '');
		return accepted({ value, lifetime, ...(others.length === 0 ? {} : { others }) });
	},
};

function lifetimeOf(text: string): number {
	const seconds = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : 0;
	return seconds > 0 ? Math.min(seconds, LONGEST_LIFETIME) : UNSAID_LIFETIME;
}

/** The texts of fields that are called a token, but for what kind one is (`tokenType`). */
function textsAboutTokens(value: Json, name = ''): string[] {
	if (typeof value === 'string') {
		return /token(?!.?type)/iu.test(name) && value.trim() !== '' ? [value] : [];
	}
	if (Array.isArray(value)) return value.flatMap((item) => textsAboutTokens(item, name));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, item]) => textsAboutTokens(item, `${name}.${key}`));
}

function unrecognised(response: Response, record: MitakeRecord | undefined): Outcome<never> {
	const code = record === undefined ? undefined : textOf(record, 'code');
	if (code !== undefined && isBatchCode(code)) {
		const { isProven, failure } = readBatchCode(code, '');
		return isProven ? rejected(failure) : unknown(failure);
	}
	const said = spoken[response.status];
	if (said !== undefined) {
		return rejected({
			code: `HTTP ${response.status}`,
			text: '',
			...said,
			...(said.isUnprocessed === true ? retryAfterOf(response) : {}),
		});
	}
	const reason =
		response.status === 200
			? `Mitake's answer ${record === undefined ? 'is no JSON object' : 'has no token'}`
			: `Mitake answered with HTTP status ${response.status}`;
	return unknown(unreadable(response.status, '', reason));
}

/** What HTTP itself says to a request for a token. */
const spoken: Readonly<Record<number, Omit<Failure, 'code' | 'text'>>> = {
	401: {
		reason: 'Mitake gives no token to this Client ID with this Client Secret',
		advice:
			"Check 'Client ID' and 'Client Secret' in the credential; if both are right, ask Mitake whether the account may use the MMS API.",
		cause: 'credential-invalid',
	},
	429: {
		reason: 'Mitake was asked for too many tokens and gives no more for the moment',
		advice: 'Wait a minute, then run this again.',
		cause: 'rate-limited',
		isUnprocessed: true,
	},
};
