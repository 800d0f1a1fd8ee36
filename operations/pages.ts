import type { IDataObject } from 'n8n-workflow';
import { accepted, type Outcome } from '../messaging/outcome';

/** A list that a gateway gives page by page, or whole. */
export interface Pages {
	/** Most rows of a page; undefined for a list that comes whole, on page 1. */
	readonly pageSize: number | undefined;
	/** @param page from 1 */
	page(page: number, size: number): Promise<Outcome<readonly IDataObject[]>>;
}

/** Gateways that cut every page down to a limit of their own cut it to a multiple of this. */
const ROUND = 50;

/**
 * Reads a list up to the number of rows that is wanted. The first page shows whether there are
 * more; then as many are fetched ahead as may be under way, and handed on in order, so that no more
 * pages than those wait to become rows. The list ends with a page that is not full, and with one
 * that begins like one before it: some gateways answer with their last page, or their first, to
 * whatever lies beyond the end. A first page of fewer rows than were asked for may have been cut
 * down by the gateway where it has a round number of them: that is a full page then.
 *
 * @param wanted rows, or Infinity
 * @param ahead pages under way at the same time, 1 or more
 * @returns all rows, or the first page in order that was not accepted
 */
export async function readPages(
	pages: Pages,
	wanted: number,
	ahead: number,
): Promise<Outcome<readonly IDataObject[]>> {
	const size = Math.min(pages.pageSize ?? Infinity, wanted);
	const rows: IDataObject[] = [];
	const firsts = new Set<string>();
	const underWay: Promise<Outcome<readonly IDataObject[]>>[] = [];
	let full = size;
	let next = 1;
	const fetch = (): void => {
		underWay.push(pages.page(next++, size));
	};
	fetch();
	try {
		for (let page = underWay.shift(); page !== undefined; page = underWay.shift()) {
			const outcome = await page;
			if (outcome.outcome !== 'accepted') return outcome;
			const found = outcome.value;
			const first = JSON.stringify(found[0]?.['id'] ?? found[0] ?? null);
			if (firsts.has(first)) break;
			if (firsts.size === 0 && found.length > 0 && found.length % ROUND === 0) full = found.length;
			firsts.add(first);
			for (const row of found) rows.push(row);
			if (pages.pageSize === undefined || found.length < full || rows.length >= wanted) break;
			while (underWay.length < ahead && next <= Math.ceil(wanted / full)) fetch();
		}
	} finally {
		// What was fetched beyond the end ends by itself; nobody asks how.
		void Promise.allSettled(underWay);
	}
	return accepted(rows.length > wanted ? rows.slice(0, wanted) : rows);
}
