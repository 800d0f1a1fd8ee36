import { GrowingList } from './growingList';
import { HighWater, NOTHING_YET } from './highWater';

const SEPARATOR = '~';

/** A row that is new; without a time where that cannot be read. */
export interface NewRow<Row> {
	readonly time: string | null;
	readonly row: Row;
}

/**
 * Finds the news among the rows of a source that always comes whole: by their times, and those whose
 * time cannot be read as lines of a list that grows. They are told once they are there, and not at all
 * where all that is there is old.
 */
export class NewRows<Row> {
	private readonly timed: HighWater<Row>;
	private readonly untimed: GrowingList;
	private readonly byKey = new Map<string, Row>();

	/**
	 * @param mark of the last time; undefined where all that is there is old
	 * @param most news that are kept of those with a time, the newest ones
	 */
	constructor(
		private readonly mark: string | undefined,
		most?: number,
	) {
		const [timed, untimed = NOTHING_YET] = mark?.split(SEPARATOR) ?? [];
		this.timed = new HighWater(timed, most);
		this.untimed = new GrowingList(mark === undefined ? undefined : untimed);
	}

	/**
	 * Takes a row in.
	 *
	 * @param time in a form whose order is that of the moments; empty where it cannot be read
	 * @param key equal for the same row, and another once something has been added to it
	 * @throws UnreadableText where there are more than a million news at once
	 */
	see(time: string, key: string, row: Row): void {
		if (time !== '') {
			this.timed.see(time, key, row);
			return;
		}
		this.untimed.see(key);
		if (this.mark !== undefined) this.byKey.set(key, row);
	}

	/**
	 * Leaves the last row of all to the next time, as it may not have come whole.
	 *
	 * @throws UnreadableText as {@link HighWater.leave}
	 */
	leave(time: string): void {
		this.timed.leave(time);
	}

	/** The news, those without a time at the end, and the mark for the next time. */
	finish(): { readonly news: readonly NewRow<Row>[]; readonly mark: string } {
		const timed = this.timed.finish();
		const untimed = this.untimed.finish();
		const news: NewRow<Row>[] = [...timed.news];
		for (const key of untimed.news) {
			const row = this.byKey.get(key);
			if (row !== undefined) news.push({ time: null, row });
		}
		const hasNone = untimed.mark === NOTHING_YET || untimed.mark.startsWith('0 ');
		return { news, mark: hasNone ? timed.mark : timed.mark + SEPARATOR + untimed.mark };
	}
}
