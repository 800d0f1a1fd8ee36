// npm run fuzz -- MINUTES [target …]: builds the package and feeds it what nobody should send.
import { join } from 'node:path';
import { runLogged } from '../../../scripts/processes';
import { withProgress } from '../../../scripts/progress';
import { root } from '../../../playground/setup/paths';
import { keep } from './corpus';
import { Fuzzer } from './Fuzzer';
import { targets } from './targets/all';

const MINUTE_MS = 60_000;
/** Of one target at a time, so that all have had a turn when somebody stops it. */
const TURN_MS = 5_000;

async function main(): Promise<void> {
	const [minutes = '1', ...names] = process.argv.slice(2);
	const total = Number(minutes) * MINUTE_MS;
	if (!(total > 0)) throw new Error('Usage: npm run fuzz -- MINUTES [target …]');
	const chosen = targets.filter(({ name }) => names.length === 0 || names.includes(name));
	const log = join(root, 'logs', 'build.log');
	await withProgress('Building the package', () =>
		runLogged('npm', ['run', '--silent', 'build'], { cwd: root, log }),
	);
	const turn = Math.min(TURN_MS, total / chosen.length);
	const rounds = Math.max(1, Math.round(total / (turn * chosen.length)));
	const runs = new Map<string, number>();
	const broken = new Set<string>();
	let seed = Date.now() % 2 ** 31;
	for (let round = 0; round < rounds; round++) {
		const jobs = chosen
			.filter(({ name }) => !broken.has(name))
			.map(({ name }) => ({ target: name, seed: seed++, milliseconds: turn }));
		const fuzzed = await new Fuzzer().run(jobs);
		for (const [name, count] of fuzzed.runs) runs.set(name, (runs.get(name) ?? 0) + count);
		for (const { fails, input, why, seed: found, path } of fuzzed.failures) {
			broken.add(fails);
			console.log(
				`\n${fails} (seed ${found}, path ${path})\n${why}\n  kept as ${keep(fails, input)}`,
			);
		}
	}
	for (const [name, count] of runs) console.log(`${String(count).padStart(10)}  ${name}`);
	const all = [...runs.values()].reduce((sum, count) => sum + count, 0);
	console.log(
		`${String(all).padStart(10)}  inputs in all; ${broken.size} of ${chosen.length} targets gave way`,
	);
	if (broken.size > 0) process.exitCode = 1;
}

void main();
