import { GET_OR_POST } from '../../base/gateway/endpoint';
import { type Reply, replyOf } from '../../base/http/reply';
import { checkSend } from '../checkSend';
import { codeText } from '../codes';
import { ON_MAIN, Refusal, type SmsgoEndpoint } from '../endpoint';
import { formatOf, jsonMsgid, keyValueLines, sendReply, TEXT_TYPE } from '../replies';
import type { SmsgoSettings } from '../settings';

/** One call, up to 50 numbers, one message id (chapter 1). */
const send: SmsgoEndpoint = {
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

/** A reply that no client can know, in Chinese as the vendor's pages are. */
const UNRECOGNISED = { done: '作業完成', failed: '作業失敗' };

/**
 * Its reply is documented nowhere: the setting `cancelReply` chooses one of three likely shapes or a
 * text that says nothing to a program. `rtype` makes no difference. A message that has left, is
 * unknown or was cancelled already is answered -1.
 */
const cancel: SmsgoEndpoint = {
	name: 'cancel',
	paths: ['sendsms_cancel.asp'],
	...ON_MAIN,
	answer(state, request) {
		const msgid = request.fields.get('msgid')?.value ?? '';
		const message = state.store.cancel(msgid);
		if (message === undefined) return new Refusal(-1);
		if (state.settings.refundCancelled) state.charge(-message.points);
		return { reply: replyWith(msgid, 0, codeText(0), state.settings) };
	},
	refuse({ settings }, request, { code, text }) {
		return replyWith(request.fields.get('msgid')?.value ?? '', code, text, settings);
	},
};

/** Messages on their way in, and back out. */
export const smsEndpoints: readonly SmsgoEndpoint[] = [send, cancel];

function replyWith(msgid: string, code: number, text: string, settings: SmsgoSettings): Reply {
	switch (settings.cancelReply) {
		case 'keyValue': {
			const pairs = [
				['msgid', msgid],
				['statuscode', `${code}`],
				['statusstr', text],
			] as const;
			return replyOf(200, TEXT_TYPE, keyValueLines(pairs, settings));
		}
		case 'json': {
			const id = /^\d+$/.test(msgid) ? jsonMsgid(msgid, settings) : JSON.stringify(msgid);
			const fields = `"msgid":${id},"statuscode":"${code}","statusstr":${JSON.stringify(text)}`;
			return replyOf(200, 'text/html', `{"result":{${fields}}}`);
		}
		case 'pipe':
			return replyOf(200, TEXT_TYPE, `${code}|${text}|${msgid}`);
		case 'unrecognised':
			return replyOf(200, TEXT_TYPE, code === 0 ? UNRECOGNISED.done : UNRECOGNISED.failed);
	}
}
