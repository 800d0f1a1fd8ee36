// npm run bench [-- one-text | own-texts | … of works.ts]: ratios measured side by side in one run.
// Exit code 0 if every one reaches what it must.
import type { Row } from './rows';
import { join } from 'node:path';
import { runLogged } from '../scripts/processes';
import { withProgress } from '../scripts/progress';
import { publish } from './page';
import { keep, readResults } from './results';
import { table } from './table';
import { works } from './works';

async function main(): Promise<void> {
	const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
	const chosen = process.argv.slice(2);
	const wrong = chosen.find((name) => !(name in works));
	if (wrong !== undefined) {
		throw new Error(`There is no work '${wrong}': ${Object.keys(works).join(', ')}`);
	}
	const root = join(__dirname, '..');
	await withProgress('Building the package', () =>
		runLogged('npm', ['run', '--silent', 'build'], {
			cwd: root,
			log: join(root, 'logs', 'build.log'),
		}),
	);
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
	console.log(
		`\nMedians of ${rounds} interleaved rounds. * measured on fewer messages, at two sizes, and scaled.`,
	);
	if (rows.some(({ isReached }) => !isReached)) process.exitCode = 1;
}

void main();
