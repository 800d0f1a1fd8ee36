import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runLogged } from '../../scripts/processes';
import { withProgress } from '../../scripts/progress';
import { playground, runFolder } from './paths';
import { fingerprint, once } from './stamp';

const folder = join(playground, 'node-24');

/** The Node that n8n runs on, whatever Node runs this. */
export const node24 = join(folder, 'node_modules', 'node', 'bin', 'node');

/** An environment in which `node`, and so npm too, is Node 24. */
export function node24Environment(): NodeJS.ProcessEnv {
	const path = [join(node24, '..'), process.env.PATH ?? ''].join(delimiter);
	const headers = join(
		folder,
		`node_modules/node/node_modules/node-${process.platform}-${process.arch}`,
	);
	const hasHeaders = existsSync(join(headers, 'include', 'node'));
	return { ...process.env, PATH: path, ...(hasHeaders ? { npm_config_nodedir: headers } : {}) };
}

/** Installs Node 24 from the npm package `node`, which brings its headers along. */
export async function installNode24(): Promise<void> {
	const wanted = fingerprint([join(folder, 'package.json')]);
	await once(join(folder, 'node_modules', '.installed'), wanted, () =>
		withProgress('Installing Node 24 for n8n', () =>
			// The package's own install script chooses the binary for this platform.
			runLogged(
				'npm',
				['install', '--ignore-scripts=false', '--dangerously-allow-all-scripts', '--no-save'],
				{ cwd: folder, log: join(runFolder, 'logs', 'install-node.log') },
			),
		),
	);
}
