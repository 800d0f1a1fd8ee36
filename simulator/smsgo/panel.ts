import type { Fault, FaultSpec } from '../base/faults/faultSpec';
import { ControlError } from '../base/control/input';
import type { RequestEntry } from '../base/gateway/requestLog';
import type { Traffic, TrafficCounts } from '../base/http/traffic';
import type { AccountData } from './account';
import type { CallbackOverview } from './callbacks/callbacks';
import type { HandsetReply } from './callbacks/parameters';
import type { RawCallbackSpec, ReplySpec, ReportSpec, ReportVariation } from './callbacks/specs';
import type { Fates } from './fates';
import type { HandsetMessage } from './handsets';
import type { Message } from './message';
import type { FinalStateListener } from './messages';
import { type SmsgoSettings, type SmsgoSettingsPatch, STATE_WORD } from './settings';
import type { SmsgoState } from './state';

/** Everything at a glance. */
export interface SmsgoSummary {
	/** Points left, and points charged so far. */
	points: number;
	charged: number;
	/** Messages accepted, their recipients, and the handsets something was sent to. */
	messages: number;
	recipients: number;
	handsets: number;
	/** Requests in the log. */
	requests: number;
	/** Requests by the status code of their reply; `none` for a reply without one. */
	codes: Record<string, number>;
	traffic: TrafficCounts;
}

/** What a test, or the control API, can look at and change in the smsgo gateway. */
export class SmsgoPanel {
	constructor(
		private readonly state: SmsgoState,
		private readonly traffic: Traffic,
	) {}

	summary(): SmsgoSummary {
		const { account, charged, store, accepted, requests } = this.state;
		const codes: Record<string, number> = {};
		for (const { code } of requests) codes[code ?? 'none'] = (codes[code ?? 'none'] ?? 0) + 1;
		return {
			points: account.points,
			charged,
			messages: store.size,
			recipients: accepted,
			handsets: store.handsets.size,
			requests: requests.length,
			codes,
			traffic: this.traffic.snapshot(),
		};
	}

	/** Every accepted message, in order. */
	messages(): readonly Message[] {
		return this.state.store.all();
	}

	/** What was sent to every handset, by number. */
	handsets(): Record<string, readonly HandsetMessage[]> {
		return this.state.store.handsets.all();
	}

	/** What was sent to one handset. */
	handset(number: string): readonly HandsetMessage[] {
		return this.state.store.handsets.of(number);
	}

	/** Every request, in order, with its passwords masked. */
	requests(): readonly RequestEntry[] {
		return this.state.requests;
	}

	settings(): Readonly<SmsgoSettings> {
		return this.state.settings;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeSettings(patch: SmsgoSettingsPatch): Readonly<SmsgoSettings> {
		return this.state.changeSettings(patch);
	}

	account(): AccountData {
		return this.state.account;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeAccount(patch: Partial<AccountData>): AccountData {
		return this.state.changeAccount(patch);
	}

	fates(): Fates {
		return this.state.fates;
	}

	/** Replaces all fates; they count for messages that leave from now on. */
	setFates(fates: Fates): Fates {
		return this.state.setFates(fates);
	}

	faults(): readonly Fault[] {
		return this.state.faults.list();
	}

	/** Queues faults behind those that wait already. */
	addFaults(...specs: readonly FaultSpec[]): readonly Fault[] {
		return this.state.faults.add(specs);
	}

	clearFaults(): void {
		this.state.faults.clear();
	}

	/**
	 * Changes the state of a recipient at once, final or not, such as DELIVRD after EXPIRED.
	 * @throws ControlError where there is no such message, number or word.
	 */
	setState(msgid: string, number: string, state: string, code = 0): void {
		if (!STATE_WORD.test(state)) throw new ControlError(`'${state}' cannot be a state`);
		this.state.store.setState(msgid, number, state, code);
	}

	/** Tells of every final state from now on; returns what stops it. */
	onFinal(listener: FinalStateListener): () => void {
		return this.state.store.onFinal(listener);
	}

	/** Delivery reports and replies: totals, what is still to be done, and every attempt. */
	callbacks(): CallbackOverview {
		return this.state.callbacks.overview();
	}

	/** Lets go the reports that `reportsEnabled: false` holds back; returns how many. */
	releaseReports(variation: ReportVariation = {}): number {
		return this.state.callbacks.release(variation);
	}

	/**
	 * Fires reports by hand, without a spec one for every recipient; returns how many.
	 * @throws ControlError where a spec is not valid or names what cannot be reported.
	 */
	fireReports(...specs: readonly ReportSpec[]): number {
		return this.state.callbacks.fireReports(specs.length === 0 ? {} : specs);
	}

	/**
	 * Calls a URL with a query string of any kind; returns how many callbacks that are.
	 * @throws ControlError where a spec is not valid.
	 */
	fireRaw(...specs: readonly RawCallbackSpec[]): number {
		return this.state.callbacks.fireRaw(specs);
	}

	/**
	 * The owner of a handset answers the newest message that may be replied to, or the one `to` names.
	 * @throws ControlError where there is none.
	 */
	reply(number: string, reply: Omit<ReplySpec, 'number'>): readonly HandsetReply[] {
		return this.state.callbacks.reply({ ...reply, number });
	}

	/**
	 * Resolves when no callback is under way or due at the clock's present time. Held reports never
	 * count, delays and retries that wait for the clock only with `withWaiting`.
	 */
	async callbacksIdle(options: { withWaiting?: boolean } = {}): Promise<void> {
		await this.state.callbacks.idle(options.withWaiting ?? false);
	}
}
