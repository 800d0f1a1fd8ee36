import type { IDataObject } from 'n8n-workflow';
import { accepted, type Outcome } from '../messaging/outcome';

/** A list that a gateway gives page by page, or whole. */
export interface Pages {
	/** Most rows of a page; undefined for a list that comes whole, on page 1. */
	readonly pageSize: number | undefined;
	/** @param page from 1 */
	page(page: number, size: number): Promise<Outcome<readonly IDataObject[]>>;
}

/**
 * Reads a list up to the number of rows that is wanted. The first page shows whether there are
 * more; then as many are fetched ahead as may be under way, and handed on in order. The list ends
 * with a page that is not full, and with one that begins like one before it: some gateways answer
 * with their last page, or their first, to whatever lies beyond the end.
 *
 * @param wanted rows, or Infinity
 * @param ahead pages under way at the same time
 */
export async function readPages(
	pages: Pages,
	wanted: number,
	ahead: number,
): Promise<Outcome<readonly IDataObject[]>> {
	const size = Math.min(pages.pageSize ?? Infinity, wanted);
	const last = pages.pageSize === undefined ? 1 : Math.ceil(wanted / size);
	const rows: IDataObject[] = [];
	const firsts = new Set<string>();
	const underWay: Promise<Outcome<readonly IDataObject[]>>[] = [];
	let next = 1;
	const fetch = (): void => {
		underWay.push(pages.page(next++, size));
	};
	fetch();
	for (let page = underWay.shift(); page !== undefined; page = underWay.shift()) {
		const outcome = await page;
		if (outcome.outcome !== 'accepted') return outcome;
		const first = JSON.stringify(outcome.value[0] ?? null);
		if (firsts.has(first)) break;
		firsts.add(first);
		for (const row of outcome.value) rows.push(row);
		if (outcome.value.length < size || rows.length >= wanted) break;
		while (underWay.length < ahead && next <= last) fetch();
	}
	return accepted(rows.length > wanted ? rows.slice(0, wanted) : rows);
}
