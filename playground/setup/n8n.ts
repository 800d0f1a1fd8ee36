import { join } from 'node:path';
import { runLogged } from '../../scripts/processes';
import { withProgress } from '../../scripts/progress';
import { installNode24, node24Environment } from './node24';
import { playground, runFolder } from './paths';
import { fingerprint, once } from './stamp';
import { checkToolchain } from './toolchain';

/** The n8n versions that have a tried set of dependencies here. */
export type N8nVersion = '2.41.1' | '1.123.81';

/** The script that runs n8n, to be started with Node 24. */
export function n8nScript(version: N8nVersion): string {
	return join(playground, `n8n-${version}`, 'node_modules', 'n8n', 'bin', 'n8n');
}

async function install(version: N8nVersion, folder: string): Promise<void> {
	await checkToolchain();
	await installNode24();
	const npm = (name: string, args: readonly string[]): Promise<void> =>
		runLogged('npm', args, {
			cwd: folder,
			env: node24Environment(),
			log: join(runFolder, 'logs', `${name}-${version}.log`),
		});
	await withProgress(`Installing n8n ${version} (2 GB, once)`, () =>
		// Not `npm ci`: the lock files leave out other platforms' optional packages.
		npm('install', [
			'install',
			'--ignore-scripts',
			'--legacy-peer-deps',
			'--no-save',
			'--no-audit',
			'--no-fund',
		]),
	);
	await withProgress("Building n8n's database module", () =>
		npm('rebuild', ['rebuild', 'sqlite3', '--foreground-scripts', '--ignore-scripts=false']),
	);
}

/** Installs a pinned n8n from nothing; does nothing when it is there. */
export async function installN8n(version: N8nVersion): Promise<void> {
	const folder = join(playground, `n8n-${version}`);
	const wanted = fingerprint([
		join(folder, 'package.json'),
		join(folder, 'package-lock.json'),
		join(playground, 'node-24', 'package.json'),
	]);
	await once(join(folder, 'node_modules', '.installed'), wanted, () => install(version, folder));
}
