import type { ControlRoutes } from '../control/control';
import type { FatesOf } from '../control/fates';
import type { Fields, InputOf } from '../control/shape';
import { Panel } from '../gateway/panel';
import type { SettingFields } from '../gateway/state';
import type { CallbackOverview } from './callbacks';
import type { PaidAccount, ReportingState } from './reportingState';

/** The panel of a vendor that reports; `I` is what its callbacks read. */
export abstract class ReportingPanel<
	T extends ReportingState<SettingFields, PaidAccount, Fields>,
	I extends Record<'variation' | 'report' | 'raw', object>,
> extends Panel<T> {
	fates(): T['fates'] {
		return this.state.fates;
	}

	/** Replaces all fates; they count for messages that leave from now on. */
	setFates(fates: FatesOf<InputOf<T['fate']>>): T['fates'] {
		this.state.setFates(fates);
		return this.state.fates;
	}

	/** Totals, what is still to be done, and every attempt. */
	callbacks(): CallbackOverview {
		return this.state.callbacks.overview();
	}

	/** Lets go what `reportsEnabled: false` holds back; returns how many reports. */
	releaseReports(variation?: I['variation']): number {
		return this.state.callbacks.release(variation ?? {});
	}

	/**
	 * Fires reports by hand, without a spec everything there is to report; returns how many.
	 * @throws ControlError where a spec is not valid or names what cannot be reported.
	 */
	fireReports(...specs: readonly I['report'][]): number {
		return this.state.callbacks.fire(specs.length === 0 ? {} : specs);
	}

	/**
	 * Makes a call of any kind, however malformed; returns how many.
	 * @throws ControlError where a spec is not valid.
	 */
	fireRaw(...specs: readonly I['raw'][]): number {
		return this.state.callbacks.fireRaw(specs);
	}

	/**
	 * Resolves when no callback is under way or due at the clock's present time. Held reports never
	 * count, delays and retries that wait for the clock only with `withWaiting`.
	 */
	async callbacksIdle(options: { withWaiting?: boolean } = {}): Promise<void> {
		await this.state.callbacks.idle(options.withWaiting ?? false);
	}

	override routes(): ControlRoutes {
		const { state } = this;
		return {
			...super.routes(),
			'GET fates': () => state.fates,
			'PUT fates': (body) => state.setFates(body),
			'GET callbacks': () => state.callbacks.overview(),
			'POST reports': (body) => state.callbacks.post(body),
		};
	}
}
