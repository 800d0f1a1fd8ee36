import type { Fault, FaultSpec } from '../base/faults/faultSpec';
import type { Traffic, TrafficCounts } from '../base/http/traffic';
import type { CloudmaxAccount } from './account';
import type { CloudmaxRequestEntry } from './requestEntry';
import type { CloudmaxSettings, CloudmaxSettingsPatch } from './settings';
import type { CloudmaxState } from './state';
import type { Tag } from './tags';
import { readTag, type TagSpec } from './tagSpec';

/** Everything at a glance. */
export interface CloudmaxSummary {
	readonly tags: number;
	/** Members of all tags. */
	readonly members: number;
	/** Requests in the log. */
	readonly requests: number;
	/** Requests by the code of their reply; `none` for a reply without one. */
	readonly codes: Readonly<Record<string, number>>;
	readonly traffic: TrafficCounts;
}

/** What a test, or the control API, can look at and change in the Cloudmax gateway. */
export class CloudmaxPanel {
	constructor(
		private readonly state: CloudmaxState,
		private readonly traffic: Traffic,
	) {}

	summary(): CloudmaxSummary {
		const { requests } = this.state;
		const tags = this.tags();
		const codes: Record<string, number> = {};
		for (const { code } of requests) codes[code ?? 'none'] = (codes[code ?? 'none'] ?? 0) + 1;
		return {
			tags: tags.length,
			members: tags.reduce((sum, { members }) => sum + members.length, 0),
			requests: requests.length,
			codes,
			traffic: this.traffic.snapshot(),
		};
	}

	/** Every tag, in the order in which they were added. */
	tags(): readonly Tag[] {
		return this.state.tags.all();
	}

	/** The tag with this id. */
	tag(id: string): Tag | undefined {
		return this.tags().find((tag) => tag.id === id);
	}

	/**
	 * Adds a tag by hand, with members and even with a name that exists already.
	 * @throws ControlError where the spec is not valid or its id is taken.
	 */
	addTag(spec: TagSpec): Tag {
		const { id, ...tag } = readTag(spec, this.state.accounts);
		return this.state.tags.add(tag, id);
	}

	/**
	 * Adds members to a tag: there is no call of the gateway for it in this document.
	 * @throws ControlError where there is no such tag.
	 */
	addMembers(id: string, ...members: readonly string[]): Tag {
		return this.state.tags.addMembers(id, members);
	}

	/** Every request, in order, with its passwords masked. */
	requests(): readonly CloudmaxRequestEntry[] {
		return this.state.requests;
	}

	settings(): Readonly<CloudmaxSettings> {
		return this.state.settings;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeSettings(patch: CloudmaxSettingsPatch): Readonly<CloudmaxSettings> {
		return this.state.changeSettings(patch);
	}

	accounts(): readonly CloudmaxAccount[] {
		return this.state.accounts;
	}

	/**
	 * Replaces all accounts; tags of those that are gone stay.
	 * @throws ControlError when an account is not valid; then nothing changes.
	 */
	setAccounts(accounts: readonly CloudmaxAccount[]): readonly CloudmaxAccount[] {
		return this.state.setAccounts(accounts);
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
}
