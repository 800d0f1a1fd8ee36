import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLogged } from './processes.js';
import { withProgress } from './progress.js';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the commands that run quietly have printed. */
export const logs = join(root, 'logs');

const MINIMUM_NODE = 20;
const stamp = join(root, 'node_modules', '.installed');

/** What the installed packages depend on: the dependency lists and the lock file. */
function fingerprint() {
	const { devDependencies, peerDependencies } = JSON.parse(
		readFileSync(join(root, 'package.json'), 'utf8'),
	);
	return createHash('sha256')
		.update(JSON.stringify([devDependencies, peerDependencies]))
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
}

/** Makes a fresh clone, or one whose dependencies have changed, ready to run. */
export async function makeReady() {
	if (Number.parseInt(process.versions.node, 10) < MINIMUM_NODE) {
		throw new Error(
			`Node ${process.versions.node} is too old: ${MINIMUM_NODE} or newer is needed.`,
		);
	}
	const wanted = fingerprint();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	// Not `npm ci`: the lock file may lack optional packages of other platforms. --no-save leaves
	// it as it is.
	await withProgress("Installing the package's own tools", () =>
		runLogged('npm', ['install', '--no-save', '--loglevel=warn'], {
			cwd: root,
			log: join(logs, 'install.log'),
		}),
	);
	writeFileSync(stamp, wanted);
}

/** Runs a script's main function; what it throws ends the script with a message and code 1. */
export function main(work) {
	work().then(
		(code) => {
			process.exitCode = code ?? 0;
		},
		(error) => {
			console.error(`\n${error instanceof Error ? error.message : error}`);
			process.exitCode = 1;
		},
	);
}
