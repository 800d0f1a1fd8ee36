import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { nodeThat } from '../../test/operations/fixtures';
import type { Item, Work } from './exchange';

/**
 * A node that makes a request for each item through n8n's HTTP helper: one after another, as the
 * loop in n8n's own SMS nodes, or some at a time.
 *
 * @param chunk requests that leave together; the next ones wait for the last of them
 */
export function helperNode(work: Work, url: string, chunk: number): INodeType {
	const fields = Object.keys(work.parameters).map(
		(name) => ({ displayName: name, name, type: 'string', default: '' }) as const,
	);
	return nodeThat(fields, async (context) => {
		const output: INodeExecutionData[] = [];
		const count = context.getInputData().length;
		for (let start = 0; start < count; start += chunk) {
			const indexes = Array.from({ length: Math.min(chunk, count - start) }, (_, at) => start + at);
			output.push(
				...(await Promise.all(indexes.map(async (at) => await ask(context, work, url, at)))),
			);
		}
		return output;
	});
}

async function ask(
	context: IExecuteFunctions,
	work: Work,
	url: string,
	item: number,
): Promise<INodeExecutionData> {
	const values: Record<string, string> = {};
	for (const name of Object.keys(work.parameters)) {
		const value = context.getNodeParameter(name, item);
		values[name] = typeof value === 'string' ? value : '';
	}
	const { path, headers, body, check } = work.exchange([values satisfies Item]);
	const answer: unknown = await context.helpers.httpRequest({
		method: 'POST',
		url: url + path,
		headers: { ...headers },
		body,
	});
	check(typeof answer === 'string' ? JSON.parse(answer) : answer);
	return { json: { answer: JSON.stringify(answer) }, pairedItem: { item } };
}
