import { isObject, listAt, textAt } from '../../playground/server/json';
import type { N8nClient } from '../../playground/server/N8nClient';

const PAGE = 100;

/** An execution in n8n's list. */
export interface Listed {
	readonly id: string;
	readonly status: string;
}

/** The executions of a workflow that are in one of these states, as the executions list has them. */
export async function executionsOf(
	client: N8nClient,
	workflowId: string,
	status: readonly string[],
): Promise<Listed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const found: Listed[] = [];
	for (let lastId = ''; ;) {
		const after = lastId === '' ? '' : `&lastId=${lastId}`;
		const path = `/rest/executions?filter=${filter}&limit=${PAGE}${after}`;
		const page = listAt(await client.request('GET', path), 'data', 'results').filter(isObject);
		found.push(
			...page.map((execution) => ({
				id: textAt(execution, 'id'),
				status: textAt(execution, 'status'),
			})),
		);
		if (page.length < PAGE) return found;
		lastId = found.at(-1)?.id ?? '';
	}
}

/** Presses *Retry execution* and waits for its end; returns the new execution's state. */
export async function retry(client: N8nClient, executionId: string): Promise<Listed> {
	const answer = await client.request('POST', `/rest/executions/${executionId}/retry`, {
		loadWorkflow: false,
	});
	return { id: textAt(answer, 'data', 'id'), status: textAt(answer, 'data', 'status') };
}
