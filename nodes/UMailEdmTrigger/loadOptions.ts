import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { searchContactLists, searchTasks } from '../UMailEdm/search';

/** Tasks that the editor offers: who has more of them chooses by ID. */
const MOST_TASKS = 1_000;
/** Pages in which it looks for them. */
const MOST_PAGES = 50;

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
	for (let page = 0; page < MOST_PAGES && tasks.length < MOST_TASKS; page++) {
		const { results, paginationToken } = await searchTasks.call(this, undefined, token);
		for (const task of results) tasks.push(task);
		if (typeof paginationToken !== 'string') break;
		token = paginationToken;
	}
	return tasks;
}
