import { accepted } from '../../../messaging/outcome';
import type { Call } from '../../../transport/call';
import { smsgoRequest, type SmsgoAccount } from '../account';
import { readPoints, recordOf, refused, unrecognised } from '../response';

/**
 * The points that are left: `point` in JSON, a bare number in text, where a negative one is an error
 * code. With a code, JSON has its text in `point`.
 */
export const getBalance = {
	section: '1, query_point.asp',
	effect: 'read',
	build: (account) => smsgoRequest(account, 'query_point.asp', {}),
	read(response) {
		const record = recordOf(response);
		if (record === undefined) return unrecognised(response);
		const said = record['bare'] ?? record['point'];
		const code = record['statuscode'] ?? (said?.startsWith('-') === true ? said : '0');
		if (code !== '0') return refused(response, code, record['statusstr'] ?? record['point'] ?? '');
		const points = readPoints(said);
		return points === null ? unrecognised(response, 'points') : accepted(points);
	},
} satisfies Call<SmsgoAccount, object, number>;
