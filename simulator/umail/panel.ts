import type { Fault, FaultSpec } from '../base/faults/faultSpec';
import { ControlError } from '../base/control/input';
import type { Traffic, TrafficCounts } from '../base/http/traffic';
import type { AccountData } from './account';
import { type EventSpec, happen } from './events';
import { seedContacts, type SeedSpec } from './seed';
import type { UMailSettings } from './settings';
import type { UMailRequestEntry, UMailState } from './state';
import type { Contact } from './store/contact';
import type { ContactList, Unsubscription } from './store/contactLists';
import type { Domain, Mailbox } from './store/domains';
import type { ContactImport } from './store/imports';
import type { SendStatus } from './store/task';
import type { Template } from './store/templates';
import { type TaskView, taskView, type TrackView, trackView } from './views';

/** Everything at a glance. */
export interface UMailSummary {
	contactLists: number;
	contacts: number;
	templates: number;
	tasks: number;
	/** Requests in the log. */
	requests: number;
	/** Requests by the `<status>` of their reply; `none` for a reply without one. */
	statuses: Record<string, number>;
	traffic: TrafficCounts;
}

/** What a test, or the control API, can look at and change in the U-Mail gateway. */
export class UMailPanel {
	constructor(
		private readonly state: UMailState,
		private readonly traffic: Traffic,
	) {}

	summary(): UMailSummary {
		const { lists, templates, tasks, requests } = this.state;
		const statuses: Record<string, number> = {};
		for (const { code } of requests) {
			statuses[code ?? 'none'] = (statuses[code ?? 'none'] ?? 0) + 1;
		}
		return {
			contactLists: lists.all().length,
			contacts: lists.contactsOf().length,
			templates: templates.all().length,
			tasks: tasks.all().length,
			requests: requests.length,
			statuses,
			traffic: this.traffic.snapshot(),
		};
	}

	contactLists(): readonly ContactList[] {
		return this.state.lists.all();
	}

	/** The contacts of a list (`0`: those in none), or of all. */
	contacts(listId?: string): readonly Contact[] {
		return this.state.lists.contactsOf(listId);
	}

	/** Who has left a list, in order. */
	unsubscribed(listId: string): readonly Unsubscription[] {
		return this.state.lists.unsubscribed(listId);
	}

	/** Files of contacts, imported or waiting, with their bytes. */
	imports(): readonly ContactImport[] {
		return this.state.imports.all();
	}

	/** Templates, their attachments with their bytes. */
	templates(): readonly Template[] {
		return this.state.templates.all();
	}

	tasks(): readonly TaskView[] {
		return this.state.tasks.all().map(taskView);
	}

	/** The tracking of every task that is tracked and has begun. */
	tracks(): readonly TrackView[] {
		return this.state.tasks.all().flatMap(({ id }) => {
			const track = this.state.tracks.ofTask(id);
			return track === undefined ? [] : [trackView(id, track)];
		});
	}

	domains(): readonly Domain[] {
		return this.state.domains.all();
	}

	/** Mailboxes with their passwords. */
	mailboxes(): readonly Mailbox[] {
		return this.state.domains.mailboxes();
	}

	/** Makes up contacts, and a list for them. */
	seedContacts(spec: SeedSpec): { listId: string; added: number } {
		return seedContacts(this.state, spec);
	}

	/**
	 * Lets events happen, one after the other.
	 * @throws ControlError at the first that cannot happen
	 */
	happen(...events: readonly EventSpec[]): void {
		for (const event of events) happen(this.state, event);
	}

	/** Gives a task any status: 2 starts it at once, 3 has it sent at once. */
	setTaskStatus(taskId: string, status: SendStatus): void {
		const task = this.state.tasks.find(taskId);
		if (task === undefined) throw new ControlError(`There is no task '${taskId}'`);
		this.state.tasks.force(task, status);
	}

	/** Every request, in order, with its passwords masked. */
	requests(): readonly UMailRequestEntry[] {
		return this.state.requests;
	}

	settings(): Readonly<UMailSettings> {
		return this.state.settings;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeSettings(patch: Partial<UMailSettings>): Readonly<UMailSettings> {
		return this.state.changeSettings(patch);
	}

	account(): AccountData {
		return this.state.account;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeAccount(patch: Partial<AccountData>): AccountData {
		return this.state.changeAccount(patch);
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
