import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';

/** The folder that takes each runner's counts as JSON, when somebody wants to add them up. */
export const resultsFolder = process.env.TEST_RESULTS_DIR;
if (resultsFolder !== undefined) mkdirSync(resultsFolder, { recursive: true });

/** Runs jest with its output shown and returns its exit code. */
export function runJest(args) {
	const report =
		resultsFolder === undefined
			? []
			: ['--json', `--outputFile=${join(resultsFolder, 'jest.json')}`];
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	// jest writes its summary to standard error; with --json standard output repeats the file.
	const stdio = ['ignore', report.length > 0 ? 'ignore' : 'inherit', 'inherit'];
	const child = spawn(process.execPath, [jest, ...report, ...args], { cwd: root, stdio });
	return new Promise((done, failed) => {
		child.once('error', failed);
		child.once('exit', (code) => {
			done(code ?? 1);
		});
	});
}
