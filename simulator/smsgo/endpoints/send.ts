import { GET_OR_POST } from '../../base/gateway/endpoint';
import { checkSend } from '../checkSend';
import { codeText } from '../codes';
import { Refusal, type SmsgoEndpoint } from '../endpoint';
import { formatOf, sendReply } from '../replies';

/** One call, up to 50 numbers, one message id (chapter 1). */
export const send: SmsgoEndpoint = {
	name: 'send',
	paths: ['sendsms.aspx'],
	methods: GET_OR_POST,
	answer(state, request, host) {
		const submission = checkSend(request, host, state);
		if (submission instanceof Refusal) return submission;
		const { points: point, numbers, replyurl } = submission;
		state.charge(point);
		state.accepted += numbers.length;
		if (replyurl !== '') state.surcharge.add(numbers.length);
		const { msgid } = state.store.accept(submission);
		const result = { msgid, code: 0, text: codeText(0), point };
		return { messageId: msgid, reply: sendReply(result, formatOf(request), state.settings) };
	},
	/** As in FAQ 7: the code stands in the place of the message id too. */
	refuse({ settings }, request, { code, text }) {
		return sendReply({ msgid: `${code}`, code, text, point: 0 }, formatOf(request), settings);
	},
};
