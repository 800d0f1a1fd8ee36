import type { ReceivedRequest } from '../base/http/http';
import { checkSend, Refusal } from './checkSend';
import { codeText } from './codes';
import type { Endpoint, Outcome } from './endpoint';
import { formatOf, sendReply } from './replies';
import type { SmsgoState } from './state';

/** sendsms.aspx: one call, up to 50 numbers, one message id (chapter 1). */
export class SendEndpoint implements Endpoint {
	constructor(private readonly state: SmsgoState) {}

	answer(request: ReceivedRequest, host: string): Outcome {
		const { state } = this;
		const submission = checkSend(request, host, state);
		if (submission instanceof Refusal) {
			const { code } = submission;
			return { code, reply: this.refuse(request, code, codeText(code)) };
		}
		const { points: point, numbers, replyurl } = submission;
		state.charge(point);
		state.accepted += numbers.length;
		if (replyurl !== '') state.surcharge.add(numbers.length);
		const { msgid } = state.store.accept(submission);
		const result = { msgid, code: 0, text: codeText(0), point };
		return { code: 0, msgid, reply: sendReply(result, formatOf(request), state.settings) };
	}

	/** As in FAQ 7: the code stands in the place of the message id too. */
	refuse(request: ReceivedRequest, code: number, text: string) {
		const result = { msgid: `${code}`, code, text, point: 0 };
		return sendReply(result, formatOf(request), this.state.settings);
	}
}
