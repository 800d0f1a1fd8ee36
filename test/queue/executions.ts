import { at, isObject, listAt, textAt, type JsonObject } from '../../playground/server/json';
import type { N8nClient } from '../../playground/server/N8nClient';
import { until } from './until';

const PAGE = 100;
const RETRY_MS = 60_000;

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
	const found: Listed[] = [];
	for (let cursor: unknown; ;) {
		const page = await pageOf(client, { workflowId, status }, cursor);
		found.push(...page.rows.map(listed));
		cursor = page.cursor;
		if (typeof cursor !== 'string') return found;
	}
}

/**
 * Presses *Retry execution* and returns the new execution when it is over, or n8n's refusal. The
 * answer is not waited for: n8n 2.41 sometimes misses the end of an execution that was too quick.
 */
export async function retry(
	client: N8nClient,
	{ id, workflowId }: { id: string; workflowId: string },
): Promise<Listed> {
	const pressed = client.fetch('POST', `/rest/executions/${id}/retry`, { loadWorkflow: false });
	const refusal = new Promise<Listed>((resolve) => {
		void pressed
			.then(async (answer) => {
				if (!answer.ok) resolve({ id, status: `${answer.status} ${await answer.text()}` });
			})
			.catch(() => undefined);
	});
	const isOver = (execution: JsonObject): boolean =>
		execution['retryOf'] === id && !['new', 'running'].includes(textAt(execution, 'status'));
	const over = until(
		async () => (await pageOf(client, { workflowId })).rows.find(isOver),
		(found) => found !== undefined,
		{ withinMs: RETRY_MS, pollMs: 200 },
	).then(listed);
	return await Promise.race([over, refusal]);
}

async function pageOf(client: N8nClient, filter: JsonObject, cursor?: unknown) {
	const after = typeof cursor === 'string' ? `&cursor=${cursor}` : '';
	const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&limit=${PAGE}${after}`;
	const page = await client.request('GET', `/rest/executions?${query}`);
	return {
		rows: listAt(page, 'data', 'results').filter(isObject),
		cursor: at(page, 'data', 'nextCursor'),
	};
}

function listed(execution: JsonObject | undefined): Listed {
	return { id: textAt(execution, 'id'), status: textAt(execution, 'status') };
}
