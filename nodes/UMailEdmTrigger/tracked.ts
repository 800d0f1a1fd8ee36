import type { UMailCall } from '../../gateways/umail/call';
import {
	getTracking,
	listClicks,
	listOpens,
	type SentTask,
} from '../../gateways/umail/calls/tracking';
import type { UMailLine } from '../../gateways/umail/account';
import type { Row } from '../../gateways/umail/rows';
import { accepted, type Outcome } from '../../messaging/outcome';
import { NOTHING_YET } from '../../operations/polling/highWater';
import { NewRows } from '../../operations/polling/newRows';
import type { Found, Source } from '../../operations/polling/source';
import { whenChanged } from '../../operations/polling/whenChanged';
import { itemOf, textOf, timeOf } from './item';
import type { Task } from './task';
import { taskSource } from './taskSource';

/** What is counted for each recipient of a task. */
interface Counted {
	readonly event: 'opened' | 'clicked';
	readonly call: UMailCall<SentTask, Row[]>;
	readonly isTracked: (task: Task) => boolean;
	/** Columns, of the whole task (3.1) and of each row alike: how often, and when last. */
	readonly total: string;
	readonly last: string;
	/** What a row is about, where its ID is missing. */
	readonly identity: readonly [id: string, ...rest: string[]];
}

/** Someone opened a mail, for the first time or again (3.2): one row for each address. */
const OPENED: Counted = {
	event: 'opened',
	call: listOpens,
	isTracked: ({ tracksOpens }) => tracksOpens,
	total: 'openTotal',
	last: 'openLast',
	identity: ['emailId', 'email'],
};

/** Someone followed a link, for the first time or again (3.3): one row for each address and link. */
const CLICKED: Counted = {
	event: 'clicked',
	call: listClicks,
	isTracked: ({ tracksClicks }) => tracksClicks,
	total: 'clickTotal',
	last: 'clickLast',
	identity: ['clickId', 'email', 'link'],
};

/**
 * The two events of tracking, for the tasks of one poll. A row tells only the last time and how often
 * by then: what someone does twice between two polls is one event, whose `raw` has both numbers.
 */
export class Tracking {
	private readonly overviews = new Map<string, Promise<Outcome<Row>>>();

	constructor(private readonly line: UMailLine) {}

	opened(task: Task): Source {
		return this.source(task, OPENED);
	}

	clicked(task: Task): Source {
		return this.source(task, CLICKED);
	}

	private source(task: Task, counted: Counted): Source {
		return {
			...taskSource(task, counted.event),
			read: async (mark, most) => {
				if (!task.isStarted || !counted.isTracked(task)) {
					return accepted({ news: [], mark: mark ?? NOTHING_YET });
				}
				// The rows of a large task are megabytes: its totals tell whether they have changed.
				const overview = await this.overview(task.id);
				if (overview.outcome !== 'accepted') return overview;
				const { [counted.total]: total, [counted.last]: last } = overview.value;
				const stamp = `${textOf(total)} ${textOf(last)}`.trim();
				return await whenChanged(stamp, mark, async (own) => {
					const found = await this.rows(task, counted, own, most);
					if (found.outcome !== 'accepted') return found;
					const isPartial = isAhead(overview.value, counted, found.value.counted);
					return accepted({ ...found.value, isPartial });
				});
			},
		};
	}

	/** Both events look at the same totals. */
	private async overview(id: string): Promise<Outcome<Row>> {
		const asked = this.overviews.get(id) ?? this.line.call(getTracking, { id });
		this.overviews.set(id, asked);
		return await asked;
	}

	private async rows(
		{ id, listId }: Task,
		{ event, call, total, last, identity }: Counted,
		mark: string | undefined,
		most: number | undefined,
	): Promise<Outcome<Found & { readonly counted: number }>> {
		const outcome = await this.line.call(call, { id });
		if (outcome.outcome !== 'accepted') return outcome;
		const rows = new NewRows<Row>(mark, most);
		const keyOf = (row: Row) => [identify(row, identity), textOf(row[total])];
		let sum = 0;
		for (const row of outcome.value) {
			const count = numberOf(row[total]);
			// Who has not opened or clicked can stand there too.
			const isEvent = textOf(row[last]) !== '' || count > 0;
			if (isEvent) rows.see(timeOf(row[last]), keyOf(row).join(' '), row);
			sum += count;
		}
		const { news, mark: next } = rows.finish();
		const items = news.map(({ time, row }) =>
			itemOf({
				event,
				contactListId: listId || null,
				taskId: id,
				email: textOf(row['email']) || null,
				occurredAt: time,
				key: keyOf(row),
				raw: row,
			}),
		);
		return accepted({ news: items, mark: next, counted: sum });
	}
}

/** How long after the last event rows can become visible that its total has counted already. */
const LATE_MS = 60 * 60_000;

/** Whether the total counts something that no row shows yet: then the rows are to be read again. */
function isAhead(overview: Row, { total, last }: Counted, counted: number): boolean {
	const at = Date.parse(timeOf(overview[last]));
	return numberOf(overview[total]) > counted && Date.now() - at < LATE_MS;
}

function numberOf(cell: Row[string] | undefined): number {
	return typeof cell === 'number' ? cell : 0;
}

function identify(row: Row, [id, ...rest]: Counted['identity']): string {
	return textOf(row[id]) || rest.map((name) => textOf(row[name])).join(' ');
}
