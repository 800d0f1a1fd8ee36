import type { Clock } from '../base/clock';
import { Faults } from '../base/faults/faults';
import type { RequestEntry } from '../base/gateway/requestLog';
import { type AccountData, changedAccount, DEFAULT_ACCOUNT } from './account';
import type { Authentication } from './authenticate';
import { changedSettings } from './changedSettings';
import { Replies } from './replies';
import { DEFAULT_SETTINGS, type UMailSettings } from './settings';
import { ContactLists } from './store/contactLists';
import { Domains } from './store/domains';
import { Ids } from './store/ids';
import { Imports } from './store/imports';
import { Tasks } from './store/tasks';
import { Templates } from './store/templates';
import { Tracks } from './store/tracks';

/** What the log of requests tells of an uploaded file. */
export interface UploadEntry {
	readonly field: string;
	readonly fileName: string;
	readonly size: number;
}

export interface UMailRequestEntry extends RequestEntry {
	readonly authentication: Authentication;
	/** Whether `do` stood in the query. */
	readonly doInQuery: boolean;
	/** Every parameter as it was decoded, passwords as `***`; texts beyond 4,096 characters cut. */
	readonly parameters: Readonly<Record<string, string>>;
	readonly files: readonly UploadEntry[];
}

/** All that changes while the gateway runs. */
export class UMailState {
	settings: UMailSettings = { ...DEFAULT_SETTINGS };
	account: AccountData = DEFAULT_ACCOUNT;
	requests: UMailRequestEntry[] = [];
	readonly ids = new Ids();
	readonly replies = new Replies(() => this.settings);
	readonly faults: Faults;
	readonly lists: ContactLists;
	readonly imports: Imports;
	readonly templates: Templates;
	readonly tracks: Tracks;
	readonly tasks: Tasks;
	readonly domains = new Domains(DEFAULT_ACCOUNT.customerId);

	/** @param endpoints the names of the operations, for faults */
	constructor(
		readonly clock: Clock,
		endpoints: readonly string[],
	) {
		const { ids } = this;
		this.faults = new Faults({ endpoints, hosts: ['main'] });
		this.lists = new ContactLists(clock, ids);
		this.imports = new Imports(clock, ids, this.lists);
		this.templates = new Templates(clock, ids);
		this.tracks = new Tracks(ids, this.templates);
		this.tasks = new Tasks({
			clock,
			ids,
			lists: this.lists,
			tracks: this.tracks,
			settings: () => this.settings,
			account: () => this.account,
			charge: (quantity) => {
				const left = Math.max(0, this.account.qtyAvailable - quantity);
				this.account = { ...this.account, qtyAvailable: left };
			},
		});
	}

	/** @throws ControlError when `patch` is no partial `UMailSettings`; then nothing changes. */
	changeSettings(patch: unknown): UMailSettings {
		this.settings = changedSettings(this.settings, patch);
		return this.settings;
	}

	/** @throws ControlError when `patch` is no partial `AccountData`; then nothing changes. */
	changeAccount(patch: unknown): AccountData {
		this.account = changedAccount(this.account, patch);
		return this.account;
	}

	/** Back to the start. */
	reset(): void {
		this.settings = { ...DEFAULT_SETTINGS };
		this.account = DEFAULT_ACCOUNT;
		this.requests = [];
		this.faults.clear();
		for (const store of [this.tasks, this.tracks, this.templates, this.imports, this.lists]) {
			store.clear();
		}
		this.ids.clear();
		this.domains.restore(this.account.customerId);
	}
}
