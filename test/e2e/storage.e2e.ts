import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { reportTrigger, workflow } from '../../playground/server/workflow';
import { node24 } from '../../playground/setup/node24';
import { world } from './world';

/** Holds n8n's database against writing until its standard input ends. */
const holder = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { timeout: 20000 });
database.exec('BEGIN IMMEDIATE');
console.log('held');
process.stdin.resume().on('end', () => { database.exec('ROLLBACK'); process.exit(); });
`;

it('the acknowledgement leaves only when n8n has stored the execution', async () => {
	const { client, home, server } = world();
	const webhookId = randomUUID();
	const trigger = reportTrigger('Reports', 'smsgoDeliveryReport', webhookId);
	const workflowId = await client.createWorkflow(workflow(`Storage ${webhookId}`, [trigger]));
	await client.activate(workflowId);
	const url = `${server.url}/webhook/${webhookId}/smsgo-report`;
	while ((await fetch(`${url}?msgid=none`)).status !== 400) await sleep(100);

	const database = join(home.folder, '.n8n', 'database.sqlite');
	const child = spawn(node24, ['-e', holder, database], { stdio: ['pipe', 'pipe', 'inherit'] });
	await once(child.stdout, 'data');
	let answer: string | undefined;
	const report = fetch(`${url}?msgid=4711&statuscode=0&statusstr=DELIVRD&dstaddr=0912345678`).then(
		async (response) => (answer = `${response.status} ${await response.text()}`),
	);
	await sleep(2_000);
	const whileHeld = answer;
	child.stdin.end();
	await once(child, 'exit');
	await report;

	// Nothing that smsgo would take for an acknowledgement while nothing could be stored.
	expect(whileHeld ?? '').not.toContain('magicid');
	const isStored = (answer ?? '').startsWith('200');
	if (isStored) expect(answer).toBe('200 magicid=tccrd_sms_gateway_rpack\nmsgid=4711\n');
	else expect(answer).not.toContain('magicid');
	const executions = await client.request(
		'GET',
		`/rest/executions?filter={"workflowId":"${workflowId}"}`,
	);
	expect(JSON.stringify(executions).includes(workflowId)).toBe(isStored);
}, 60_000);
