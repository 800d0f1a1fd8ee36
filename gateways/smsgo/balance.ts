import { accepted, type Outcome } from '../../messaging/outcome';
import type { Response } from '../../transport/response';
import type { HttpRequest } from '../../transport/request';
import { smsgoRequest, type SmsgoAccount } from './account';
import { answerOf, readPoints, refused, unrecognised } from './send';

/** The query for the points that are left (chapter 1, query_point.asp). */
export function buildBalance(account: SmsgoAccount): HttpRequest {
	return smsgoRequest(account, 'query_point.asp', {});
}

/**
 * Reads the points that are left: `point` in JSON, a bare number in text, where a negative one is an
 * error code. With a code, JSON has its text in `point`.
 */
export function readBalance(response: Response): Outcome<number> {
	const record = answerOf(response);
	if (record === undefined) return unrecognised(response);
	const said = record['bare'] ?? record['point'];
	const code = record['statuscode'] ?? (said?.startsWith('-') === true ? said : '0');
	if (code !== '0') return refused(response, code, record['statusstr'] ?? record['point'] ?? '');
	const points = readPoints(said);
	return points === null ? unrecognised(response, 'points') : accepted(points);
}
