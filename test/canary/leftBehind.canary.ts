import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { canariesIn } from '../../playground/canary/canaries';
import { records } from '../../playground/canary/records';
import { searchFiles } from '../../playground/canary/search';
import { packPackage } from '../../playground/setup/package';
import { root, runFolder } from '../../playground/setup/paths';

/** What each suite leaves a record of; alone, one that was not run has none. */
const SUITES = [
	...['e2e-2.41.1', 'e2e-database-2.41.1', 'suppress-2.41.1', 'wait-2.41.1', 'postgres-e2e'],
	...['e2e-1.123.81', 'suppress-1.123.81', 'wait-1.123.81'],
	...['nodes-2.41.1', 'postgres-nodes', 'storm-2.41.1', 'postgres-storm'],
	...['stalled-1.123.81', 'postgres-stalled', 'alone-2.41.1', 'postgres-alone'],
	...['browser-2.41.1', 'soak-2.41.1'],
];
const isEverything = process.env['CI'] !== undefined;

it.each([...records()])(
	'%s: its folder, its database, its logs and its processes hold no password',
	(_name, { files, bytes, found }) => {
		expect(files).toBeGreaterThan(0);
		expect(bytes).toBeGreaterThan(0);
		expect(found).toEqual([]);
	},
);

(isEverything ? it : it.skip).each(SUITES)('%s has been looked through', (name) => {
	expect([...records().keys()]).toContain(name);
});

it('processes were looked at', () => {
	for (const [name, { looks }] of records()) {
		if (!name.startsWith('postgres-')) expect([name, looks > 0]).toEqual([name, true]);
	}
});

it.each([
	join(root, 'logs'),
	join(runFolder, 'logs'),
	join(root, 'test-results'),
	join(root, 'dist'),
])('%s holds no password', (folder) => {
	expect(searchFiles(folder).found).toEqual([]);
});

it('the tarball holds no password', async () => {
	const tarball = gunzipSync(readFileSync(await packPackage()));
	expect(tarball.length).toBeGreaterThan(100_000);
	expect(canariesIn(tarball)).toEqual([]);
}, 300_000);
