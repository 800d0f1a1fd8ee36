import type { IDataObject } from 'n8n-workflow';
import { accepted, rejected, type Outcome, type Unaccepted } from '../../messaging/outcome';
import { SeenTexts } from './seenTexts';

/** Rows of a page; a whole list where that has no pages. */
export interface PageRows extends ReadonlyArray<IDataObject> {
	/** How many the list has in all, where the gateway says so. */
	readonly total?: number;
}

/** A list that a gateway gives page by page, or whole. */
export interface Pages {
	/** Most rows of a page; undefined for a list that comes whole, on page 1. */
	readonly pageSize: number | undefined;
	/** The column by which a row is known that comes again; `id` by default. */
	readonly idColumn?: string;
	/** @param page from 1 */
	page(page: number, size: number): Promise<Outcome<PageRows>>;
}

type Page = Outcome<PageRows>;

/** Most rows that are read of a list: as items they take hundreds of megabytes. */
export const MOST_ROWS = 1_000_000;

/** A list has more than {@link MOST_ROWS}. */
export const tooManyRows: Unaccepted = rejected({
	code: 'TOO_MANY_ROWS',
	text: '',
	reason: `The list has more than ${MOST_ROWS.toLocaleString('en')} rows, or the gateway's pages have no end`,
	advice: "Turn 'Return All' off and set 'Limit', or ask for less at a time.",
});

/**
 * Reads a list up to the number of rows that is wanted. The first page shows whether there are
 * more; then as many are fetched ahead as may be under way, and handed on in order. Behind a page
 * that is slow at most as many again wait for it.
 *
 * A gateway can have a page size of its own, whatever it is asked for: a first page that is shorter
 * proves nothing, so the next one is asked for. The list ends with a page that is shorter than the
 * first, with one that brings nothing new (some gateways answer with their last page, or their first,
 * to whatever lies beyond the end), and where all have come that the gateway says it has.
 *
 * A list can grow at its head while it is read, which moves rows onto the next page: a row that has
 * come on an earlier page, by its ID, is not given again. Rows without an ID are known only as a
 * whole page.
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
	/** Rows that are asked for. */
	private readonly size: number;
	/** In order, from the one that is handed on next. */
	private readonly asked: Promise<Page>[] = [];
	private underWay = 0;
	private next = 1;
	/** Rows of a full page, once the first one has shown it. */
	private full = 0;
	/** The last page that is worth asking for, as far as is known. */
	private last = 1;
	private readonly seen = new SeenTexts();

	constructor(
		private readonly pages: Pages,
		private readonly wanted: number,
		private readonly ahead: number,
		private readonly most: number,
	) {
		this.size = Math.min(pages.pageSize ?? Infinity, wanted);
	}

	async read(): Promise<Outcome<readonly IDataObject[]>> {
		const { asked, wanted, pages } = this;
		const rows: IDataObject[] = [];
		this.fetch();
		try {
			for (let page = asked.shift(); page !== undefined; page = asked.shift()) {
				const outcome = await page;
				if (outcome.outcome !== 'accepted') return outcome;
				const found = outcome.value;
				const news = this.isWhole(found) ? found : this.newsIn(found);
				for (const row of news) if (rows.length < wanted) rows.push(row);
				if (rows.length > this.most) return tooManyRows;
				const isAll = rows.length >= Math.min(wanted, found.total ?? Infinity);
				const isLast = news.length === 0 || found.length < this.full;
				if (isAll || isLast || pages.pageSize === undefined) break;
				this.goOn(found.length);
				this.fetch();
			}
		} finally {
			this.last = 0;
			// What was fetched beyond the end ends by itself; nobody asks how.
			void Promise.allSettled(asked);
		}
		return accepted(rows);
	}

	/** Whether a first page is all that there is, or that is wanted: what comes of it need not be known again. */
	private isWhole({ length, total = Infinity }: PageRows): boolean {
		const isEnough = length >= Math.min(this.wanted, total);
		return this.full === 0 && (isEnough || this.pages.pageSize === undefined);
	}

	/** The rows of a page that have not come on an earlier one. */
	private newsIn(rows: PageRows): readonly IDataObject[] {
		const { idColumn = 'id' } = this.pages;
		const idOf = (row: IDataObject): string => {
			const id = row[idColumn];
			return typeof id === 'string' ? id : '';
		};
		const again = new Set<number>();
		let isNameless = false;
		for (const [index, row] of rows.entries()) {
			const id = idOf(row);
			if (id === '') isNameless = true;
			else if (!this.seen.add(id)) again.add(index);
		}
		const isRepeated = isNameless && !this.seen.add(JSON.stringify(rows));
		if (again.size === 0 && !isRepeated) return rows;
		// An ID can stand in several rows of one page: those belong together.
		const first = new Map<string, number>();
		for (const [index, row] of rows.entries()) {
			if (!first.has(idOf(row))) first.set(idOf(row), index);
		}
		return rows.filter((row) => {
			const id = idOf(row);
			return id === '' ? !isRepeated : !again.has(first.get(id) ?? 0);
		});
	}

	/** A page with news is there: more may come behind it. */
	private goOn(rows: number): void {
		// Only the second page shows whether a first one in another size than was asked for is the whole list.
		const isOdd = this.full === 0 && rows !== this.size;
		if (this.full === 0) this.full = rows;
		// Rows that came again make room for those of one page more.
		if (this.asked.length === 0) {
			this.last = isOdd ? 2 : Math.max(this.next, Math.ceil(this.wanted / this.full));
		}
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
