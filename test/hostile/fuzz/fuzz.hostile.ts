import { Fuzzer, type Fuzzed } from './Fuzzer';
import { keep, keptInputs } from './corpus';
import { allReaders, exempt, type Reader } from './readers';
import { targets } from './targets/all';

/** Of one target; `npm run fuzz -- MINUTES` takes longer. */
const TURN_MS = 900;
/** The same each time, so that a change fails for what it does; `npm run fuzz` begins elsewhere each time. */
const SEED = 20_260;

let fuzzed: Fuzzed;
let readers: readonly Reader[];

beforeAll(async () => {
	readers = await allReaders();
	const jobs = targets.map(({ name }, index) => ({
		target: name,
		seed: SEED + index,
		milliseconds: TURN_MS,
	}));
	fuzzed = await new Fuzzer(true).run(jobs);
	for (const { fails, input } of fuzzed.failures) keep(fails, input);
	const all = [...fuzzed.runs.values()].reduce((sum, count) => sum + count, 0);
	console.log(`${all} inputs for ${targets.length} targets`);
}, 600_000);

it.each(targets.map(({ name }) => name))('%s: nothing that comes can break it', (name) => {
	const failures = fuzzed.failures.filter(({ fails }) => fails === name);
	expect(failures.map(({ why, seed, path }) => `${why} (seed ${seed}, path ${path})`)).toEqual([]);
	expect(fuzzed.runs.get(name)).toBeGreaterThan(keptInputs(name).length);
});

it('every reader has been called', () => {
	const forgotten = readers
		.filter(({ name, elsewhere }) => elsewhere === undefined && !fuzzed.called.has(name))
		.map(({ name }) => name);
	expect(forgotten).toEqual([]);
	expect(readers.length).toBeGreaterThan(50);
});

it('what is read elsewhere is there', () => {
	expect(readers.flatMap(({ name, elsewhere }) => (elsewhere === undefined ? [] : [name]))).toEqual(
		[...exempt].sort(),
	);
});
