import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { accepted, rejected, type Outcome } from '../../../messaging/outcome';
import { readPages, tooManyRows, type Pages } from '../../../operations/calls/pages';
import { failure } from '../fixtures';

/** Rows 1 to `count`, in pages, from a gateway whose answers come when the test lets them. */
class Book implements Pages {
	readonly asked: number[] = [];
	readonly sizes = new Set<number>();
	underWay = 0;
	mostUnderWay = 0;
	/** What is answered to a page in place of its rows. */
	answer: (page: number) => Outcome<readonly IDataObject[]> | undefined = () => undefined;
	/** How long an answer takes. */
	delay: (page: number) => number = () => 0;
	/** What an answer waits for. */
	wait: (page: number) => Promise<void> = async (page) => {
		await sleep(this.delay(page));
	};
	/** The gateway's own limit of rows. */
	cap = Infinity;

	constructor(
		private readonly count: number,
		readonly pageSize: number | undefined = 100,
	) {}

	async page(page: number, size: number): Promise<Outcome<readonly IDataObject[]>> {
		this.asked.push(page);
		this.sizes.add(size);
		this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
		await this.wait(page);
		this.underWay--;
		return this.answer(page) ?? accepted(this.rows(page, Math.min(size, this.cap)));
	}

	rows(page: number, size: number): IDataObject[] {
		const from = (page - 1) * size;
		const length = Math.max(0, Math.min(size, this.count - from));
		return Array.from({ length }, (_, index) => ({ id: String(from + index + 1) }));
	}
}

const idsOf = (outcome: Outcome<readonly IDataObject[]>): unknown[] =>
	outcome.outcome === 'accepted' ? outcome.value.map(({ id }) => id) : [outcome];
const upTo = (count: number): string[] =>
	Array.from({ length: count }, (_, index) => String(index + 1));

describe('readPages', () => {
	it('hands rows on in order, in whatever order the pages come', async () => {
		const book = new Book(1_234);
		book.delay = (page) => (page * 7) % 5;
		expect(idsOf(await readPages(book, Infinity, 4))).toEqual(upTo(1_234));
	});

	it('asks for the first page alone, then for as many at a time as the window has', async () => {
		const book = new Book(2_050);
		let besideFirst = 0;
		book.delay = (page) => {
			if (page === 1) besideFirst = book.underWay - 1;
			return 2;
		};
		await readPages(book, Infinity, 5);
		expect(besideFirst).toBe(0);
		expect(book.mostUnderWay).toBe(5);
		expect(book.asked).toEqual(Array.from({ length: book.asked.length }, (_, index) => index + 1));
		expect(book.asked.length).toBeLessThanOrEqual(21 + 4);
	});

	it('goes on behind a page that is slow, as far as pages may wait', async () => {
		const book = new Book(10_000);
		let isReleased = false;
		let askedBehind = 0;
		book.wait = async (page) => {
			if (isReleased) askedBehind++;
			await setImmediate();
			if (page !== 2) return;
			// All that may be asked for is by then, and what may not be would have been.
			for (let turn = 0; turn < 1_000; turn++) await setImmediate();
			expect(book.asked).toEqual(upTo(1 + 2 * 5).map(Number));
			isReleased = true;
		};
		expect(idsOf(await readPages(book, Infinity, 5))).toEqual(upTo(10_000));
		expect(isReleased).toBe(true);
		expect(askedBehind).toBeGreaterThan(90);
	});

	it('ends with a page that is not full', async () => {
		const book = new Book(250);
		expect(idsOf(await readPages(book, Infinity, 1))).toEqual(upTo(250));
		expect(book.asked).toEqual([1, 2, 3]);
	});

	it('ends with an empty page where the last one was full', async () => {
		const book = new Book(200);
		expect(idsOf(await readPages(book, Infinity, 1))).toEqual(upTo(200));
		expect(book.asked).toEqual([1, 2, 3]);
	});

	it.each([
		[0, [1]],
		[1, [1, 2]],
		[99, [1, 2]],
	])('asks once more behind a first page that is short, with %d rows', async (count, asked) => {
		const book = new Book(count);
		expect(idsOf(await readPages(book, Infinity, 10))).toEqual(upTo(count));
		expect(book.asked).toEqual(asked);
	});

	it.each([1, 99, 100, 130])('does not where the gateway says that %d are all', async (count) => {
		const book = new Book(count);
		book.answer = (page) => accepted(Object.assign(book.rows(page, 100), { total: count }));
		expect(idsOf(await readPages(book, Infinity, 1))).toEqual(upTo(count));
		expect(book.asked).toEqual(count > 100 ? [1, 2] : [1]);
	});

	it.each([
		['its last page', 3],
		['its first page', 1],
	])('ends where a gateway answers with %s to whatever is beyond the end', async (_what, again) => {
		const book = new Book(300);
		book.answer = (page) => (page > 3 ? accepted(book.rows(again, 100)) : undefined);
		expect(idsOf(await readPages(book, Infinity, 2))).toEqual(upTo(300));
	});

	it('knows a repeated page by the IDs of its rows, else as a whole', async () => {
		const book = new Book(0);
		const others = Array.from({ length: 99 }, () => ({ name: 'c' }));
		book.answer = (page) => accepted([{ name: page === 1 ? 'a' : 'b' }, ...others]);
		expect(idsOf(await readPages(book, Infinity, 1))).toHaveLength(200);
		book.asked.length = 0;
		book.answer = (page) =>
			accepted(Array.from({ length: 100 }, (_, index) => ({ id: `${index}`, opens: page })));
		expect(idsOf(await readPages(book, Infinity, 1))).toHaveLength(100);
		// The third was asked for while the second was looked at.
		expect(book.asked).toEqual([1, 2, 3]);
	});

	it('gives an ID that stands in several rows of a page with all of them', async () => {
		const book = new Book(0);
		const rows = Array.from({ length: 100 }, (_, index) => ({
			id: `${Math.floor(index / 2)}`,
			index,
		}));
		book.answer = () => accepted(rows);
		expect(await readPages(book, Infinity, 1)).toEqual(accepted(rows));
	});

	it('knows a row by the column that the list has for it', async () => {
		const book = new Book(250);
		const named: Pages = {
			pageSize: 100,
			idColumn: 'mailbox',
			page: async (page) =>
				await Promise.resolve(
					accepted(book.rows(page === 1 ? 1 : 2, 60).map(({ id }) => ({ mailbox: id }))),
				),
		};
		const outcome = await readPages(named, Infinity, 1);
		expect(outcome).toEqual(accepted(upTo(120).map((mailbox) => ({ mailbox }))));
	});

	it('goes on behind a page that begins with a row which has moved onto it', async () => {
		const book = new Book(250);
		book.answer = (page) => {
			if (page === 1) return undefined;
			const [first] = book.rows(page - 1, 100).slice(-1);
			return accepted([first ?? {}, ...book.rows(page, 100).slice(0, 99)]);
		};
		expect(idsOf(await readPages(book, Infinity, 1))).toEqual(upTo(250));
	});

	it('ends where pages go round in a circle', async () => {
		const book = new Book(1_000);
		book.answer = (page) => accepted(book.rows(((page - 1) % 5) + 1, 100));
		expect(idsOf(await readPages(book, Infinity, 4))).toEqual(upTo(500));
	});

	it.each([
		['of pages without an end', Infinity, Infinity],
		['of one row more', 1_001, Infinity],
		['with a limit beyond it', Infinity, 2_000],
	])('refuses a list %s, and asks for no more than it may have', async (_what, count, wanted) => {
		const book = new Book(count);
		expect(await readPages(book, wanted, 3, 1_000)).toBe(tooManyRows);
		expect(book.asked.length).toBeLessThanOrEqual(10 + 2 * 3);
	});

	it('gives a list that has as many rows as it may', async () => {
		expect(idsOf(await readPages(new Book(1_000), Infinity, 3, 1_000))).toEqual(upTo(1_000));
		expect(idsOf(await readPages(new Book(Infinity), 1_000, 3, 1_000))).toEqual(upTo(1_000));
	});

	it('may have a million rows', async () => {
		const book = new Book(Infinity, 50_000);
		const outcome = await readPages(book, Infinity, 1);
		expect(outcome).toBe(tooManyRows);
		expect(tooManyRows.failure.reason).toMatch(/^The list has more than 1,000,000 rows/u);
		// One beyond the million, and one that was asked for ahead.
		expect(book.asked).toHaveLength(22);
	});

	it.each([
		[1, [1], 1],
		[30, [1], 30],
		[100, [1], 100],
		[101, [1, 2], 100],
		[250, [1, 2, 3], 100],
	])('gets no page beyond a limit of %d rows', async (wanted, asked, size) => {
		const book = new Book(10_000);
		expect(idsOf(await readPages(book, wanted, 10))).toEqual(upTo(wanted));
		expect(book.asked).toEqual(asked);
		expect([...book.sizes]).toEqual([size]);
	});

	it('gets everything from a gateway that cuts pages down to a limit of its own', async () => {
		const book = new Book(470);
		book.cap = 50;
		expect(idsOf(await readPages(book, Infinity, 3))).toEqual(upTo(470));
		expect([...book.sizes]).toEqual([100]);
		expect(idsOf(await readPages(book, 120, 3))).toEqual(upTo(120));
	});

	it('gets every row once, whatever page size a gateway has and whatever it ignores', async () => {
		const gateway = fc.record({
			size: fc.integer({ min: 1, max: 120 }),
			count: fc.nat({ max: 400 }),
			ignores: fc.constantFrom('nothing', 'page', 'limit'),
			growth: fc.nat({ max: 3 }),
			hasTotal: fc.boolean(),
			ahead: fc.integer({ min: 1, max: 4 }),
			wanted: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 450 })),
		});
		await fc.assert(
			fc.asyncProperty(
				gateway,
				async ({ size, count, ignores, growth, hasTotal, ahead, wanted }) => {
					const all = Array.from({ length: count }, (_, index) => ({ id: String(index + 1) }));
					const moved = Math.min(growth, size - 1);
					const pages: Pages = {
						pageSize: 100,
						async page(page, limit) {
							const own = ignores === 'limit' ? size : Math.min(limit, size);
							const at = ignores === 'page' ? 0 : (page - 1) * (own - Math.min(moved, own - 1));
							const rows = all.slice(at, at + (ignores === 'page' ? count : own));
							const total = hasTotal ? { total: count } : {};
							return await Promise.resolve(accepted(Object.assign(rows, total)));
						},
					};
					const outcome = await readPages(pages, wanted, ahead);
					expect(idsOf(outcome)).toEqual(upTo(Math.min(count, wanted)));
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it('takes a list that comes whole as it comes, and cuts it', async () => {
		const asked: number[] = [];
		const whole: Pages = {
			pageSize: undefined,
			async page(page) {
				asked.push(page);
				return await Promise.resolve(accepted(new Book(450).rows(1, 450)));
			},
		};
		expect(idsOf(await readPages(whole, Infinity, 10))).toEqual(upTo(450));
		expect(idsOf(await readPages(whole, 20, 10))).toEqual(upTo(20));
		expect(asked).toEqual([1, 1]);
	});

	it('ends with the first page in order that is refused, and asks for nothing more', async () => {
		const book = new Book(100_000);
		book.delay = (page) => (page === 3 ? 10 : 0);
		book.answer = (page) =>
			page >= 3 ? rejected({ ...failure, reason: `page ${page} refused` }) : undefined;
		const outcome = await readPages(book, Infinity, 4);
		expect(outcome).toMatchObject({
			outcome: 'rejected',
			failure: { reason: 'page 3 refused' },
		});
		const asked = book.asked.length;
		expect(asked).toBeLessThanOrEqual(2 + 4);
		await sleep(20);
		expect(book.asked).toHaveLength(asked);
	});

	it('ends with a defect, and leaves none of those behind it unheard', async () => {
		const book = new Book(100_000);
		book.delay = (page) => (page === 2 ? 0 : 5);
		book.answer = (page) => {
			if (page === 1) return undefined;
			throw new TypeError(`page ${page}`);
		};
		const unheard = jest.fn();
		process.on('unhandledRejection', unheard);
		try {
			await expect(readPages(book, Infinity, 4)).rejects.toThrow('page 2');
			await sleep(30);
		} finally {
			process.off('unhandledRejection', unheard);
		}
		expect(unheard).not.toHaveBeenCalled();
	});
});
