import fc from 'fast-check';
import { HighWater, NOTHING_YET } from '../../../operations/polling/highWater';

interface Row {
	readonly time: string;
	readonly key: string;
}

const row = (time: string, key: string): Row => ({ time, key });

function read(mark: string | undefined, rows: readonly Row[], most?: number) {
	const found = new HighWater<Row>(mark, most);
	for (const one of rows) found.see(one.time, one.key, one);
	const { news, mark: next } = found.finish();
	return { news: news.map((one) => one.row), mark: next };
}

test('without a mark all is old, and the mark is the newest time', () => {
	const rows = [row('2', 'b'), row('1', 'a')];
	const { news, mark } = read(undefined, rows);
	expect(news).toEqual([]);
	expect(read(mark, rows).news).toEqual([]);
	expect(read(mark, [...rows, row('3', 'c')]).news).toEqual([row('3', 'c')]);
});

test('with the mark of nothing all is news, in the order of the times', () => {
	const { news } = read(NOTHING_YET, [row('2', 'b'), row('1', 'a')]);
	expect(news).toEqual([row('1', 'a'), row('2', 'b')]);
});

test('nothing at all leaves the mark where it was', () => {
	expect(read(undefined, [])).toEqual({ news: [], mark: NOTHING_YET });
	const { mark } = read(undefined, [row('2', 'b')]);
	expect(read(mark, [])).toEqual({ news: [], mark });
});

test('a mark never goes back', () => {
	const { mark } = read(undefined, [row('2', 'b')]);
	expect(read(mark, [row('1', 'a')])).toEqual({ news: [], mark });
});

test('a row without a time is never news', () => {
	expect(read(NOTHING_YET, [row('', 'a')]).news).toEqual([]);
});

test('the newest second can get more rows', () => {
	const first = read(undefined, [row('2', 'a')]);
	const second = read(first.mark, [row('2', 'a'), row('2', 'b')]);
	expect(second.news).toEqual([row('2', 'b')]);
	const third = read(second.mark, [row('2', 'a'), row('2', 'b'), row('2', 'c')]);
	expect(third.news).toEqual([row('2', 'c')]);
});

test('a row that is gone for once is not news when it is back', () => {
	const first = read(undefined, [row('2', 'a'), row('2', 'b')]);
	const second = read(first.mark, [row('2', 'b')]);
	expect(read(second.mark, [row('2', 'a'), row('2', 'b')]).news).toEqual([]);
});

test('of a second with very many rows only the number is kept', () => {
	const rows = Array.from({ length: 1_000 }, (_, index) => row('2', `key ${index}`));
	const first = read(undefined, rows);
	expect(first.mark).toBe('2 #1000');
	expect(read(first.mark, rows)).toEqual({ news: [], mark: first.mark });
	const more = [...rows, row('2', 'one more')];
	const second = read(first.mark, more);
	expect(second).toEqual({ news: more, mark: '2 #1001' });
	expect(read(second.mark, [...more, row('3', 'later')]).news).toEqual([row('3', 'later')]);
});

test('of many news the newest can be kept alone', () => {
	const rows = Array.from({ length: 100 }, (_, index) => row(String(1_000 + index), 'a'));
	const mixed = [...rows.slice(50), ...rows.slice(0, 50)];
	expect(read(NOTHING_YET, mixed, 3).news).toEqual(rows.slice(-3));
});

test('whatever comes between the polls: all is told, and once', () => {
	const polls = fc.array(fc.array(fc.nat({ max: 2 }), { maxLength: 6 }), { maxLength: 12 });
	fc.assert(
		fc.property(polls, (steps) => {
			const rows: Row[] = [];
			const told: Row[] = [];
			let { mark } = read(undefined, rows);
			let time = 1_000;
			for (const step of steps) {
				for (const later of step) rows.unshift(row(String((time += later)), `row ${rows.length}`));
				const found = read(mark, rows);
				told.push(...found.news);
				mark = found.mark;
			}
			expect(told.toSorted(byKey)).toEqual(rows.toSorted(byKey));
		}),
	);
});

function byKey({ key: a }: Row, { key: b }: Row): number {
	return a < b ? -1 : Number(a > b);
}

test.each([
	['newer than all others', '4', '3 '],
	['as new as the newest', '3', '3 '],
	['older than what has been read', '1', '3 '],
])('a last row that may be cut and is %s is left to the next time', (_what, time, begin) => {
	const { mark } = read(undefined, [row('2', 'b')]);
	const water = new HighWater<Row>(mark);
	for (const one of [row('2', 'b'), row('3', 'c')]) water.see(one.time, one.key, one);
	water.leave(time);
	const next = water.finish();
	expect(next.news.map((one) => one.row)).toEqual([row('3', 'c')]);
	expect(next.mark.startsWith(begin)).toBe(true);
});

test.each([
	['has no whole time', ''],
	['is older than the newest', '2'],
])('one that %s keeps the mark from going past it', (_what, time) => {
	const { mark } = read(undefined, [row('2', 'b')]);
	const water = new HighWater<Row>(mark);
	water.see('3', 'c', row('3', 'c'));
	expect(() => {
		water.leave(time);
	}).toThrow('its last line has no end');
});

test('without news the mark stays, and nothing can be passed', () => {
	const { mark } = read(undefined, [row('2', 'b')]);
	const water = new HighWater<Row>(mark);
	water.see('2', 'b', row('2', 'b'));
	water.leave('');
	expect(water.finish()).toEqual({ news: [], mark });
});
