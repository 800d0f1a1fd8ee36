import type { Clock } from '../base/clock';
import { Faults } from '../base/faults/faults';
import { type AccountData, changedAccount, DEFAULT_ACCOUNT } from './account';
import { MitakeCallbacks } from './callbacks/callbacks';
import { changedSettings } from './changedSettings';
import { ClientIds } from './clientIds';
import { type Fates, readFates } from './fates';
import { Ids } from './ids';
import { MessageStore } from './messages';
import type { MitakeRequestEntry } from './requestEntry';
import { DEFAULT_SETTINGS, type MitakeSettings } from './settings';
import { Tokens } from './tokens';

/** The services by the names that faults and the request log use. */
export const ENDPOINT_NAMES = ['token', 'push', 'queryBatch', 'querySingle'] as const;

export type EndpointName = (typeof ENDPOINT_NAMES)[number];

/** All that changes while the gateway runs. */
export class MitakeState {
	settings: MitakeSettings = DEFAULT_SETTINGS;
	account: AccountData = DEFAULT_ACCOUNT;
	fates: Fates = {};
	/** Points charged so far. */
	charged = 0;
	/** Elements of `destinations` in pushes that were carried out. */
	seen = 0;
	requests: MitakeRequestEntry[] = [];
	readonly faults = new Faults({ endpoints: ENDPOINT_NAMES, hosts: ['main'] });
	readonly ids = new Ids();
	readonly clientIds = new ClientIds();
	readonly tokens: Tokens;
	readonly store: MessageStore;
	readonly callbacks: MitakeCallbacks;

	constructor(readonly clock: Clock) {
		const settings = () => this.settings;
		this.tokens = new Tokens(clock, settings);
		this.store = new MessageStore({ clock, settings, fates: () => this.fates });
		this.callbacks = new MitakeCallbacks({ clock, store: this.store, settings });
	}

	/** @throws ControlError when `patch` is no `MitakeSettingsPatch`; then nothing changes. */
	changeSettings(patch: unknown): MitakeSettings {
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

	/** Takes points off the account. */
	charge(points: number): void {
		this.charged += points;
		this.account = { ...this.account, points: this.account.points - points };
	}

	/** Back to the start; ids go on, so that none is ever given twice. */
	reset(): void {
		this.settings = DEFAULT_SETTINGS;
		this.account = DEFAULT_ACCOUNT;
		this.fates = {};
		this.charged = 0;
		this.seen = 0;
		this.requests = [];
		this.faults.clear();
		this.clientIds.clear();
		this.tokens.clear();
		this.store.clear();
		this.callbacks.reset();
	}
}
