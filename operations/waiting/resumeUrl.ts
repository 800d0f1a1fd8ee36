import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../messaging/digest';
import { withQuery } from '../../transport/request';

/** What the vendor's part of a call's query begins with. */
const REPORT = 'r';
const KEY = 'key';

/**
 * The URL that resumes an execution, in the form that takes a vendor's `?msgid=…` at its end: n8n
 * 2.x would take a question mark there for a part of its own token, so the report becomes the value
 * of a parameter.
 *
 * @param resumeUrl n8n's own: with a token on 2.x; on 1.x with a number that can be guessed
 * @param key what a caller must know beside it
 */
export function resumeUrlFor(resumeUrl: string, key: string): string {
	return withQuery(resumeUrl, { [KEY]: key, [REPORT]: '' });
}

/** Takes the query of a call to such a URL apart: the key, and what the vendor appended. */
export function readResumeQuery(query: string): { key: string; report: string } {
	const [, before = query, after = ''] =
		new RegExp(`^(.*?)(?:^|&)${REPORT}=(.*)$`, 'su').exec(query) ?? [];
	return {
		key: new URLSearchParams(before).get(KEY) ?? '',
		report: after.replace(/^(?:\?|%3F|&)/iu, ''),
	};
}

/** Whether two texts are the same, in a time that tells nothing of them. */
export function isSameKey(one: string, other: string): boolean {
	return timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));
}
