import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, logTail, startProcess, stopProcess } from '../../scripts/processes';
import { n8nScript } from '../setup/n8n';
import { node24 } from '../setup/node24';
import type { N8nPorts } from './environment';
import type { N8nHome } from './N8nHome';
import { freePorts } from './ports';

const READY_MS = 120_000;
const POLL_MS = 200;

async function answersReady(url: string): Promise<boolean> {
	try {
		return (await fetch(`${url}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}

/** What a process of n8n is for: its command, and the line by which it says that it is ready. */
const readyLines = {
	start: 'Editor is now accessible',
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};

/** The command that a process of n8n is started with. */
export type N8nCommand = keyof typeof readyLines;

/** A running process of n8n: all of it, or one of queue mode's. */
export class N8nServer {
	private process: ChildProcess | undefined;

	/** Stands for an n8n on these ports, which need not have been started here. */
	constructor(
		readonly home: N8nHome,
		readonly ports: N8nPorts,
		private readonly extra: NodeJS.ProcessEnv = {},
		private readonly command: N8nCommand = 'start',
		/** Of its log. */
		private readonly name = `n8n-${ports.port}`,
	) {}

	/** Starts n8n on free ports and waits until its editor can be used. */
	static async start(home: N8nHome, environment: NodeJS.ProcessEnv = {}): Promise<N8nServer> {
		const [port = 0, brokerPort = 0] = await freePorts(2);
		const server = new N8nServer(home, { port, brokerPort }, environment);
		await server.start();
		return server;
	}

	/** Without a trailing slash. */
	get url(): string {
		return `http://127.0.0.1:${this.ports.port}`;
	}

	/** The file that takes n8n's output. */
	get logFile(): string {
		return this.home.log(this.name);
	}

	/** Of the process that was started here last; undefined where none was. */
	get pid(): number | undefined {
		return this.process?.pid;
	}

	/** What n8n has printed since it was first started. */
	output(): string {
		return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
	}

	/** Starts n8n again with the same folder and port after `stop` or `kill`. */
	async start(): Promise<void> {
		const before = this.output().length;
		const child = startProcess(node24, [n8nScript(this.home.version), this.command], {
			cwd: this.home.files,
			env: { ...this.home.environment(this.ports), ...this.extra },
			log: this.logFile,
		});
		child.once('error', () => undefined);
		this.process = child;
		const deadline = Date.now() + READY_MS;
		// The health page answers before the editor's routes do.
		while (
			!this.output().slice(before).includes(readyLines[this.command]) ||
			!(await answersReady(this.url))
		) {
			if (!isRunning(child) || Date.now() > deadline) {
				await this.stop();
				const what = Date.now() > deadline ? 'did not get ready' : 'ended while starting';
				throw new Error(`${this.name} ${what}; ${this.logFile} ends:\n${logTail(this.logFile)}`);
			}
			await sleep(POLL_MS);
		}
	}

	/** Resolves when n8n runs no more, whoever has ended it. */
	async ended(): Promise<void> {
		if (this.process !== undefined && isRunning(this.process)) await once(this.process, 'exit');
	}

	/** Ends n8n without giving it time for anything, as a crash or a power cut does. */
	async kill(): Promise<void> {
		this.process?.kill('SIGKILL');
		await this.ended();
	}

	/** Ends n8n and everything it has started; its folder stays. */
	async stop(): Promise<void> {
		if (this.process !== undefined) await stopProcess(this.process);
	}
}
