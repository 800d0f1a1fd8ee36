import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { searchContactLists, searchTasks } from '../UMailEdm/search';

/** Pages of tasks that the editor offers: who has more tasks chooses by ID. */
const MOST_PAGES = 5;

/** The contact lists of the account, for the editor. */
export async function getContactLists(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const { results } = await searchContactLists.call(this);
	return results;
}

/** The tasks of the account, for the editor. */
export async function getTasks(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const tasks: INodePropertyOptions[] = [];
	let token: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const { results, paginationToken } = await searchTasks.call(this, undefined, token);
		for (const task of results) tasks.push(task);
		if (typeof paginationToken !== 'string') break;
		token = paginationToken;
	}
	return tasks;
}
