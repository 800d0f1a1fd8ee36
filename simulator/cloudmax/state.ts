import type { Clock } from '../base/clock';
import { Faults } from '../base/faults/faults';
import { type CloudmaxAccount, DEFAULT_ACCOUNT, readAccounts } from './account';
import { changedSettings } from './changedSettings';
import { OPTION_NAMES } from './options';
import type { CloudmaxRequestEntry } from './requestEntry';
import { type CloudmaxSettings, DEFAULT_SETTINGS } from './settings';
import { TagStore } from './tags';

/** The only host, as faults and the request log name it. */
export const HOST = 'main';

/** All that changes while the gateway runs. */
export class CloudmaxState {
	settings: CloudmaxSettings = { ...DEFAULT_SETTINGS };
	accounts: readonly CloudmaxAccount[] = [DEFAULT_ACCOUNT];
	requests: CloudmaxRequestEntry[] = [];
	readonly faults = new Faults({ endpoints: OPTION_NAMES, hosts: [HOST] });
	readonly tags = new TagStore(() => this.settings);

	constructor(readonly clock: Clock) {}

	/** @throws ControlError when `patch` is no `CloudmaxSettingsPatch`; then nothing changes. */
	changeSettings(patch: unknown): CloudmaxSettings {
		this.settings = changedSettings(this.settings, patch);
		return this.settings;
	}

	/** @throws ControlError when they are no accounts; then nothing changes. */
	setAccounts(accounts: unknown): readonly CloudmaxAccount[] {
		this.accounts = readAccounts(accounts);
		return this.accounts;
	}

	reset(): void {
		this.settings = { ...DEFAULT_SETTINGS };
		this.accounts = [DEFAULT_ACCOUNT];
		this.requests = [];
		this.faults.clear();
		this.tags.clear();
	}
}
