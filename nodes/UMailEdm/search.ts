import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { UMailCall } from '../../gateways/umail/call';
import { listContactLists } from '../../gateways/umail/calls/contactList';
import { UMailClient } from '../../gateways/umail/client';
import type { Row } from '../../gateways/umail/rows';
import { accepted } from '../../messaging/outcome';
import { searchConnection, searchResults } from '../../operations/search';
import { accountOf } from './account/open';

/** The contact lists of the account, for the editor's picker. */
export async function searchContactLists(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await search(this, filter, listContactLists, {}, ({ id, subject }) => [id, subject]);
}

async function search<Request>(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	call: UMailCall<Request, readonly Row[]>,
	request: Request,
	entry: (row: Row) => readonly [id: Row[string] | undefined, name: Row[string] | undefined],
): Promise<INodeListSearchResult> {
	const account = accountOf(await context.getCredentials('uMailApi'));
	const outcome = await new UMailClient(account, searchConnection(context)).call(call, request);
	if (outcome.outcome !== 'accepted') return searchResults(context, outcome);
	const entries = outcome.value.map((row) => {
		const [id, name] = entry(row).map(String);
		return { name: name ?? '', value: id ?? '' };
	});
	return searchResults(context, accepted(entries), filter);
}
