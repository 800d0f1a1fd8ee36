import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { UMailCall } from '../../gateways/umail/call';
import { listContactLists } from '../../gateways/umail/calls/contactList';
import { listDomains } from '../../gateways/umail/calls/domain';
import { listTasks, TASKS_PER_PAGE } from '../../gateways/umail/calls/task';
import { listTemplates } from '../../gateways/umail/calls/template';
import { openUMail } from '../../gateways/umail/account';
import type { PageRows } from '../../gateways/umail/read';
import { rowsIn, type Row } from '../../gateways/umail/rows';
import { MOST_ROWS } from '../../operations/calls/pages';
import { matching, searchNetwork, valueOf } from '../../operations/calls/search';
import { accountOf } from '../../operations/gateway';
import { ofCustomer } from './customer';
import { umail } from './gateway';

// For the editor's pickers.
export const searchContactLists = searchOf(listContactLists, ({ id, subject }) => [id, subject]);
export const searchTemplates = searchOf(listTemplates, ({ id, name }) => [id, name]);

/** The domains of the customer that the node names, or the credential; an expression names nobody yet. */
export async function searchDomains(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const typed = this.getCurrentNodeParameter('customerId');
	const account = await accountOf(umail, this);
	const isId = typeof typed === 'string' && /^\d{1,20}$/u.test(typed.trim());
	const customerId = isId ? typed.trim() : account.customerId;
	const rows = await ask(this, ofCustomer(listDomains), { customerId });
	return { results: entriesOf(rows, filter, ({ domain }) => [domain, domain]) };
}

/**
 * The tasks of the account, for the editor's picker, which asks for the next page as its user scrolls.
 * A page without a task that fits the filter is passed over, up to {@link MOST_PAGES} at once. The
 * list ends where {@link readPages} would end it; a token carries what that has to know.
 */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	let place = placeOf(paginationToken);
	const results: INodeListSearchItems[] = [];
	for (let count = 0; ; count++) {
		const rows = await ask(this, listTasks, {
			page: String(place.page),
			limit: String(TASKS_PER_PAGE),
		});
		const next = nextPlace(place, rows);
		// A list that has grown at its head shows again what the page before ended with.
		const { lastId } = place;
		const news = rows.slice(rows.findLastIndex(({ id }) => lastId !== '' && id === lastId) + 1);
		results.push(...entriesOf(news, filter, (row) => [row['id'], nameOf(row)]));
		if (news.length === 0 || next === undefined) return { results };
		// Only the next page shows whether a short first one is all.
		const isOpen = place.full === 0 && rows.length < TASKS_PER_PAGE;
		if (!isOpen && (results.length > 0 || count >= MOST_PAGES)) {
			return { results, paginationToken: tokenOf(next) };
		}
		place = next;
	}
}

const MOST_PAGES = 10;
/** Characters of an ID that tells a page from the one before it. */
const LONGEST_ID = 100;

/** Where the picker goes on. */
interface Place {
	readonly page: number;
	/** Rows of the pages that the gateway gives, whatever it is asked for; 0 before the first. */
	readonly full: number;
	/** The last task of the page before; empty before the first. */
	readonly lastId: string;
}

function placeOf(token = ''): Place {
	const [, page = '1', full = '0', lastId = ''] = /^(\d{1,7}) (\d{1,7}) (.*)$/u.exec(token) ?? [];
	return { page: Number(page), full: Number(full), lastId };
}

function tokenOf({ page, full, lastId }: Place): string {
	return [page, full, lastId].join(' ');
}

/** Undefined where nothing comes behind the page. */
function nextPlace({ page, full }: Place, rows: PageRows): Place | undefined {
	const size = full || rows.length;
	const isAll = page * size >= Math.min(MOST_ROWS, rows.total ?? Infinity);
	const id = rows.at(-1)?.['id'];
	if (isAll || rows.length < size) return undefined;
	return {
		page: page + 1,
		full: size,
		lastId: typeof id === 'string' ? id.slice(0, LONGEST_ID) : '',
	};
}

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
		return { results: entriesOf(await ask(this, call, {}), filter, entry) };
	};
}

/** @throws NodeApiError when the gateway gave no list */
async function ask<Request, Rows>(
	context: ILoadOptionsFunctions,
	call: UMailCall<Request, Rows>,
	request: Request,
): Promise<Rows> {
	const line = openUMail(await accountOf(umail, context), searchNetwork(context));
	return valueOf(context, await line.call(call, request));
}

function entriesOf(
	rows: readonly Row[],
	filter: string | undefined,
	entry: Entry,
): INodeListSearchItems[] {
	const entries = rows.map((row) => {
		const [id, name] = entry(row).map(String);
		return { name: name ?? '', value: id ?? '' };
	});
	return matching(entries, filter);
}
