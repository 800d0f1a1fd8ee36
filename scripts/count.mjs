// node scripts/count.mjs <folder> <exit code>: adds up the counts that one run left in the folder
// and prints `passed failed skipped`. A run that ended badly without saying why counts as one
// failed, one that says nothing at all as one passed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, exitCode] = process.argv.slice(2);
const reports = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + (report[key] ?? 0), 0);

let passed = sum('numPassedTests');
// A test file that cannot even be loaded has no tests to count.
let failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
const skipped = sum('numPendingTests') + sum('numTodoTests');
if (exitCode !== '0' && failed === 0) failed = 1;
if (exitCode === '0' && reports.length === 0) passed = 1;
console.log(`${passed} ${failed} ${skipped}`);
