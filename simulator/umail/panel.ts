import { type ControlRoutes } from '../base/control/control';
import { listOf } from '../base/control/controlError';
import { needed, oneOf, text } from '../base/control/fields';
import { Shape } from '../base/control/shape';
import { Panel } from '../base/gateway/panel';
import { type EventSpec, happen } from './events';
import { seedContacts, type SeedSpec } from './seed';
import type { UMailState } from './state';
import type { Contact } from './store/contact';
import type { ContactList, Unsubscription } from './store/contactLists';
import type { Domain, Mailbox } from './store/domains';
import type { ContactImport } from './store/imports';
import { SEND_STATUSES, type SendStatus } from './store/task';
import type { Template } from './store/templates';
import { type TaskView, taskView, templateView, trackView, withoutBytes } from './views';

const CHANGE = new Shape('a status', {
	taskId: needed(text('')),
	status: needed(oneOf(SEND_STATUSES)),
});

/** What a test, or the control API, can look at and change in the U-Mail gateway. */
export class UMailPanel extends Panel<UMailState> {
	override summary() {
		const { lists, templates, tasks } = this.state;
		return {
			contactLists: lists.all().length,
			contacts: lists.contactsOf().length,
			templates: templates.all().length,
			tasks: tasks.all().length,
			...super.summary(),
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
	tracks() {
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
	setState(taskId: string, status: SendStatus): void {
		this.state.tasks.force(this.state.tasks.known(taskId), status);
	}

	override routes(): ControlRoutes {
		const { state } = this;
		return {
			...super.routes(),
			'GET lists': () => this.contactLists(),
			'GET contacts': () => this.contacts(),
			'POST contacts': (body) => seedContacts(state, body),
			'GET unsubscribed': () =>
				Object.fromEntries(this.contactLists().map(({ id }) => [id, this.unsubscribed(id)])),
			'GET imports': () => this.imports().map((file) => withoutBytes(file)),
			'GET templates': () => this.templates().map(templateView),
			'GET tasks': () => this.tasks(),
			'POST states': (body) => {
				const change = CHANGE.read(body);
				this.setState(change.taskId, change.status);
				return change;
			},
			'GET tracks': () => this.tracks(),
			'POST events': (body) => {
				const events = listOf(body);
				for (const event of events) happen(state, event);
				return { happened: events.length };
			},
			'GET domains': () => this.domains(),
			'GET mailboxes': () => this.mailboxes(),
		};
	}
}
