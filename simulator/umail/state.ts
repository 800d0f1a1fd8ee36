import type { Clock } from '../base/clock';
import type { KnownTargets } from '../base/faults/faults';
import { State } from '../base/gateway/state';
import { account, type AccountFields } from './account';
import { Replies } from './replies';
import type { UMailDetails } from './requestLog';
import { type SettingFields, settings } from './settings';
import { ContactLists } from './store/contactLists';
import { Domains } from './store/domains';
import { Ids } from './store/ids';
import { Imports } from './store/imports';
import { Tasks } from './store/tasks';
import { Templates } from './store/templates';
import { Tracks } from './store/tracks';

/** All that changes while the gateway runs. */
export class UMailState extends State<SettingFields, AccountFields, UMailDetails> {
	readonly ids = new Ids();
	readonly replies = new Replies(() => this.settings);
	readonly lists = new ContactLists(this.clock, this.ids);
	readonly imports = new Imports(this.clock, this.ids, this.lists);
	readonly templates = new Templates(this.clock, this.ids);
	readonly tracks = new Tracks(this.ids, this.templates);
	readonly tasks = new Tasks(this);
	readonly domains = new Domains(account.initial.customerId);

	constructor(clock: Clock, known: KnownTargets) {
		super(clock, { settings, account }, known);
	}

	/** Takes what was sent off the account. */
	charge(quantity: number): void {
		this.changeAccount({ qtyAvailable: Math.max(0, this.account.qtyAvailable - quantity) });
	}

	override reset(): void {
		super.reset();
		for (const store of [this.tasks, this.tracks, this.templates, this.imports, this.lists]) {
			store.clear();
		}
		this.ids.clear();
		this.domains.restore(this.account.customerId);
	}
}
