import { ON_MAIN, type SmsgoEndpoint } from '../endpoint';
import { pointsReply } from '../queryReplies';
import { formatOf } from '../replies';

/** The points that are left. */
const points: SmsgoEndpoint = {
	name: 'points',
	paths: ['query_point.asp', 'query_point.aspx'],
	...ON_MAIN,
	answer({ account, settings }, request) {
		return { reply: pointsReply(0, `${account.points}`, formatOf(request), settings) };
	},
	/** The vendor's own client shows `point` as the reason of a refusal. */
	refuse({ settings }, request, { code, text }) {
		return pointsReply(code, text, formatOf(request), settings);
	},
};

/** Of the account; on the main host alone. */
export const accountEndpoints: readonly SmsgoEndpoint[] = [points];
