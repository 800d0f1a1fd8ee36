import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../playground/server/json';
import { webhook, workflow } from '../../playground/server/workflow';
import { smsgo, sql } from './nodes';

/** The table with a row for each time that an execution went on. */
export const RESUMED = 'CREATE TABLE resumed (execution text, recipients text)';

/** The workflow that sends, waits for the reports of all its recipients, and goes on. */
export function waitWorkflow(path: string): JsonObject {
	return workflow(`Wait ${randomUUID()}`, [
		webhook('Call', path),
		smsgo('Send and wait', {
			operation: 'sendAndWaitForDelivery',
			to: '={{ $json.body.to }}',
			text: 'Are you there?',
			waitFor: 60,
		}),
		sql(
			'After',
			'INSERT INTO resumed VALUES ($1, $2)',
			'={{ [$execution.id, $input.all().map(({ json }) => `${json.recipient} ${json.status} ' +
				"${json.timedOut}`).sort().join(';')] }}",
			{ executeOnce: true },
		),
	]);
}
