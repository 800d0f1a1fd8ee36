// npm test [-- arguments for jest]: the build, then the unit and engine tests, with lint and types beside.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logs, main, makeReady, root } from './checkout.mjs';
import { resultsFolder, runJest } from './jest.mjs';
import { runLogged } from './processes.js';
import { elapsed, withProgress } from './progress.js';

const build = { label: 'Build', script: 'build' };
/** What takes its time beside the tests, which leave a core to it now and then. */
const beside = [
	{ label: 'Lint', script: 'lint' },
	{ label: 'Types', script: 'typecheck' },
];
const checks = [build, ...beside];

/** Starts a check, whose output goes to a file. */
async function start({ script }) {
	await runLogged('npm', ['run', '--silent', script], {
		cwd: root,
		log: join(logs, `${script}.log`),
	});
}

async function passes({ label }, work) {
	try {
		await withProgress(label, () => work);
		return true;
	} catch (error) {
		console.error(error.message);
		return false;
	}
}

main(async () => {
	const begun = Date.now();
	await makeReady();
	const failed = [];
	if (!(await passes(build, start(build)))) failed.push(build.label);
	const linted = start(beside[0]);
	const checked = linted.catch(() => undefined).then(() => start(beside[1]));
	const works = [linted, checked];
	// What fails meanwhile is told after the tests.
	for (const work of works) work.catch(() => undefined);
	const tested = await runJest(process.argv.slice(2));
	for (const [index, check] of beside.entries()) {
		if (!(await passes(check, works[index]))) failed.push(check.label);
	}
	if (resultsFolder !== undefined) {
		const counts = {
			numPassedTests: checks.length - failed.length,
			numFailedTests: failed.length,
		};
		writeFileSync(join(resultsFolder, 'checks.json'), JSON.stringify(counts));
	}
	if (tested !== 0) failed.push('Tests');
	const verdict = failed.length === 0 ? 'all good' : `failed: ${failed.join(', ')}`;
	console.log(`\nBuild, lint, types and tests: ${verdict} (${elapsed(begun)})`);
	return failed.length === 0 ? 0 : 1;
});
