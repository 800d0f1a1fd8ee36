import type { Row } from '../../gateways/umail/rows';
import type { NewsItem } from '../../operations/polling/source';

/** What the items of every event are made of. */
interface Event {
	readonly event: string;
	readonly contactListId: string | null;
	readonly taskId: string | null;
	readonly email: string | null;
	readonly occurredAt: string | null;
	/** What tells this occurrence from others of the same event in the same list or task. */
	readonly key: readonly string[];
	readonly raw: Row;
}

/** The item of one event; its `dedupeKey` is the same whenever the same event is told again. */
export function itemOf({ key, raw, ...event }: Event): NewsItem {
	const of = event.taskId ?? event.contactListId ?? '';
	return { ...event, dedupeKey: [event.event, of, ...key].join('|'), raw: { ...raw } };
}

/** A cell as text; empty where it holds nothing. */
export function textOf(cell: Row[string] | undefined): string {
	return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** A cell that holds a moment, as ISO; empty where it holds none. */
export function timeOf(cell: Row[string] | undefined): string {
	return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}T/u.test(cell) ? cell : '';
}
