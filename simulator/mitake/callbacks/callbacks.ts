import type {
	CallbackAttempt,
	CallbackBacklog,
	CallbackTotals,
} from '../../base/callbacks/callback';
import { CallbackEngine } from '../../base/callbacks/engine';
import type { Clock } from '../../base/clock';
import { ControlError } from '../../base/control/input';
import type { MessageStore } from '../messages';
import type { MitakeSettings } from '../settings';
import { rawCallback, Reports } from './reports';
import { selectUpdates } from './selection';
import { readRawSpec, readRelease, readReportSpec } from './specs';

/** Everything that was, is and will be delivered. */
export interface CallbackOverview {
	/** By request, each of which may carry several messages. */
	readonly reports: CallbackTotals;
	readonly raw: CallbackTotals;
	/** `held`: status updates that wait to be released; they are not due yet. */
	readonly backlog: CallbackBacklog & { readonly held: number };
	/** In the order of sending; `form` is the JSON body. */
	readonly attempts: readonly CallbackAttempt[];
}

/** What the callbacks read at the moment they need it. */
export interface CallbackContext {
	readonly clock: Clock;
	readonly store: MessageStore;
	readonly settings: () => MitakeSettings;
}

/**
 * Mitake's calls to the registered URL, and whatever a test wants a receiver to get. Their input is
 * checked here, so it may come from anywhere.
 */
export class MitakeCallbacks {
	private engine: CallbackEngine;
	private reports: Reports;

	constructor(private readonly context: CallbackContext) {
		this.engine = this.newEngine();
		this.reports = new Reports(this.engine, context.settings);
		context.store.onStatus((message, isFirst) => {
			const { reportFirstStatus } = context.settings().callbacks;
			if (!isFirst || reportFirstStatus) this.reports.report(message);
		});
	}

	overview(): CallbackOverview {
		const { engine, reports } = this;
		reports.flush();
		return {
			reports: engine.totals('report'),
			raw: engine.totals('raw'),
			backlog: { ...engine.backlog(), held: reports.heldCount },
			attempts: engine.attempts,
		};
	}

	/** To be called when the settings have changed: updates that are no longer held back leave. */
	applySettings(): void {
		if (this.context.settings().callbacks.reportsEnabled) this.reports.release({});
	}

	/**
	 * @param options a `ReportVariation`
	 * @returns how many updates were released
	 * @throws ControlError when it is none
	 */
	release(options: unknown): number {
		return this.reports.release(readRelease(options));
	}

	/**
	 * @param specs one `ReportSpec` or an array of them; the first one's variation counts for all,
	 * whose updates share requests
	 * @returns how many updates were fired
	 * @throws ControlError when one is not valid or finds nothing; then none is fired
	 */
	fire(specs: unknown): number {
		if (this.context.settings().callbackUrl === null) {
			throw new ControlError(`Nothing can be reported without a 'callbackUrl' in the settings`);
		}
		const { store, clock } = this.context;
		const list = listOf(specs).map(readReportSpec);
		const updates = list.flatMap((spec) => selectUpdates(spec, store, clock.now()));
		this.reports.dispatch(updates, list[0] ?? {}, 0);
		return updates.length;
	}

	/**
	 * @param specs one `RawCallbackSpec` or an array of them
	 * @returns how many callbacks were fired
	 * @throws ControlError when one is not valid; then none is fired
	 */
	fireRaw(specs: unknown): number {
		const { callbackUrl, callbacks } = this.context.settings();
		const list = listOf(specs)
			.map(readRawSpec)
			.map((spec) => {
				const url = spec.url ?? callbackUrl;
				if (url === null) throw new ControlError(`A raw callback needs a 'url'`);
				return rawCallback(url, spec, callbacks.contentType);
			});
		for (const callback of list) this.engine.dispatch(callback);
		return list.length;
	}

	/** See `CallbackEngine.idle`. */
	async idle(withWaiting: boolean): Promise<void> {
		this.reports.flush();
		await this.engine.idle(withWaiting);
	}

	/** Aborts and forgets everything, and starts anew. */
	reset(): void {
		void this.engine.close();
		this.engine = this.newEngine();
		this.reports.clear();
		this.reports = new Reports(this.engine, this.context.settings);
	}

	/** Aborts everything for good. */
	async close(): Promise<void> {
		this.reports.clear();
		await this.engine.close();
	}

	private newEngine(): CallbackEngine {
		return new CallbackEngine(this.context.clock, () => this.context.settings().callbacks);
	}
}

function listOf(specs: unknown): readonly unknown[] {
	return Array.isArray(specs) ? specs : [specs];
}
