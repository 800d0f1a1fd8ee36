import { type Reply, replyOf } from '../../base/http/reply';
import { codeText } from '../codes';
import { ON_MAIN, Refusal, type SmsgoEndpoint } from '../endpoint';
import { jsonMsgid, keyValueLines, TEXT_TYPE } from '../replies';
import type { SmsgoSettings } from '../settings';

/** A reply that no client can know, in Chinese as the vendor's pages are. */
const UNRECOGNISED = { done: '作業完成', failed: '作業失敗' };

/**
 * Its reply is documented nowhere: the setting `cancelReply` chooses one of three likely shapes or a
 * text that says nothing to a program. `rtype` makes no difference. A message that has left, is
 * unknown or was cancelled already is answered -1.
 */
export const cancel: SmsgoEndpoint = {
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
