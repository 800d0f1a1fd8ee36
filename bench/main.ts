// npm run bench -- against FOLDER [one-text | …]: this build and that of another checkout, in turn.
// npm run bench [-- one-text | own-texts | … of works.ts]: ratios measured side by side in one run.
// Exit code 0 if every one reaches what it must.
import type { Row } from './rows';
import path from 'node:path';
import { againstWorks, measureAgainst } from './against';
import { runLogged } from '../scripts/processes';
import { withProgress } from '../scripts/progress';
import { publish } from './page';
import { keep, readResults } from './results';
import { table } from './table';
import { works } from './works';

async function main(): Promise<void> {
	const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
	const [first, folder = '', ...others] = process.argv.slice(2);
	const isAgainst = first === 'against';
	const chosen = isAgainst ? others : process.argv.slice(2);
	const known = isAgainst ? againstWorks : Object.keys(works);
	const wrong = chosen.find((name) => !known.includes(name));
	if (wrong !== undefined) throw new Error(`There is no work '${wrong}': ${known.join(', ')}`);
	const root = path.join(__dirname, '..');
	await withProgress('Building the package', () =>
		runLogged('npm', ['run', '--silent', 'build'], {
			cwd: root,
			log: path.join(root, 'logs', 'build.log'),
		}),
	);
	const rows = isAgainst
		? await measureAgainst(path.resolve(folder), chosen, rounds)
		: await measureAll(chosen, rounds);
	if (isAgainst) console.log(table(rows));
	console.log(
		`\nMedians of ${rounds} interleaved rounds. * measured on fewer messages, at two sizes, and scaled.`,
	);
	if (rows.some(({ isReached }) => !isReached)) process.exitCode = 1;
}

async function measureAll(chosen: readonly string[], rounds: number): Promise<Row[]> {
	const rows: Row[] = [];
	for (const [name, measure] of Object.entries(works)) {
		if (chosen.length > 0 && !chosen.includes(name)) continue;
		const start = performance.now();
		const section = await measure(rounds);
		const minutes = (performance.now() - start) / 60_000;
		keep(name, section, rounds);
		await publish(readResults(), Object.keys(works));
		rows.push(...section.rows);
		console.log(`\n${name}, ${minutes.toFixed(1)} minutes\n${table(section.rows)}`);
	}
	return rows;
}

void main();
