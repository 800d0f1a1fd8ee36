import type { IDataObject } from 'n8n-workflow';
import type { Outcome, Unaccepted } from '../../messaging/outcome';

/** An item of a polling trigger. */
export interface NewsItem extends IDataObject {
	/** ISO 8601, always with the same offset; null where the gateway does not tell. */
	readonly occurredAt: string | null;
}

/** The order of the moments; what has none comes last. */
export function byTime({ occurredAt: a }: NewsItem, { occurredAt: b }: NewsItem): number {
	if (a === b) return 0;
	if (a === null || b === null) return a === null ? 1 : -1;
	return a < b ? -1 : 1;
}

/** What a source had that was new, and how far it has been read with that. */
export interface Found {
	readonly news: readonly NewsItem[];
	/** Short, whatever the source holds: it is kept between two polls. */
	readonly mark: string;
	/** Whether there was more, which could not be read yet: the mark is not past it. */
	readonly isPartial?: boolean;
}

/** Something that is read as a whole and has a mark of its own, such as one list of the gateway. */
export interface Source {
	readonly event: string;
	/** Its name among the sources of its event. */
	readonly id: string;
	/** What it is called where it cannot be read, such as `contact list 16`. */
	readonly label: string;
	/**
	 * The mark of one that was not there at the last poll: what happened since then is news.
	 *
	 * @param since a time before that poll, in the form of the source's own times
	 */
	begin(since: string): string | undefined;
	/**
	 * @param mark of the last time; undefined where all that is there is old, and only marked
	 * @param most news, the newest ones
	 */
	read(mark: string | undefined, most?: number): Promise<Outcome<Found>>;
}

/** The sources of one event. */
export interface EventPlan {
	readonly event: string;
	/**
	 * Whether they were chosen one by one. Otherwise they are all that there are: one that comes up
	 * later is new, and so is all that happened in it.
	 */
	readonly isChosen: boolean;
	/** What "all that there are" means; where it changes, what comes up by that is not new. */
	readonly scope: string;
	readonly sources: readonly Source[];
}

/** Events of which it could not be found out what there is to read: they keep their marks. */
export interface Unplanned {
	readonly events: readonly string[];
	/** What could not be read, such as `the tasks`. */
	readonly label: string;
	readonly outcome: Unaccepted;
}

/** What a poll reads. */
export interface PollPlan {
	/** The account: the marks of another one mean nothing. */
	readonly owner: string;
	readonly events: readonly EventPlan[];
	readonly unplanned?: readonly Unplanned[];
}
