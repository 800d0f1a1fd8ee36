import type { Ids } from './ids';

/** When something happened first and last (milliseconds since 1970), and how often. */
export interface Occurrences {
	readonly total: number;
	readonly first: number | null;
	readonly last: number | null;
}

export const NEVER: Occurrences = { total: 0, first: null, last: null };

export interface TrackedUser {
	readonly emailId: string;
	readonly email: string;
	readonly fullname: string;
	readonly ip: string;
	opens: Occurrences;
	clicks: Occurrences;
}

export interface TrackedLink {
	readonly id: string;
	readonly url: string;
}

/** The clicks of one address on one link. */
export interface TrackedClick {
	readonly id: string;
	readonly email: string;
	readonly link: TrackedLink;
	clicks: Occurrences;
}

/** Several occurrences taken together. */
export function sumOf(list: readonly Occurrences[]): Occurrences {
	return list.reduce<Occurrences>((sum, one) => {
		const first = Math.min(sum.first ?? Infinity, one.first ?? Infinity);
		const last = Math.max(sum.last ?? 0, one.last ?? 0);
		const total = sum.total + one.total;
		return total === 0 ? NEVER : { total, first, last };
	}, NEVER);
}

/** Who opened the mails of one task, and clicked what in them. */
export class Track {
	readonly users = new Map<string, TrackedUser>();
	readonly links: readonly TrackedLink[];
	private readonly clicked = new Map<string, TrackedClick>();

	constructor(
		readonly id: string,
		urls: readonly string[],
		private readonly ids: Ids,
	) {
		this.links = urls.map((url) => ({ id: ids.take('link'), url }));
	}

	open(email: string, fullname: string, at: number): void {
		const user = this.user(email, fullname);
		user.opens = sumOf([user.opens, { total: 1, first: at, last: at }]);
	}

	/** A click is an opened mail too: one that was never opened is opened by it. */
	click(email: string, fullname: string, link: TrackedLink, at: number): void {
		const once = { total: 1, first: at, last: at };
		const user = this.user(email, fullname);
		if (user.opens.total === 0) user.opens = once;
		user.clicks = sumOf([user.clicks, once]);
		const key = `${link.id} ${email.toLowerCase()}`;
		const click = this.clicked.get(key);
		if (click !== undefined) click.clicks = sumOf([click.clicks, once]);
		else this.clicked.set(key, { id: this.ids.take('click'), email, link, clicks: once });
	}

	/** The clicks on one link, or on all. */
	clicks(linkId?: string): readonly TrackedClick[] {
		const all = [...this.clicked.values()];
		return linkId === undefined ? all : all.filter(({ link }) => link.id === linkId);
	}

	private user(email: string, fullname: string): TrackedUser {
		const known = this.users.get(email.toLowerCase());
		if (known !== undefined) return known;
		const emailId = this.ids.take('email');
		const ip = `203.0.113.${(this.users.size % 254) + 1}`;
		const user = { emailId, email, fullname, ip, opens: NEVER, clicks: NEVER };
		this.users.set(email.toLowerCase(), user);
		return user;
	}
}
