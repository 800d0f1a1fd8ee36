import type { Clock } from '../base/clock';
import type { KnownTargets } from '../base/faults/faults';
import { State } from '../base/gateway/state';
import { account, type AccountFields } from './account';
import type { CloudmaxDetails } from './requestLog';
import { type SettingFields, settings } from './settings';
import { TagStore } from './tags';
import { XmlFetcher } from './xmlFetcher';

/** All that changes while the gateway runs. */
export class CloudmaxState extends State<SettingFields, AccountFields, CloudmaxDetails> {
	readonly tags = new TagStore(() => this.settings);
	readonly fetcher = new XmlFetcher();

	constructor(clock: Clock, known: KnownTargets) {
		super(clock, { settings, account }, known);
	}

	override reset(): void {
		super.reset();
		this.tags.clear();
	}

	override async close(): Promise<void> {
		this.fetcher.close();
		await super.close();
	}
}
