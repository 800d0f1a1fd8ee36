import type { Clock } from '../../base/clock';
import { append, Store } from '../../base/store';
import type { Contact, ContactDetails } from './contact';
import type { Ids } from './ids';

export type ListStatus = 'enabled' | 'disabled';

export interface ContactList {
	readonly id: string;
	subject: string;
	description: string;
	status: ListStatus;
}

/** An address that left a list. */
export interface Unsubscription {
	readonly address: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** The list of contacts that are in no other; it cannot be changed or deleted. */
export const UNCLASSIFIED = '0';

/** Members by lower-case address, in the order they came; the array is made anew after a change. */
class Members {
	readonly byAddress = new Map<string, Contact>();
	private ordered: readonly Contact[] | undefined;

	all(): readonly Contact[] {
		this.ordered ??= [...this.byAddress.values()];
		return this.ordered;
	}

	set(contact: Contact): void {
		this.byAddress.set(contact.address.toLowerCase(), contact);
		this.ordered = undefined;
	}

	delete(address: string): void {
		this.byAddress.delete(address.toLowerCase());
		this.ordered = undefined;
	}
}

/** Contact lists, their contacts, and who has unsubscribed. */
export class ContactLists extends Store<ContactList> {
	private readonly members = new Map<string, Members>();
	private readonly contacts = new Map<string, Contact>();
	private readonly left = new Map<string, Unsubscription[]>();

	constructor(
		private readonly clock: Clock,
		private readonly ids: Ids,
	) {
		super(({ id }) => id);
	}

	/** The id of a place for contacts; undefined where there is none of the kind. */
	place(id: string): string | undefined {
		return this.has(id) ? id : undefined;
	}

	/** Whether contacts can be put there: a list, or the place for those in none. */
	has(id: string): boolean {
		return id === UNCLASSIFIED || this.byId.has(id);
	}

	add(subject: string, status: ListStatus, description: string): ContactList {
		return this.put({ id: this.ids.take('contactList'), subject, description, status });
	}

	/** Deletes the list with its contacts. */
	override remove(id: string): void {
		this.empty(id);
		super.remove(id);
		this.left.delete(id);
	}

	/** The contacts of a list, in the order they came; of all lists where no id is given. */
	contactsOf(id?: string): readonly Contact[] {
		return id === undefined ? [...this.contacts.values()] : this.membersOf(id).all();
	}

	contact(id: string): Contact | undefined {
		return this.contacts.get(id);
	}

	/** The contact with this address in a list; capital letters make no difference. */
	member(listId: string, address: string): Contact | undefined {
		return this.membersOf(listId).byAddress.get(address.toLowerCase());
	}

	addContact(listId: string, details: ContactDetails): Contact {
		const id = this.ids.take('contact');
		const contact = { ...details, id, listId, added: this.clock.now() };
		this.contacts.set(id, contact);
		this.membersOf(listId).set(contact);
		return contact;
	}

	changeContact(contact: Contact, details: ContactDetails): void {
		const members = this.membersOf(contact.listId);
		if (details.address.toLowerCase() !== contact.address.toLowerCase()) {
			members.delete(contact.address);
		}
		const changed = { ...contact, ...details };
		this.contacts.set(contact.id, changed);
		members.set(changed);
	}

	removeContact(contact: Contact): void {
		this.contacts.delete(contact.id);
		this.membersOf(contact.listId).delete(contact.address);
	}

	/** Deletes the contacts of a list. */
	empty(listId: string): void {
		for (const { id } of this.contactsOf(listId)) this.contacts.delete(id);
		this.members.delete(listId);
	}

	/** Takes an address off a list and remembers when; false where it was not on it. */
	unsubscribe(listId: string, address: string, at = this.clock.now()): boolean {
		const contact = this.member(listId, address);
		if (contact === undefined) return false;
		this.removeContact(contact);
		append(this.left, listId, { address: contact.address, at });
		return true;
	}

	/** Who has left a list, in the order in which that became known. */
	unsubscribed(listId: string): readonly Unsubscription[] {
		return this.left.get(listId) ?? [];
	}

	override clear(): void {
		super.clear();
		for (const map of [this.members, this.contacts, this.left]) map.clear();
	}

	private membersOf(listId: string): Members {
		const members = this.members.get(listId) ?? new Members();
		this.members.set(listId, members);
		return members;
	}
}
