import type { Parameters } from '../parameters';
import type { UMailSettings } from '../settings';
import { element, type XmlNode } from '../xml';

/**
 * The page of `rows` that is asked for, from 1; all of them where none is.
 * @param limit rows of a page where `limit` is absent
 * @param isPaged whether page 1 is meant where `page` is absent
 */
export function pageOf<T>(
	rows: readonly T[],
	parameters: Parameters,
	{ pageLimit, pagesIgnore, headGrowth }: UMailSettings,
	limit: number,
	isPaged = false,
): readonly T[] {
	if (!isPaged && parameters.text('page') === '') return rows;
	const most = pageLimit ?? Infinity;
	const asked = parameters.integer('limit', limit) ?? limit;
	const size = pagesIgnore === 'limit' ? most : Math.min(asked === 0 ? limit : asked, most);
	const isFirst = pagesIgnore === 'page';
	const page = isFirst ? 1 : Math.max(1, parameters.integer('page', 1) ?? 1);
	// What has come at the head since the first page has moved all rows back.
	const moved = (page - 1) * headGrowth;
	const start = page === 1 ? 0 : Math.max(0, (page - 1) * size - moved);
	return rows.slice(start, Math.max(0, page * size - moved));
}

/** What stands beside the rows of a list. */
export function totalOf(
	rows: readonly unknown[],
	{ totalNum, extraFields }: UMailSettings,
): readonly XmlNode[] {
	return totalNum || extraFields ? [element('total_num', rows.length)] : [];
}
