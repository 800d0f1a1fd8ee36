import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canariesIn } from '../../playground/canary/canaries';
import { listAt, textAt } from '../../playground/server/json';
import { addFault, resetSimulator } from './simulated';
import { runSmsgo, send } from './workflows';
import { world } from './world';

function expectNoSecret(text: string): void {
	expect(canariesIn(text)).toEqual([]);
}

beforeAll(async () => {
	await resetSimulator();
	await send([{ to: '0900000001', text: 'Hello' }]);
	await send([{ to: '0900', text: 'Hello' }]);
	for (const kind of ['code', 'html', 'halfBody', 'resetBefore', 'resetAfter', 'redirect']) {
		await addFault({ kind });
		await send([{ to: '0900000001', text: 'Hello' }]);
		await addFault({ kind });
		await runSmsgo([{}], { resource: 'account', operation: 'getBalance' });
	}
});

it('no execution contains the password', async () => {
	const { client } = world();
	const executions = await client.request('GET', '/rest/executions?limit=100');
	const ids = listAt(executions, 'data', 'results').map((execution) => textAt(execution, 'id'));
	expect(ids.length).toBeGreaterThan(10);
	for (const id of ids) expectNoSecret((await client.execution(id)).text);
});

it("n8n's log does not contain the password", () => {
	const output = world().server.output();
	expect(output.length).toBeGreaterThan(0);
	expectNoSecret(output);
});

it("n8n's database does not contain the password", () => {
	const folder = join(world().home.folder, '.n8n');
	const files = readdirSync(folder).filter((name) => name.startsWith('database.sqlite'));
	expect(files.length).toBeGreaterThan(0);
	for (const file of files) expectNoSecret(readFileSync(join(folder, file), 'latin1'));
});

it('no request carries the password in its address', async () => {
	const requests = await world().simulator.control('GET', 'smsgo/requests');
	const inUrl = listAt(requests).filter(
		(request) => canariesIn(JSON.stringify(request)).length > 0,
	);
	expect(listAt(requests).length).toBeGreaterThan(0);
	expect(inUrl).toEqual([]);
});
