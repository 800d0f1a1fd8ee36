import type { Playground } from '../Playground';
import type { Execution } from '../server/Execution';

/** The first node of every example, from which it is run. */
const TRIGGER = 'Start';

/**
 * Runs an example workflow as it stands in the repository.
 *
 * @throws Error when it does not end well
 */
export async function runExample(playground: Playground, file: string): Promise<Execution> {
	const workflowId = await playground.importWorkflow(file);
	const execution = await playground.client.run(workflowId, TRIGGER);
	if (execution.status !== 'success') {
		throw new Error(`${file} ended as ${execution.status}: ${JSON.stringify(execution.error)}`);
	}
	return execution;
}

/** A value as a table shows it. */
export function show(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}
