import './watched';
import { ftruncateSync, openSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod';
import { calledFunctions } from './called';
import { keptInputs } from './corpus';
import { inputsOf } from './grammar';
import { Guard } from './Guard';
import { inputSchema, type InputData } from './Input';
import type { Job, Report } from './messages';
import type { Target } from './Target';
import { targets } from './targets/all';

const jobSchema = z.object({
	target: z.string(),
	seed: z.number(),
	milliseconds: z.number(),
	only: inputSchema.optional(),
});

const argument = process.argv[2] ?? '{}';
const { jobs, current } = z
	.object({ jobs: z.array(jobSchema), current: z.string() })
	.parse(JSON.parse(argument));
const file = openSync(current, 'w');

/** Where the input stands that is being read, for whoever finds that this process has ended. */
function note(input: InputData): void {
	const text = JSON.stringify(input);
	ftruncateSync(file, 0);
	writeSync(file, text, 0);
}

function say(report: Report): void {
	process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function fuzz(guard: Guard, target: Target, job: Job): Promise<void> {
	const { seed, milliseconds } = job;
	let runs = 0;
	const read = async (input: InputData): Promise<void> => {
		note(input);
		runs++;
		await guard.run(target, input);
	};
	say({ begins: target.name });
	for (const input of job.only === undefined ? keptInputs(target.name) : [job.only]) {
		try {
			await read(input);
		} catch (error) {
			say({ fails: target.name, input, why: textOf(error), runs, seed, path: 'corpus' });
			return;
		}
	}
	if (milliseconds === 0) {
		say({ ends: target.name, runs });
		return;
	}
	const details = await fc.check(fc.asyncProperty(inputsOf(target), read), {
		seed,
		numRuns: 1_000_000_000,
		interruptAfterTimeLimit: milliseconds,
		// The corpus has been read, and nobody may wait for the smallest input for ever.
		markInterruptAsFailure: false,
	});
	const [input] = details.counterexample ?? [];
	if (input === undefined) say({ ends: target.name, runs });
	else {
		const why = textOf(details.errorInstance);
		const place = details.counterexamplePath ?? '';
		say({ fails: target.name, input, why, runs, seed: details.seed, path: place });
	}
}

function textOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
	for (const job of jobs) {
		const target = targets.find(({ name }) => name === job.target);
		if (target === undefined) throw new Error(`There is no target '${job.target}'`);
		await fuzz(new Guard(), target, job);
	}
	if (process.argv.includes('--watched')) say({ called: await calledFunctions() });
}

void main();
