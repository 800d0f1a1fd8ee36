import { readdirSync, readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { canariesIn } from './canaries';

const EVERY_MS = 1_000;

/** What the list of processes showed. */
export interface SeenProcesses {
	/** Command lines that were looked at. */
	readonly looks: number;
	readonly found: readonly string[];
}

/** Looks at the command lines of this process and of all that it has started, once a second. */
export class ProcessWatch {
	private looks = 0;
	private readonly found = new Set<string>();
	private readonly timer: NodeJS.Timeout;

	constructor() {
		this.timer = setInterval(() => {
			this.look();
		}, EVERY_MS);
		this.timer.unref();
	}

	/** Looks a last time, and tells what was seen. */
	stop(): SeenProcesses {
		clearInterval(this.timer);
		this.look();
		return { looks: this.looks, found: [...this.found] };
	}

	private look(): void {
		for (const pid of familyOf(process.pid)) {
			const line = readProcess(pid, 'cmdline');
			this.looks++;
			for (const name of canariesIn(line)) this.found.add(`a command line: ${name}`);
		}
	}
}

/** A process, and all that came from it. */
function familyOf(pid: number): number[] {
	const parents = readdirSync('/proc')
		.filter((name) => /^\d+$/u.test(name))
		.map((name): [number, number] => {
			const stat = readProcess(Number(name), 'stat');
			// The name of the process stands in brackets, and can have blanks.
			const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return [Number(name), Number(parent)];
		});
	const family = [pid];
	// The list grows while it is walked.
	for (const one of family) {
		for (const [child, parent] of parents) if (parent === one) family.push(child);
	}
	return family;
}

function readProcess(pid: number, file: 'cmdline' | 'stat'): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		// It has ended.
		return '';
	}
}
