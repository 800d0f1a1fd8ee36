import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** What reached a gateway since it was last asked. */
export interface Counters {
	readonly requests: number;
	readonly recipients: number;
	readonly connections: number;
}

/** A gateway of known latency, in a process of its own. */
export class GatewayProcess {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
	) {}

	/**
	 * @param latency milliseconds before each answer
	 * @param script what runs in the process, a file beside this one
	 */
	static async start(latency: number, script = 'gateway.ts'): Promise<GatewayProcess> {
		const file = path.join(__dirname, script);
		const child = spawn(process.execPath, ['--import', 'tsx', file, String(latency)], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const port = await firstLine(child.stdout);
		return new GatewayProcess(child, `http://127.0.0.1:${port}`);
	}

	/** Takes the counters and sets them to nought. */
	async counters(): Promise<Counters> {
		const answer: unknown = await (await fetch(`${this.url}/counters`)).json();
		if (!isCounters(answer)) throw new Error('the gateway gave no counters');
		return answer;
	}

	stop(): void {
		this.child.kill();
	}
}

/** The first line that a process prints. */
export async function firstLine(stream: Readable): Promise<string> {
	for await (const line of createInterface(stream)) return line;
	throw new Error('the gateway did not start');
}

function isCounters(value: unknown): value is Counters {
	return (
		typeof value === 'object' && value !== null && 'requests' in value && 'connections' in value
	);
}
