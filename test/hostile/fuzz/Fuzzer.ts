import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setInterval, clearInterval } from 'node:timers';
import { inputSchema, type InputData } from './Input';
import { reportSchema, type Failure, type Job } from './messages';

/** Seconds of processor time without the next input: the reader hangs. */
const HANGS_AFTER = 8;
const LOOK_MS = 500;
/** MiB of V8's heap: what needs more than the bound ends the process. */
const HEAP = ['--max-old-space-size=256', '--max-semi-space-size=8', '--expose-gc'];
const TICKS_PER_SECOND = 100;

/** What has been fuzzed. */
export interface Fuzzed {
	/** Inputs by target. */
	readonly runs: ReadonlyMap<string, number>;
	readonly failures: readonly Failure[];
	/** `file function` of everything shipped that has run; empty unless it was watched. */
	readonly called: ReadonlySet<string>;
}

/**
 * Fuzzes targets, one after the other, in a process that is watched from here: an input that hangs it,
 * or fills its memory, is found in the file where the process notes what it reads.
 */
export class Fuzzer {
	private readonly runs = new Map<string, number>();
	private readonly failures: Failure[] = [];
	private readonly called = new Set<string>();
	private readonly folder = mkdtempSync(path.join(tmpdir(), 'tw-messaging-fuzz-'));

	/** @param isWatched whether to tell what has been called, which makes it slower */
	constructor(private readonly isWatched = false) {}

	/** Does the jobs, and with each that ends its process goes on behind it. */
	async run(jobs: readonly Job[]): Promise<Fuzzed> {
		try {
			for (let left = jobs; left.length > 0;) left = await this.work(left);
		} finally {
			rmSync(this.folder, { recursive: true, force: true });
		}
		const { runs, failures, called } = this;
		return { runs, failures, called };
	}

	/** Does jobs in one process, and returns those that it did not come to. */
	private async work(jobs: readonly Job[]): Promise<readonly Job[]> {
		const current = path.join(this.folder, 'current.json');
		const argument = JSON.stringify({ jobs, current });
		const child = spawn(
			process.execPath,
			[
				...HEAP,
				...['tsx/cjs', path.join(__dirname, 'shippedModules.cjs')].flatMap((name) => ['-r', name]),
				path.join(__dirname, 'worker.ts'),
				argument,
				...(this.isWatched ? ['--watched'] : []),
			],
			{ stdio: ['ignore', 'pipe', 'pipe'] },
		);
		const stop = (): void => {
			child.kill('SIGKILL');
		};
		process.once('exit', stop);
		const watch = watchOver(child, current);
		const progress = { begun: -1, isOver: true };
		const lines = createInterface({ input: child.stdout }).on('line', (line) => {
			const report = reportSchema.parse(JSON.parse(line));
			if ('begins' in report) {
				progress.begun++;
				progress.isOver = false;
				return;
			}
			progress.isOver = true;
			if ('called' in report) for (const name of report.called) this.called.add(name);
			else this.note(report);
		});
		const errors: string[] = [];
		createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
		const [code] = await Promise.all([
			new Promise<number | null>((resolve) => child.once('exit', resolve)),
			new Promise((resolve) => lines.once('close', resolve)),
		]);
		const hung = watch.stop();
		process.off('exit', stop);
		const job = jobs[progress.begun];
		if (code === 0) return [];
		if (job === undefined || progress.isOver)
			throw new Error(`The worker ended:\n${errors.join('\n')}`);
		const why =
			hung ?? `The process ended (${code ?? 'by a signal'}): ${errors.slice(0, 5).join('\n')}`;
		const input = noted(current);
		const { target, seed } = job;
		this.note({ fails: target, input, why, runs: 0, seed, path: 'the last input' });
		return jobs.slice(progress.begun + 1);
	}

	private note(report: Failure | { readonly ends: string; readonly runs: number }): void {
		const target = 'fails' in report ? report.fails : report.ends;
		this.runs.set(target, (this.runs.get(target) ?? 0) + report.runs);
		if ('fails' in report) this.failures.push(report);
	}
}

function noted(current: string): InputData {
	return inputSchema.parse(JSON.parse(readFileSync(current, 'utf8')));
}

/** Ends a process that has worked too long on one input. */
function watchOver(child: ChildProcess, current: string): { stop(): string | undefined } {
	let hung: string | undefined;
	let since = { at: 0, seconds: 0 };
	const timer = setInterval(() => {
		const at = statSync(current, { throwIfNoEntry: false })?.mtimeMs ?? 0;
		const seconds = processorTime(child.pid);
		if (at !== since.at) since = { at, seconds };
		// Before the first input it loads.
		if (at === 0 || seconds - since.seconds < HANGS_AFTER) return;
		hung = `It has taken more than ${HANGS_AFTER} s of processor time, and does not end`;
		child.kill('SIGKILL');
	}, LOOK_MS);
	return {
		stop() {
			clearInterval(timer);
			return hung;
		},
	};
}

/** Seconds of processor time that a process has had. */
function processorTime(pid: number | undefined): number {
	try {
		const stat = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8');
		// The name of the process stands in brackets, and can have blanks.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
	} catch {
		return 0;
	}
}
