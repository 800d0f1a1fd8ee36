import { sha256 } from '../../messaging/digest';
import { UnreadableText } from '../../transport/decode/unreadable';
import { MOST_ROWS } from '../calls/pages';
import { SeenTexts } from '../calls/seenTexts';

/** The mark of a source of which nothing is known: all that it has is news. */
export const NOTHING_YET = '0';
/** Keys that are kept of the newest second; of more than that, only the number is. */
const MOST_KEYS = 64;

const OUT_OF_ORDER = 'its last line has no end, and is not the newest one';
const TOO_MANY = `it has more than ${MOST_ROWS.toLocaleString('en')} rows that are new at once`;

/** How far a source has been read. */
interface Mark {
	/** The time of the newest row. */
	readonly at: string;
	/** Digests of the rows of that time. */
	readonly keys: ReadonlySet<string>;
	/** How many rows have that time, where they are too many to keep their keys. */
	readonly count: number | undefined;
}

/** A row that is newer than the mark. */
export interface Sighting<Row> {
	readonly time: string;
	readonly row: Row;
}

/**
 * Finds the news among the rows of a source that always comes whole, in any order, whose rows say
 * when they happened to the second. What is kept is the time of the newest row, and which rows had
 * that time: a second can still get rows after it has been read, and they are neither lost nor
 * told twice. Of a second with more than {@link MOST_KEYS} rows only their number is kept; where it
 * grows, all of that second is told again: twice rather than never.
 */
export class HighWater<Row> {
	private readonly known: Mark | undefined;
	private readonly later: Sighting<Row>[] = [];
	private readonly tied: Sighting<Row>[] = [];
	private top = '';
	private readonly topKeys = new Set<string>();
	/** All keys of that time, once they are too many to be kept. */
	private topSeen: SeenTexts | undefined;
	private topCount = 0;

	/**
	 * @param mark of the last time; undefined where all that is there is old
	 * @param most news that are kept, the newest ones
	 */
	constructor(
		private readonly mark: string | undefined,
		private readonly most = Infinity,
	) {
		this.known = mark === undefined ? undefined : parse(mark);
	}

	/**
	 * Takes a row in.
	 *
	 * @param time in a form whose order is that of the moments; rows without one are never news
	 * @param key equal for the same row, and another once something has been added to it
	 * @throws UnreadableText where there are more than a million news at once
	 */
	see(time: string, key: string, row: Row): void {
		if (time > this.top) {
			this.top = time;
			this.topKeys.clear();
			this.topSeen = undefined;
		}
		if (time === this.top) this.seeTop(key);
		const { known } = this;
		if (this.later.length + this.tied.length > MOST_ROWS) throw new UnreadableText(TOO_MANY);
		if (known === undefined || time < known.at) return;
		if (time > known.at) this.keep({ time, row });
		else if (known.count !== undefined) this.tied.push({ time, row });
		else if (!known.keys.has(digest(key))) this.keep({ time, row });
	}

	/**
	 * Leaves a row, the last one of all, to the next time, as it may not have come whole.
	 *
	 * @param time of that row; empty where that has not come either
	 * @throws UnreadableText where the mark would go past it
	 */
	leave(time: string): void {
		const { known, top } = this;
		if (known === undefined || time >= top || top <= known.at) return;
		if (time === '' || time >= known.at) throw new UnreadableText(OUT_OF_ORDER);
	}

	/** The news in the order of their times, and the mark for the next time: it never goes back. */
	finish(): { readonly news: readonly Sighting<Row>[]; readonly mark: string } {
		const { known, top, topCount } = this;
		const isTied = known !== undefined && top === known.at;
		if (isTied && known.count !== undefined && topCount > known.count) {
			for (const sighting of this.tied) this.later.push(sighting);
		}
		return { news: this.newest(), mark: this.next(isTied ? known : undefined) };
	}

	private next(tied: Mark | undefined): string {
		const before = this.mark ?? NOTHING_YET;
		if (this.top < (this.known?.at ?? NOTHING_YET)) return before;
		const keys = new Set(tied?.keys);
		for (const key of this.topKeys) keys.add(digest(key));
		const count = Math.max(keys.size, this.topCount, tied?.count ?? 0);
		return count > MOST_KEYS ? `${this.top} #${count}` : [this.top, ...keys].join(' ');
	}

	/** Counts the rows of the newest second: its keys are kept while they are few. */
	private seeTop(key: string): void {
		const { topKeys } = this;
		if (this.topSeen !== undefined) {
			if (this.topSeen.add(key)) this.topCount++;
			return;
		}
		this.topCount = topKeys.add(key).size;
		if (this.topCount <= MOST_KEYS) return;
		this.topSeen = new SeenTexts();
		for (const each of topKeys) this.topSeen.add(each);
	}

	private keep(sighting: Sighting<Row>): void {
		this.later.push(sighting);
		if (this.later.length >= 2 * this.most) this.later.splice(0, Infinity, ...this.newest());
	}

	private newest(): Sighting<Row>[] {
		const sorted = this.later.toSorted((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
		return this.most === Infinity ? sorted : sorted.slice(-this.most);
	}
}

function parse(mark: string): Mark {
	const [at = NOTHING_YET, ...rest] = mark.split(' ');
	const count = rest[0]?.startsWith('#') === true ? Number(rest[0].slice(1)) : undefined;
	return { at, keys: new Set(count === undefined ? rest : []), count };
}

/** 60 bits: enough for the rows of one second. */
function digest(key: string): string {
	return sha256(key).slice(0, 15);
}
