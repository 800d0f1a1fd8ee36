import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';

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

	/** @param latency milliseconds before each answer */
	static async start(latency: number): Promise<GatewayProcess> {
		const file = path.join(__dirname, 'gateway.ts');
		const child = spawn(process.execPath, ['--import', 'tsx', file, String(latency)], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [port]: unknown[] = await once(createInterface(child.stdout), 'line');
		return new GatewayProcess(child, `http://127.0.0.1:${String(port)}`);
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

function isCounters(value: unknown): value is Counters {
	return (
		typeof value === 'object' && value !== null && 'requests' in value && 'connections' in value
	);
}
