import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { shippedFolders } from '../setup/shipped.cjs';
import { tables } from './readers';

const run = promisify(execFile);
const root = path.join(__dirname, '..', '..');
let folder: string;

/** The measured process runs the build too. */
const shipped: Plugin = {
	name: 'shipped',
	setup(plugin) {
		plugin.onResolve({ filter: /^\./ }, ({ path: request, resolveDir }) => {
			const file = path.relative(root, path.resolve(resolveDir, request));
			if (!shippedFolders.includes(file.split(path.sep)[0] ?? '')) return undefined;
			return { path: path.join(root, 'dist', `${file}.js`), external: true };
		});
	},
};

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'scaling-'));
	await build({
		entryPoints: [path.join(__dirname, 'run.ts')],
		outfile: path.join(folder, 'run.cjs'),
		bundle: true,
		platform: 'node',
		plugins: [shipped],
	});
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

describe('every reader takes less than three times as long for twice the text', () => {
	test.each(Object.keys(tables))(
		'%s',
		async (table) => {
			// On one thread the collector of garbage is measured too, and nothing else is.
			const { stdout } = await run(process.execPath, [
				'--single-threaded',
				path.join(folder, 'run.cjs'),
				table,
			]);
			const findings: unknown = JSON.parse(stdout);
			expect(findings).toEqual([]);
		},
		300_000,
	);
});
