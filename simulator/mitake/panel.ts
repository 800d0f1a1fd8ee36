import type { Fault, FaultSpec } from '../base/faults/faultSpec';
import { ControlError } from '../base/control/input';
import type { Traffic, TrafficCounts } from '../base/http/traffic';
import type { AccountData } from './account';
import type { CallbackOverview } from './callbacks/callbacks';
import type { RawCallbackSpec, ReportSpec, ReportVariation } from './callbacks/specs';
import { STATUS_PATTERN } from './codes';
import type { Fates } from './fates';
import type { Batch, MmsMessage } from './message';
import type { MitakeRequestEntry } from './requestEntry';
import type { MitakeSettings, MitakeSettingsPatch } from './settings';
import type { MitakeState } from './state';

/** Everything at a glance. */
export interface MitakeSummary {
	/** Points left, and points charged so far. */
	points: number;
	charged: number;
	batches: number;
	/** Messages accepted. */
	messages: number;
	/** Destinations in pushes that made a batch: accepted, refused and replayed. */
	destinations: number;
	/** Token requests that got a token. */
	tokens: number;
	/** Requests in the log, and those of them that asked for a token. */
	requests: number;
	tokenRequests: number;
	/** Requests by the code of Appendix 1 in their reply; `none` for a reply without one. */
	codes: Record<string, number>;
	/** `maxConnections` is the most that were open at the same time. */
	traffic: TrafficCounts;
}

/** What a test, or the control API, can look at and change in the Mitake gateway. */
export class MitakePanel {
	constructor(
		private readonly state: MitakeState,
		private readonly traffic: Traffic,
	) {}

	summary(): MitakeSummary {
		const { account, charged, store, seen, tokens, requests } = this.state;
		const codes: Record<string, number> = {};
		for (const { code } of requests) codes[code ?? 'none'] = (codes[code ?? 'none'] ?? 0) + 1;
		return {
			points: account.points,
			charged,
			batches: store.all().length,
			messages: store.messages().length,
			destinations: seen,
			tokens: tokens.issued,
			requests: requests.length,
			tokenRequests: requests.filter(({ endpoint }) => endpoint === 'token').length,
			codes,
			traffic: this.traffic.snapshot(),
		};
	}

	/** Every accepted batch, in order, with the bytes of its attachments. */
	batches(): readonly Batch[] {
		return this.state.store.all();
	}

	/** Every accepted message, in order. */
	messages(): readonly MmsMessage[] {
		return this.state.store.messages();
	}

	/** The messages that have left for one handset. */
	handset(number: string): readonly MmsMessage[] {
		return this.messages().filter(
			({ recipient, sentAt }) => recipient === number && sentAt !== null,
		);
	}

	/** Every request, in order, without tokens and secrets. */
	requests(): readonly MitakeRequestEntry[] {
		return this.state.requests;
	}

	settings(): MitakeSettings {
		return this.state.settings;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeSettings(patch: MitakeSettingsPatch): MitakeSettings {
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

	/** Lets every token expire at once; returns how many were valid. */
	expireTokens(): number {
		return this.state.tokens.expireAll();
	}

	/**
	 * Changes the status of a message at once, final or not, such as 1001 for one that is scheduled.
	 * @throws ControlError where there is no such message, or no such status can be.
	 */
	setStatus(batchID: string, msgID: string, status: string): void {
		if (!STATUS_PATTERN.test(status)) throw new ControlError(`'${status}' cannot be a status`);
		this.state.store.setStatus(batchID, msgID, status);
	}

	/** Reports: totals, what is still to be done, and every attempt. */
	callbacks(): CallbackOverview {
		return this.state.callbacks.overview();
	}

	/** Lets go the updates that `reportsEnabled: false` holds back; returns how many. */
	releaseReports(variation: ReportVariation = {}): number {
		return this.state.callbacks.release(variation);
	}

	/**
	 * Fires reports by hand, without a spec one update for every message; returns how many updates.
	 * The updates of all specs share requests, in the way the first spec says.
	 * @throws ControlError where a spec is not valid, names nothing, or no URL is registered.
	 */
	fire(...specs: readonly ReportSpec[]): number {
		return this.state.callbacks.fire(specs.length === 0 ? {} : specs);
	}

	/**
	 * Posts a body of any kind; returns how many callbacks that are.
	 * @throws ControlError where a spec is not valid.
	 */
	fireRaw(...specs: readonly RawCallbackSpec[]): number {
		return this.state.callbacks.fireRaw(specs);
	}

	/**
	 * Resolves when no callback is under way or due at the clock's present time. Held updates never
	 * count, delays and retries that wait for the clock only with `withWaiting`.
	 */
	async callbacksIdle(options: { withWaiting?: boolean } = {}): Promise<void> {
		await this.state.callbacks.idle(options.withWaiting ?? false);
	}
}
