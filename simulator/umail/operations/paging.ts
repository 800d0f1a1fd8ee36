import type { Parameters } from '../parameters';

export interface Paging {
	/** Rows of a page where `limit` is absent. */
	readonly limit: number;
	/** Whether `limit` without `page` means page 1 (6.1), or all (4.8, 7.4). */
	readonly limitAlone: boolean;
	/** The most rows of a page; null is any number. */
	readonly most: number | null;
}

/** The page of `rows` that is asked for, from 1; all of them where none is. */
export function pageOf<T>(
	rows: readonly T[],
	parameters: Parameters,
	{ limit, limitAlone, most }: Paging,
): readonly T[] {
	const isPaged = parameters.text('page') !== '' || (limitAlone && parameters.text('limit') !== '');
	if (!isPaged) return rows;
	const asked = parameters.integer('limit', limit) ?? limit;
	const size = Math.min(asked === 0 ? limit : asked, most ?? Infinity);
	const page = Math.max(1, parameters.integer('page', 1) ?? 1);
	return rows.slice((page - 1) * size, page * size);
}
