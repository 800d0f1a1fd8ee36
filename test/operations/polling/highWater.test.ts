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
	const rows = Array.from({ length: 1_001 }, (_, index) => row('2', `key ${index}`));
	const first = read(undefined, rows);
	expect(first.mark.length).toBeLessThan(40);
	expect(read(first.mark, rows)).toEqual({ news: [], mark: first.mark });
	const more = [...rows, row('2', 'one more')];
	const second = read(first.mark, more);
	expect(second.news).toEqual(more);
	expect(read(second.mark, [...more, row('3', 'later')]).news).toEqual([row('3', 'later')]);
});

const minute = (number: number, second = 0): string =>
	`2026-11-27T08:${String(number).padStart(2, '0')}:${String(second).padStart(2, '0')}+08:00`;

test.each([
	['two seconds', minute(9, 58)],
	['a minute', minute(9)],
	['five minutes', minute(5)],
])('a row that becomes visible late, with a time %s older, is told once', (_what, time) => {
	const rows = [row(minute(10), 'a'), row(minute(9, 59), 'b'), row(minute(4), 'old')];
	const first = read(undefined, rows);
	const late = row(time, 'late');
	const second = read(first.mark, [...rows, late]);
	expect(second.news).toEqual([late]);
	expect(read(second.mark, [late, ...rows]).news).toEqual([]);
	const third = read(second.mark, [...rows, late, row(minute(11), 'new'), row(minute(9), 'later')]);
	expect(third.news.map(({ key }) => key)).toEqual(['later', 'new']);
});

test('late rows of minutes with more rows than can be kept: all of the minute, twice rather than never', () => {
	const rows = Array.from({ length: 5_000 }, (_, index) =>
		row(minute(9, index % 60), `key ${index}`),
	);
	const known = [...rows, row(minute(10), 'top')];
	const first = read(undefined, known);
	expect(first.mark.length).toBeLessThan(150);
	expect(read(first.mark, known).news).toEqual([]);
	const late = row(minute(9, 30), 'late');
	const second = read(first.mark, [late, ...known, row(minute(10, 30), 'next')]);
	expect(second.news).toHaveLength(5_002);
	expect(second.news).toContainEqual(late);
	expect(read(second.mark, [...known, late, row(minute(10, 30), 'next')]).news).toEqual([]);
});

test('a source that begins at a time has no news from before that, however far it gets', () => {
	const rows = [row(minute(9, 29), 'before'), row(minute(9, 31), 'a')];
	const first = read(minute(9, 30), rows);
	expect(first.news.map(({ key }) => key)).toEqual(['a']);
	expect(read(first.mark, [...rows, row(minute(10), 'b')]).news.map(({ key }) => key)).toEqual([
		'b',
	]);
});

test('where the newest row is gone, a late one is told once all the same', () => {
	const { mark } = read(undefined, [row(minute(10), 'a'), row(minute(9), 'b')]);
	const rows = [row(minute(9), 'b'), row(minute(9, 30), 'late')];
	const second = read(mark, rows);
	expect(second.news.map(({ key }) => key)).toEqual(['late']);
	expect(read(second.mark, rows).news).toEqual([]);
});

test('whatever comes late, in whatever order: all is told, and once', () => {
	const polls = fc.array(fc.array(fc.nat({ max: 300 }), { maxLength: 5 }), { maxLength: 10 });
	fc.assert(
		fc.property(polls, (steps) => {
			const rows: Row[] = [];
			const told: Row[] = [];
			let { mark } = read(NOTHING_YET, rows);
			let now = Date.parse('2026-11-27T08:00:00Z');
			for (const step of steps) {
				now += 90_000;
				for (const late of step) {
					const time = new Date(now - late * 1_000).toISOString();
					rows.push(row(`${time.slice(0, 19)}+08:00`, `row ${rows.length}`));
				}
				const found = read(mark, rows);
				told.push(...found.news);
				mark = found.mark;
			}
			expect(told.toSorted(byKey)).toEqual(rows.toSorted(byKey));
		}),
	);
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
