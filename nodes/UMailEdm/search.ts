import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { UMailCall } from '../../gateways/umail/call';
import { listContactLists } from '../../gateways/umail/calls/contactList';
import { listDomains } from '../../gateways/umail/calls/domain';
import { listTasks, TASKS_PER_PAGE } from '../../gateways/umail/calls/task';
import { listTemplates } from '../../gateways/umail/calls/template';
import { openUMail } from '../../gateways/umail/account';
import { rowsIn, type Row } from '../../gateways/umail/rows';
import { accepted } from '../../messaging/outcome';
import { MOST_ROWS } from '../../operations/calls/pages';
import { searchNetwork, searchResults } from '../../operations/calls/search';
import { accountOf } from '../../operations/gateway';
import { umail } from './gateway';

// For the editor's pickers.
export const searchContactLists = searchOf(listContactLists, ({ id, subject }) => [id, subject]);
export const searchDomains = searchOf(listDomains, ({ domain }) => [domain, domain]);
export const searchTemplates = searchOf(listTemplates, ({ id, name }) => [id, name]);

/**
 * The tasks of the account, for the editor's picker, which asks for the next page as its user scrolls.
 * A page without a task that fits the filter is passed over, up to {@link MOST_PAGES} at once. The
 * list ends with a page that is not full, and with one that begins like the one before it.
 */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const [from = '', ...before] = (paginationToken ?? '1').split(' ');
	const first = /^[1-9]\d{0,6}$/u.test(from) ? Number(from) : 1;
	let start = before.join(' ');
	for (let page = first; ; page++) {
		const asked = { page: String(page), limit: String(TASKS_PER_PAGE) };
		const ids: unknown[] = [];
		const { results } = await search(this, filter, listTasks, asked, (row) => {
			ids.push(row['id']);
			return [row['id'], nameOf(row)];
		});
		const [begin] = ids;
		const id = typeof begin === 'string' ? begin.slice(0, LONGEST_ID) : '';
		if (id !== '' && id === start) return { results: [] };
		start = id;
		if (ids.length !== TASKS_PER_PAGE || page * TASKS_PER_PAGE >= MOST_ROWS) return { results };
		if (results.length > 0 || page >= first + MOST_PAGES) {
			return { results, paginationToken: `${page + 1} ${start}` };
		}
	}
}

const MOST_PAGES = 10;
/** Characters of an ID that tells a page from the one before it. */
const LONGEST_ID = 100;

/** Tasks have no names: their templates, their list and their time tell them apart. */
function nameOf({ sn, templates, listName, sendTime }: Row): string {
	const names = rowsIn(templates).map(({ tplName }) => tplName);
	return [...names, listName, sendTime, sn]
		.filter((part): part is string => typeof part === 'string' && part !== '')
		.join(' · ');
}

/** What a picker shows of a row. */
type Entry = (row: Row) => readonly [id: Row[string] | undefined, name: Row[string] | undefined];

/** A picker of a list that comes whole. */
function searchOf(call: UMailCall<object, readonly Row[]>, entry: Entry) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		return await search(this, filter, call, {}, entry);
	};
}

async function search<Request>(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	call: UMailCall<Request, readonly Row[]>,
	request: Request,
	entry: Entry,
): Promise<INodeListSearchResult> {
	const line = openUMail(await accountOf(umail, context), searchNetwork(context));
	const outcome = await line.call(call, request);
	if (outcome.outcome !== 'accepted') return searchResults(context, outcome);
	const entries = outcome.value.map((row) => {
		const [id, name] = entry(row).map(String);
		return { name: name ?? '', value: id ?? '' };
	});
	return searchResults(context, accepted(entries), filter);
}
