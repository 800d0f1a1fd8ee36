export interface Domain {
	/** `0` is the platform's own. */
	readonly customerId: string;
	readonly domain: string;
}

export interface Mailbox {
	readonly customerId: string;
	readonly domain: string;
	/** The part before the at sign. */
	readonly name: string;
	readonly mailbox: string;
	readonly password: string;
}

export const SYSTEM_CUSTOMER = '0';
/** A second customer of the manager. */
export const OTHER_CUSTOMER = '401';

/** Domains and mailboxes of all customers of a manager. */
export class Domains {
	private domains: Domain[] = [];
	private boxes: Mailbox[] = [];

	/** @param customerId whose the first domain and its two mailboxes are */
	constructor(customerId: string) {
		this.restore(customerId);
	}

	all(): readonly Domain[] {
		return this.domains;
	}

	mailboxes(): readonly Mailbox[] {
		return this.boxes;
	}

	/** What a customer may send from: the platform's domains and its own. */
	usableBy(customerId: string): readonly Domain[] {
		const owners = [SYSTEM_CUSTOMER, customerId];
		return this.domains.filter((domain) => owners.includes(domain.customerId));
	}

	find(domain: string): Domain | undefined {
		return this.domains.find((candidate) => candidate.domain === domain.toLowerCase());
	}

	add(customerId: string, domain: string): void {
		this.domains = [...this.domains, { customerId, domain: domain.toLowerCase() }];
	}

	/** Deletes a domain and its mailboxes. */
	remove(domain: string): void {
		const name = domain.toLowerCase();
		this.domains = this.domains.filter((candidate) => candidate.domain !== name);
		this.boxes = this.boxes.filter((box) => box.domain !== name);
	}

	findMailbox(mailbox: string): Mailbox | undefined {
		return this.boxes.find((candidate) => candidate.mailbox === mailbox.toLowerCase());
	}

	/** Adds a mailbox, or gives the one there is this password. */
	setMailbox(customerId: string, address: string, password: string): void {
		const mailbox = address.toLowerCase();
		const [name = '', domain = ''] = mailbox.split('@');
		const box = { customerId, domain, name, mailbox, password };
		const isKnown = this.findMailbox(mailbox) !== undefined;
		this.boxes = isKnown
			? this.boxes.map((other) => (other.mailbox === mailbox ? box : other))
			: [...this.boxes, box];
	}

	removeMailbox(mailbox: string): void {
		this.boxes = this.boxes.filter((box) => box.mailbox !== mailbox.toLowerCase());
	}

	/** Back to the domains and mailboxes of the start. */
	restore(customerId: string): void {
		this.domains = [
			{ customerId: SYSTEM_CUSTOMER, domain: 'edm-system.example' },
			{ customerId, domain: 'edm-demo.example' },
			{ customerId: OTHER_CUSTOMER, domain: 'edm-other.example' },
		];
		this.boxes = [];
		this.setMailbox(customerId, 'news@edm-demo.example', 'News-Pass-1');
		this.setMailbox(customerId, 'service@edm-demo.example', 'Service-Pass-1');
	}
}
