import type { Callback } from '../../base/callbacks/callback';
import { listOf } from '../../base/control/controlError';
import { Callbacks } from '../../base/reporting/callbacks';
import type { MessageStore, StoreContext } from '../messages';
import { stateWord } from '../stateWords';
import { refusalOf } from './acknowledgement';
import { handsetReplies } from './handsetReplies';
import { type HandsetReply, replyQuery, type Report, reportQuery, requestWith } from './parameters';
import { reportOf, selectReports } from './selection';
import type { ParameterOrder } from './settings';
import {
	callbackInput,
	type RawCallback,
	replyShape,
	type ReportSpec,
	type ReportVariation,
} from './specs';

/** What the callbacks read at the moment they need it. */
type CallbackWorld = StoreContext & { readonly store: MessageStore };

/** smsgo's calls to its customers: delivery reports (chapter 2) and replies from handsets. */
export class SmsgoCallbacks extends Callbacks<Report, ReportVariation, ReportSpec, RawCallback> {
	/** Requests made so far with the parameter order `mixed`. */
	private mixed = 0;

	constructor(private readonly world: CallbackWorld) {
		super(world.clock, () => world.settings.callbacks, callbackInput);
		world.store.onFinal(({ message, recipient, state, code }) => {
			// A message without a URL asked for no reports.
			if (message.response !== '') this.report(reportOf(message, recipient.number, state, code));
		});
	}

	/**
	 * Delivers replies ("reply messages" at the end of chapter 1). Which answer the gateway wants is
	 * not documented; the acknowledgement of chapter 2 is assumed.
	 * @param specs one `ReplySpec` or an array of them
	 * @throws ControlError when one is not valid or has nothing to reply to; then none is sent
	 */
	reply(specs: unknown): readonly HandsetReply[] {
		const list = listOf(specs).map((spec) => replyShape.read(spec));
		const replies = handsetReplies(list, this.world.store, this.clock);
		const settings = this.world.settings.callbacks;
		for (const [index, reply] of replies.entries()) {
			const request = requestWith(reply.url, replyQuery(reply, settings), settings.method);
			const { msgid, number } = reply;
			this.engine.dispatch({
				...acknowledged('reply', msgid, number),
				requests: Array.from({ length: list[index]?.copies ?? 1 }, () => request),
				order: settings.order,
				delayMs: 0,
				retries: settings.retries,
			});
		}
		return replies;
	}

	override reset(): void {
		super.reset();
		this.mixed = 0;
	}

	protected dispatch(
		reports: readonly Report[],
		variation: ReportVariation,
		delayMs: number,
	): void {
		const settings = this.world.settings.callbacks;
		const withNumber = variation.dstaddr ?? settings.dstaddr;
		for (const report of reports) {
			const requests = Array.from({ length: variation.copies ?? this.someCopies() }, () => {
				const order = this.orderNow(variation.parameterOrder ?? settings.parameterOrder);
				const state = stateWord(report.state, report.code, this.world.settings);
				const query = reportQuery({ ...report, state }, order, withNumber, settings);
				return requestWith(report.url, query, settings.method);
			});
			this.engine.dispatch({
				...acknowledged('report', report.msgid, report.number),
				requests,
				order: variation.order ?? settings.order,
				delayMs,
				retries: settings.retries,
			});
		}
	}

	protected select(spec: ReportSpec): Report[] {
		return selectReports(spec, this.world.store);
	}

	/** Every character stands as the spec has it. */
	protected rawCallback({ url, query, copies, retries, ...spec }: RawCallback): Callback {
		const {
			method = this.world.settings.callbacks.method,
			order = this.world.settings.callbacks.order,
		} = spec;
		const request =
			query === undefined ? { method, url, form: '' } : requestWith(url, query, method);
		const msgid = spec.msgid ?? lastMsgid(`${url}?${query ?? ''}`);
		const requests = Array.from({ length: copies }, () => request);
		return { ...acknowledged('raw', msgid, null), requests, order, delayMs: 0, retries };
	}

	private orderNow(order: ParameterOrder): 'definition' | 'example' {
		if (order !== 'mixed') return order;
		return this.mixed++ % 2 === 0 ? 'definition' : 'example';
	}
}

/** What a callback is, and what acknowledges it. */
function acknowledged(kind: string, msgid: string, recipient: string | null) {
	const refusal: Callback['refusal'] = (answer) => refusalOf(answer, msgid);
	return { kind, messageId: msgid === '' ? null : msgid, recipient, refusal };
}

function lastMsgid(text: string): string {
	return [...text.matchAll(/[?&]msgid=([^&?#]*)/gi)].at(-1)?.[1] ?? '';
}
