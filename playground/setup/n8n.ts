import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from '../../scripts/processes';
import { withProgress } from '../../scripts/progress';
import { installNode24, node24Environment } from './node24';
import { playground, runFolder } from './paths';
import { fingerprint, isDone, once } from './stamp';
import { checkToolchain } from './toolchain';

/** The n8n versions that have a tried set of dependencies here. */
export type N8nVersion = (typeof versions)[number];

const versions = ['2.41.1', '1.123.81'] as const;

/** The script that runs n8n, to be started with Node 24. */
export function n8nScript(version: N8nVersion): string {
	return join(playground, `n8n-${version}`, 'node_modules', 'n8n', 'bin', 'n8n');
}

/** n8n's database module in a version's folder: what it is, and where it is built. */
function databaseModule(version: N8nVersion) {
	const folder = join(playground, `n8n-${version}`, 'node_modules', 'sqlite3');
	return { manifest: join(folder, 'package.json'), built: join(folder, 'build') };
}

/**
 * Takes the module that another version's install has built, where it is the same; both run on the
 * same Node. Compiling it takes minutes. Says whether it did.
 */
function takeBuiltModule(version: N8nVersion): boolean {
	const own = databaseModule(version);
	const wanted = readFileSync(own.manifest, 'utf8');
	const other = versions
		.filter((candidate) => candidate !== version && isInstalled(candidate))
		.map(databaseModule)
		.find(({ manifest, built }) => existsSync(built) && readFileSync(manifest, 'utf8') === wanted);
	if (other !== undefined) cpSync(other.built, own.built, { recursive: true });
	return other !== undefined;
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
	if (takeBuiltModule(version)) return;
	await withProgress("Building n8n's database module", () =>
		npm('rebuild', ['rebuild', 'sqlite3', '--foreground-scripts', '--ignore-scripts=false']),
	);
}

/** What an install of a version is made of, and the file that says when it is complete. */
function stampOf(version: N8nVersion): { file: string; wanted: string } {
	const folder = join(playground, `n8n-${version}`);
	const wanted = fingerprint([
		join(folder, 'package.json'),
		join(folder, 'package-lock.json'),
		join(playground, 'node-24', 'package.json'),
	]);
	return { file: join(folder, 'node_modules', '.installed'), wanted };
}

function isInstalled(version: N8nVersion): boolean {
	const { file, wanted } = stampOf(version);
	return isDone(file, wanted);
}

/** Installs a pinned n8n from nothing; does nothing when it is there. */
export async function installN8n(version: N8nVersion): Promise<void> {
	const { file, wanted } = stampOf(version);
	await once(file, wanted, () => install(version, join(playground, `n8n-${version}`)));
}
