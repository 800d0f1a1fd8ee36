import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, logTail, startProcess, stopProcess } from '../../scripts/processes';
import { root } from '../setup/paths';
import { isObject, textAt } from './json';

const READY_MS = 30_000;
const POLL_MS = 50;

function readyLine(log: string): unknown {
	const line = readFileSync(log, 'utf8')
		.split('\n')
		.slice(0, -1)
		.find((text) => text.startsWith('{'));
	return line === undefined ? undefined : JSON.parse(line);
}

/** The simulated gateways in a process of their own, and their control API. */
export class Simulator {
	/** @param addresses the line that a running simulator has printed */
	constructor(
		readonly addresses: unknown,
		private readonly process?: ChildProcess,
	) {}

	/** Starts the simulator and waits until it answers; port 0 is any that is free. */
	static async start(log: string, port = 0): Promise<Simulator> {
		rmSync(log, { force: true });
		const child = startProcess(
			process.execPath,
			['--import', 'tsx', 'simulator/main.ts', '--port', String(port)],
			{ cwd: root, log },
		);
		const deadline = Date.now() + READY_MS;
		for (;;) {
			const addresses = readyLine(log);
			if (isObject(addresses)) return new Simulator(addresses, child);
			if (!isRunning(child) || Date.now() > deadline) {
				await stopProcess(child);
				throw new Error(`The simulator did not start; ${log} ends:\n${logTail(log)}`);
			}
			await sleep(POLL_MS);
		}
	}

	/** The address of everything. */
	get url(): string {
		return textAt(this.addresses, 'url');
	}

	/** What the base URL of a credential for this gateway must be. */
	baseUrl(gateway: string): string {
		return textAt(this.addresses, 'gateways', gateway);
	}

	/** Calls the control API, `/_control/<path>`; throws with the answer when that is no success. */
	async control(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${textAt(this.addresses, 'control')}/${path}`, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		const answer: unknown = text === '' ? null : JSON.parse(text);
		return answer;
	}

	/** Ends the process, where it was started here. */
	async stop(): Promise<void> {
		if (this.process !== undefined) await stopProcess(this.process);
	}
}
