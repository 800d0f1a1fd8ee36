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
	readonly lists: ContactLists;
	readonly imports: Imports;
	readonly templates: Templates;
	readonly tracks: Tracks;
	readonly tasks: Tasks;
	readonly domains = new Domains(account.initial.customerId);

	constructor(clock: Clock, known: KnownTargets) {
		super(clock, { settings, account }, known);
		const { ids } = this;
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
				this.changeAccount({ qtyAvailable: left });
			},
		});
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
