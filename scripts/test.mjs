// npm test [-- arguments for jest]: build, lint, types, then the unit and engine tests.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logs, main, makeReady, root } from './checkout.mjs';
import { resultsFolder, runJest } from './jest.mjs';
import { runLogged } from './processes.js';
import { elapsed, withProgress } from './progress.js';

const checks = [
	{ label: 'Build', script: 'build' },
	{ label: 'Lint', script: 'lint' },
	{ label: 'Types', script: 'typecheck' },
];

async function passes({ label, script }) {
	const log = join(logs, `${script}.log`);
	try {
		await withProgress(label, () =>
			runLogged('npm', ['run', '--silent', script], { cwd: root, log }),
		);
		return true;
	} catch (error) {
		console.error(error.message);
		return false;
	}
}

main(async () => {
	const start = Date.now();
	await makeReady();
	const failed = [];
	for (const check of checks) if (!(await passes(check))) failed.push(check.label);
	if (resultsFolder !== undefined) {
		const counts = {
			numPassedTests: checks.length - failed.length,
			numFailedTests: failed.length,
		};
		writeFileSync(join(resultsFolder, 'checks.json'), JSON.stringify(counts));
	}
	if ((await runJest(process.argv.slice(2))) !== 0) failed.push('Tests');
	const verdict = failed.length === 0 ? 'all good' : `failed: ${failed.join(', ')}`;
	console.log(`\nBuild, lint, types and tests: ${verdict} (${elapsed(start)})`);
	return failed.length === 0 ? 0 : 1;
});
