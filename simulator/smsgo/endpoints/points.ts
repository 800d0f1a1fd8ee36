import { GET_OR_POST } from '../../base/gateway/endpoint';
import type { SmsgoEndpoint } from '../endpoint';
import { pointsReply } from '../queryReplies';
import { formatOf } from '../replies';

/** The points that are left. */
export const points: SmsgoEndpoint = {
	name: 'points',
	paths: ['query_point.asp', 'query_point.aspx'],
	hosts: ['main'],
	methods: GET_OR_POST,
	answer({ account, settings }, request) {
		return { reply: pointsReply(0, `${account.points}`, formatOf(request), settings) };
	},
	/** The vendor's own client shows `point` as the reason of a refusal. */
	refuse({ settings }, request, { code, text }) {
		return pointsReply(code, text, formatOf(request), settings);
	},
};
