import type { Parameters } from '../parameters';
import type { UMailSettings } from '../settings';

/**
 * The page of `rows` that is asked for, from 1; all of them where none is.
 * @param limit rows of a page where `limit` is absent
 * @param isPaged whether page 1 is meant where `page` is absent
 */
export function pageOf<T>(
	rows: readonly T[],
	parameters: Parameters,
	{ pageLimit }: UMailSettings,
	limit: number,
	isPaged = false,
): readonly T[] {
	if (!isPaged && parameters.text('page') === '') return rows;
	const asked = parameters.integer('limit', limit) ?? limit;
	const size = Math.min(asked === 0 ? limit : asked, pageLimit ?? Infinity);
	const page = Math.max(1, parameters.integer('page', 1) ?? 1);
	return rows.slice((page - 1) * size, page * size);
}
