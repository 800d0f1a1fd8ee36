import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from '../../scripts/processes';
import { withProgress } from '../../scripts/progress';
import { root, runFolder } from './paths';
import { fingerprint, once } from './stamp';

const sources = [
	'credentials',
	'gateways',
	'gulpfile.js',
	'LICENSE.md',
	'messaging',
	'nodes',
	'operations',
	'package-lock.json',
	'package.json',
	'platform',
	'README.md',
	'transport',
	'tsconfig.build.json',
	'tsconfig.json',
];
const folder = join(runFolder, 'package');

/** Builds and packs the package as it would be published, and returns the path of the tarball. */
export async function packPackage(): Promise<string> {
	const wanted = fingerprint(sources.map((source) => join(root, source)));
	const log = join(runFolder, 'logs', 'pack.log');
	await once(join(folder, '.packed'), wanted, () =>
		withProgress('Building and packing the package', async () => {
			rmSync(folder, { recursive: true, force: true });
			mkdirSync(folder, { recursive: true });
			await runLogged('npm', ['run', 'build'], { cwd: root, log });
			await runLogged('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
				cwd: root,
				log,
			});
		}),
	);
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined || !existsSync(join(folder, tarball))) {
		throw new Error(`npm pack left no tarball in ${folder}; its output is in ${log}`);
	}
	return join(folder, tarball);
}
