import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { jsonParse } from 'n8n-workflow';

const run = promisify(execFile);

test("the panels keep the rules that n8n's own nodes keep", async () => {
	const { stdout } = await run(process.execPath, [path.join(__dirname, 'panelRules.mjs')], {
		// The plugin takes every file for one of its own tests' where this says test.
		env: { ...process.env, NODE_ENV: 'production' },
	});
	const nodes = readdirSync(path.join(__dirname, '..', '..', 'nodes'));
	expect(jsonParse(stdout)).toEqual(Object.fromEntries(nodes.map((name) => [name, []])));
});
