import type { IDataObject } from 'n8n-workflow';
import { accepted, rejected, type Outcome, type Unaccepted } from '../../messaging/outcome';
import { SeenTexts } from './seenTexts';

/** A list that a gateway gives page by page, or whole. */
export interface Pages {
	/** Most rows of a page; undefined for a list that comes whole, on page 1. */
	readonly pageSize: number | undefined;
	/** @param page from 1 */
	page(page: number, size: number): Promise<Outcome<readonly IDataObject[]>>;
}

type Page = Outcome<readonly IDataObject[]>;

/** Most rows that are read of a list: as items they take hundreds of megabytes. */
export const MOST_ROWS = 1_000_000;

/** A list has more than {@link MOST_ROWS}. */
export const tooManyRows: Unaccepted = rejected({
	code: 'TOO_MANY_ROWS',
	text: '',
	reason: `The list has more than ${MOST_ROWS.toLocaleString('en')} rows, or the gateway's pages have no end`,
	advice: "Turn 'Return All' off and set 'Limit', or ask for less at a time.",
});

/** Gateways that cut every page down to a limit of their own cut it to a multiple of this. */
const ROUND = 50;

/**
 * Reads a list up to the number of rows that is wanted. The first page shows whether there are
 * more; then as many are fetched ahead as may be under way, and handed on in order. Behind a page
 * that is slow at most as many again wait for it.
 *
 * The list ends with a page that is not full, and with one that has no row which has not come
 * before: some gateways answer with their last page, or their first, to whatever lies beyond the end.
 * A first page of fewer rows than were asked for may have been cut down by the gateway where it has a
 * round number of them: that is a full page then.
 *
 * @param wanted rows, or Infinity
 * @param ahead pages under way at the same time, 1 or more
 * @param most rows that a list may have
 * @returns all rows; the first page in order that was not accepted; or {@link tooManyRows}
 */
export async function readPages(
	pages: Pages,
	wanted: number,
	ahead: number,
	most = MOST_ROWS,
): Promise<Outcome<readonly IDataObject[]>> {
	return await new PageReader(pages, wanted, ahead, most).read();
}

class PageReader {
	private readonly size: number;
	/** In order, from the one that is handed on next. */
	private readonly asked: Promise<Page>[] = [];
	private underWay = 0;
	private next = 1;
	/** Rows of a full page. */
	private full: number;
	/** The last page that is worth asking for, as far as is known. */
	private last = 1;
	private readonly seen = new SeenTexts();

	constructor(
		private readonly pages: Pages,
		private readonly wanted: number,
		private readonly ahead: number,
		private readonly most: number,
	) {
		this.size = this.full = Math.min(pages.pageSize ?? Infinity, wanted);
	}

	async read(): Promise<Page> {
		const { asked, wanted } = this;
		const rows: IDataObject[] = [];
		this.fetch();
		try {
			for (let page = asked.shift(), isFirst = true; page !== undefined; page = asked.shift()) {
				const outcome = await page;
				if (outcome.outcome !== 'accepted') return outcome;
				const found = outcome.value;
				if (isFirst) this.begin(found.length);
				isFirst = false;
				if (!this.hasNews(found)) break;
				for (const row of found) if (rows.length < wanted) rows.push(row);
				if (rows.length > this.most) return tooManyRows;
				if (found.length < this.full || rows.length >= wanted) break;
				this.fetch();
			}
		} finally {
			this.last = 0;
			// What was fetched beyond the end ends by itself; nobody asks how.
			void Promise.allSettled(asked);
		}
		return accepted(rows);
	}

	/** Whether a page has a row that has not come before, known by its ID, else by all of it. */
	private hasNews(rows: readonly IDataObject[]): boolean {
		if (this.last === 1) return rows.length > 0;
		let hasNews = false;
		for (const row of rows) {
			if (this.seen.add(JSON.stringify(row['id'] ?? row))) hasNews = true;
		}
		return hasNews;
	}

	/** The first page is there. */
	private begin(rows: number): void {
		if (rows > 0 && rows % ROUND === 0) this.full = rows;
		const isPaged = this.pages.pageSize !== undefined && rows >= this.full;
		if (isPaged) this.last = Math.ceil(this.wanted / this.full);
	}

	/** Asks for as many pages as have room; the one that is handed on next is in `asked` no more. */
	private fetch(): void {
		const { asked, ahead } = this;
		while (this.underWay < ahead && asked.length < 2 * ahead - 1 && this.next <= this.last) {
			asked.push(this.ask(this.next++));
		}
	}

	private async ask(number: number): Promise<Page> {
		this.underWay++;
		let isFull = false;
		try {
			const outcome = await this.pages.page(number, this.size);
			isFull = outcome.outcome === 'accepted' && outcome.value.length >= this.full;
			return outcome;
		} finally {
			this.underWay--;
			// Nothing comes behind it. The first page says by itself what comes.
			if (!isFull && number > 1) this.last = Math.min(this.last, number);
			this.fetch();
		}
	}
}
