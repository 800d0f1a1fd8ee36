import type { ReceivedRequest } from '../base/http/http';
import { type Reply, replyOf } from '../base/http/reply';
import { authorisationRefusal } from './account';
import { codeText } from './codes';
import type { Endpoint, Outcome } from './endpoint';
import { jsonMsgid, keyValueLines, TEXT_TYPE } from './replies';
import type { SmsgoState } from './state';

/** A reply that no client can know, in Chinese as the vendor's pages are. */
const UNRECOGNISED = { done: '作業完成', failed: '作業失敗' };

/**
 * sendsms_cancel.asp. Its reply is documented nowhere: the setting `cancelReply` chooses one of
 * three likely shapes or a text that says nothing to a program. `rtype` makes no difference. A
 * message that has left, is unknown or was cancelled already is answered -1.
 */
export class CancelEndpoint implements Endpoint {
	constructor(private readonly state: SmsgoState) {}

	answer(request: ReceivedRequest): Outcome {
		const { state } = this;
		const unauthorised = authorisationRefusal(request, state.account, state.settings);
		if (unauthorised !== undefined) return this.refusal(request, unauthorised);
		const msgid = request.fields.get('msgid')?.value ?? '';
		const message = state.store.cancel(msgid);
		if (message === undefined) return this.refusal(request, -1);
		if (state.settings.refundCancelled) state.charge(-message.points);
		return { code: 0, reply: this.reply(msgid, 0, codeText(0)) };
	}

	refuse(request: ReceivedRequest, code: number, text: string): Reply {
		return this.reply(request.fields.get('msgid')?.value ?? '', code, text);
	}

	private refusal(request: ReceivedRequest, code: number): Outcome {
		return { code, reply: this.refuse(request, code, codeText(code)) };
	}

	private reply(msgid: string, code: number, text: string): Reply {
		const { settings } = this.state;
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
}
