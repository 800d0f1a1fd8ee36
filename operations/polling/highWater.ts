import { UnreadableText } from '../../transport/decode/unreadable';
import { MOST_ROWS } from '../calls/pages';
import { hash64 } from '../calls/seenTexts';
import { bucketOf, Overlap, Sum } from './overlap';

/** The mark of a source of which nothing is known: all that it has is news. */
export const NOTHING_YET = '0';

const OUT_OF_ORDER = 'its last line has no end, and is not the newest one';
const TOO_MANY = `it has more than ${MOST_ROWS.toLocaleString('en')} rows that are new at once`;

/** A row that is newer than the mark. */
export interface Sighting<Row> {
	readonly time: string;
	readonly row: Row;
}

/**
 * Finds the news among the rows of a source that always comes whole, in any order, whose rows say
 * when they happened to the second. What is kept is the time of the newest row, and which rows the
 * last minutes before it had: gateways let rows become visible late, with an older time, and they are
 * neither lost nor told twice. Of a minute with more rows than can be kept, only their number and sum
 * are; where that changes, all of the minute is told again: twice rather than never.
 */
export class HighWater<Row> {
	private readonly known: Overlap | undefined;
	private readonly later: Sighting<Row>[] = [];
	/** Rows of minutes of which the mark has the sum alone. */
	private readonly counted = new Map<
		string,
		{ readonly sum: Sum; readonly rows: Sighting<Row>[] }
	>();
	private readonly found = new Overlap();
	private held = 0;

	/**
	 * @param mark of the last time; undefined where all that is there is old
	 * @param most news that are kept, the newest ones
	 */
	constructor(
		private readonly mark: string | undefined,
		private readonly most = Infinity,
	) {
		this.known = mark === undefined ? undefined : Overlap.parse(mark);
	}

	/**
	 * Takes a row in.
	 *
	 * @param time in a form whose order is that of the moments; rows without one are never news
	 * @param key equal for the same row, and another once something has been added to it
	 * @throws UnreadableText where there are more than a million news at once
	 */
	see(time: string, key: string, row: Row): void {
		const { known } = this;
		if (time === '' || (known !== undefined && time < known.from)) return;
		this.found.add(time, key);
		if (known === undefined) return;
		switch (known.knows(time, key)) {
			case 'no':
				this.keep({ time, row });
				return;
			case 'maybe':
				this.count({ time, row }, key);
				return;
			case 'yes':
		}
	}

	/**
	 * Leaves a row, the last one of all, to the next time, as it may not have come whole.
	 *
	 * @param time of that row; empty where that has not come either
	 * @throws UnreadableText where the mark would go past it
	 */
	leave(time: string): void {
		const { known, found } = this;
		if (known === undefined || time >= found.top || found.top <= known.top) return;
		const isBehind = time >= known.top || (time >= known.from && time < found.from);
		if (time === '' || isBehind) throw new UnreadableText(OUT_OF_ORDER);
	}

	/** The news in the order of their times, and the mark for the next time: it never goes back. */
	finish(): { readonly news: readonly Sighting<Row>[]; readonly mark: string } {
		const { known, found, mark = NOTHING_YET } = this;
		for (const [bucket, { sum, rows }] of this.counted) {
			if (known?.hasSum(bucket, sum) !== true) for (const row of rows) this.later.push(row);
		}
		if (found.top === '') return { news: [], mark };
		if (known !== undefined) found.join(known);
		return { news: this.newest(), mark: found.toString() };
	}

	private count(sighting: Sighting<Row>, key: string): void {
		const bucket = bucketOf(sighting.time);
		const counted = this.counted.get(bucket) ?? { sum: new Sum(), rows: [] };
		this.counted.set(bucket, counted);
		counted.sum.add(hash64(key));
		counted.rows.push(sighting);
		this.hold(1);
	}

	private keep(sighting: Sighting<Row>): void {
		this.later.push(sighting);
		this.hold(1);
		if (this.later.length < 2 * this.most) return;
		this.hold(-this.later.length);
		this.later.splice(0, Infinity, ...this.newest());
		this.hold(this.later.length);
	}

	private hold(rows: number): void {
		this.held += rows;
		if (this.held > MOST_ROWS) throw new UnreadableText(TOO_MANY);
	}

	private newest(): Sighting<Row>[] {
		const sorted = this.later.toSorted((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
		return this.most === Infinity ? sorted : sorted.slice(-this.most);
	}
}
