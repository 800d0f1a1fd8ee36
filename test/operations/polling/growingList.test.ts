import { GrowingList } from '../../../operations/polling/growingList';
import { NOTHING_YET } from '../../../operations/polling/highWater';

function read(mark: string | undefined, lines: readonly string[]) {
	const list = new GrowingList(mark);
	for (const line of lines) list.see(line);
	return list.finish();
}

test('without a mark all is old', () => {
	const { news, mark } = read(undefined, ['a', 'b']);
	expect(news).toEqual([]);
	expect(read(mark, ['a', 'b'])).toEqual({ news: [], mark });
});

test('with the mark of nothing, or of an empty list, all is news', () => {
	expect(read(NOTHING_YET, ['a', 'b']).news).toEqual(['a', 'b']);
	const { mark } = read(undefined, []);
	expect(read(mark, ['a', 'b']).news).toEqual(['a', 'b']);
});

test('what stands behind the lines that were there is news', () => {
	const first = read(undefined, ['a', 'b']);
	const second = read(first.mark, ['a', 'b', 'c', 'd']);
	expect(second.news).toEqual(['c', 'd']);
	expect(read(second.mark, ['a', 'b', 'c', 'd', 'e']).news).toEqual(['e']);
});

test('the order of the lines that were there does not matter', () => {
	const { mark } = read(undefined, ['a', 'b', 'c']);
	expect(read(mark, ['c', 'a', 'b'])).toEqual({ news: [], mark });
	expect(read(mark, ['c', 'a', 'b', 'd']).news).toEqual(['d']);
});

test('a list that became shorter has no news, and has them once it is back', () => {
	const { mark } = read(undefined, ['a', 'b']);
	expect(read(mark, [])).toEqual({ news: [], mark });
	expect(read(mark, ['a'])).toEqual({ news: [], mark });
	expect(read(mark, ['a', 'b', 'c']).news).toEqual(['c']);
});

test('new lines between old ones: all is told again rather than one never', () => {
	const { mark } = read(undefined, ['a', 'c']);
	const second = read(mark, ['a', 'b', 'c']);
	expect(second.news).toEqual(['a', 'b', 'c']);
	expect(read(second.mark, ['a', 'b', 'c']).news).toEqual([]);
});

test('the mark is as short for a million lines', () => {
	const list = new GrowingList(undefined);
	for (let index = 0; index < 100_000; index++) list.see(`user${index}@x.example`);
	expect(list.finish().mark.length).toBeLessThan(24);
});
