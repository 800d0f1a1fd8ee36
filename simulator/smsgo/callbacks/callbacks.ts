import type {
	CallbackAttempt,
	CallbackBacklog,
	CallbackTotals,
} from '../../base/callbacks/callback';
import { CallbackEngine } from '../../base/callbacks/engine';
import type { Clock } from '../../base/clock';
import type { MessageStore } from '../messages';
import { dispatchReply, handsetReplies } from './handsetReplies';
import type { HandsetReply } from './parameters';
import { rawCallback } from './raw';
import { Reports } from './reports';
import type { CallbackSettings } from './settings';
import { readRawSpec, readRelease, readReplySpec, readReportSpec } from './specs';

/** Everything that was, is and will be delivered. */
export interface CallbackOverview {
	readonly reports: CallbackTotals;
	readonly replies: CallbackTotals;
	readonly raw: CallbackTotals;
	/** `held`: reports that wait to be released; they are not due yet. */
	readonly backlog: CallbackBacklog & { readonly held: number };
	/** In the order of sending. */
	readonly attempts: readonly CallbackAttempt[];
}

/** What the callbacks read at the moment they need it. */
export interface CallbackContext {
	readonly clock: Clock;
	readonly store: MessageStore;
	readonly settings: () => CallbackSettings;
}

/**
 * smsgo's calls to its customers: delivery reports, replies from handsets, and whatever a test
 * wants a receiver to get. Their input is checked here, so it may come from anywhere.
 */
export class SmsgoCallbacks {
	private engine: CallbackEngine;
	private reports: Reports;

	constructor(private readonly context: CallbackContext) {
		const { clock, store, settings } = context;
		this.engine = new CallbackEngine(clock, settings);
		this.reports = new Reports(this.engine, settings);
		store.onFinal((event) => {
			this.reports.reportFinal(event);
		});
	}

	overview(): CallbackOverview {
		const { engine } = this;
		return {
			reports: engine.totals('report'),
			replies: engine.totals('reply'),
			raw: engine.totals('raw'),
			backlog: { ...engine.backlog(), held: this.reports.heldCount },
			attempts: engine.attempts,
		};
	}

	/** To be called when the settings have changed: reports that are no longer held back leave. */
	applySettings(): void {
		if (this.context.settings().reportsEnabled) this.reports.release({});
	}

	/**
	 * @param options a `ReportVariation`
	 * @returns how many reports were released
	 * @throws ControlError when it is none
	 */
	release(options: unknown): number {
		return this.reports.release(readRelease(options));
	}

	/**
	 * @param specs one `ReportSpec` or an array of them
	 * @returns how many reports were fired
	 * @throws ControlError when one is not valid or finds nothing; then none is fired
	 */
	fireReports(specs: unknown): number {
		return this.reports.fire(listOf(specs).map(readReportSpec), this.context.store);
	}

	/**
	 * @param specs one `RawCallbackSpec` or an array of them
	 * @returns how many callbacks were fired
	 * @throws ControlError when one is not valid; then none is fired
	 */
	fireRaw(specs: unknown): number {
		const list = listOf(specs).map(readRawSpec);
		for (const spec of list) this.engine.dispatch(rawCallback(spec, this.context.settings()));
		return list.length;
	}

	/**
	 * @param specs one `ReplySpec` or an array of them
	 * @throws ControlError when one is not valid or has nothing to reply to; then none is sent
	 */
	reply(specs: unknown): readonly HandsetReply[] {
		const list = listOf(specs).map(readReplySpec);
		const replies = handsetReplies(list, this.context.store, this.context.clock);
		for (const [index, reply] of replies.entries()) {
			dispatchReply(reply, list[index]?.copies ?? 1, this.engine, this.context.settings());
		}
		return replies;
	}

	/** See `CallbackEngine.idle`. */
	async idle(withWaiting: boolean): Promise<void> {
		await this.engine.idle(withWaiting);
	}

	/** Aborts and forgets everything, and starts anew. */
	reset(): void {
		void this.engine.close();
		this.engine = new CallbackEngine(this.context.clock, this.context.settings);
		this.reports = new Reports(this.engine, this.context.settings);
	}

	/** Aborts everything for good. */
	async close(): Promise<void> {
		await this.engine.close();
	}
}

function listOf(specs: unknown): readonly unknown[] {
	return Array.isArray(specs) ? specs : [specs];
}
