import type { Clock } from '../base/clock';
import { Faults } from '../base/faults/faults';
import type { RequestEntry } from '../base/gateway/requestLog';
import { type AccountData, changedAccount, DEFAULT_ACCOUNT } from './account';
import { SmsgoCallbacks } from './callbacks/callbacks';
import { changedSettings } from './changedSettings';
import { ReplySurcharge } from './charge';
import { type Fates, readFates } from './fates';
import { MessageStore } from './messages';
import { DEFAULT_SETTINGS, type SmsgoSettings } from './settings';

/** The endpoints by the names that faults and the request log use. */
export const ENDPOINT_NAMES = ['send', 'query', 'queryBulk', 'points', 'cancel'] as const;

export type EndpointName = (typeof ENDPOINT_NAMES)[number];

/** `main` is www, `backup` the www2 of chapter 1. */
export const HOST_NAMES = ['main', 'backup'];

/** All that changes while the gateway runs. */
export class SmsgoState {
	settings: SmsgoSettings = { ...DEFAULT_SETTINGS };
	account: AccountData = DEFAULT_ACCOUNT;
	fates: Fates = {};
	/** Recipients accepted so far, for the setting `sendLimit`. */
	accepted = 0;
	/** Points charged so far, refunds taken off. */
	charged = 0;
	requests: RequestEntry[] = [];
	readonly faults = new Faults({ endpoints: ENDPOINT_NAMES, hosts: HOST_NAMES });
	readonly surcharge = new ReplySurcharge();
	readonly store: MessageStore;
	readonly callbacks: SmsgoCallbacks;

	constructor(readonly clock: Clock) {
		this.store = new MessageStore({
			clock,
			settings: () => this.settings,
			fates: () => this.fates,
		});
		this.callbacks = new SmsgoCallbacks({
			clock,
			store: this.store,
			settings: () => this.settings.callbacks,
		});
	}

	/** @throws ControlError when `patch` is no `SmsgoSettingsPatch`; then nothing changes. */
	changeSettings(patch: unknown): SmsgoSettings {
		this.settings = changedSettings(this.settings, patch);
		this.callbacks.applySettings();
		return this.settings;
	}

	/** @throws ControlError when `patch` is no partial `AccountData`; then nothing changes. */
	changeAccount(patch: unknown): AccountData {
		this.account = changedAccount(this.account, patch);
		return this.account;
	}

	/** @throws ControlError when they are no `Fates`; then nothing changes. */
	setFates(fates: unknown): Fates {
		this.fates = readFates(fates);
		return this.fates;
	}

	/** Takes points off the account; a negative number gives them back. */
	charge(points: number): void {
		this.charged += points;
		this.account = { ...this.account, points: this.account.points - points };
	}

	/** Back to the start, but for the listeners of the store. */
	reset(): void {
		this.settings = { ...DEFAULT_SETTINGS };
		this.account = DEFAULT_ACCOUNT;
		this.fates = {};
		this.accepted = 0;
		this.charged = 0;
		this.requests = [];
		this.faults.clear();
		this.surcharge.clear();
		this.store.clear();
		this.callbacks.reset();
	}
}
