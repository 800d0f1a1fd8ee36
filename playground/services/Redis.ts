import { execFile, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isRunning, logTail, startProcess, stopProcess } from '../../scripts/processes';
import { freePorts } from '../server/ports';

const run = promisify(execFile);
const READY_MS = 30_000;
const POLL_MS = 50;

/** A throw-away Redis on a free port of 127.0.0.1, from Debian's package; it writes nothing. */
export class Redis {
	private constructor(
		private readonly process: ChildProcess,
		private readonly folder: string,
		readonly port: number,
	) {}

	/** Starts an empty one and waits until it answers. */
	static async start(log: string): Promise<Redis> {
		await run('redis-server', ['--version']).catch(() => {
			throw new Error('Redis is not installed: apt-get install redis-server');
		});
		const folder = mkdtempSync(join(tmpdir(), 'tw-messaging-redis-'));
		const [port = 0] = await freePorts(1);
		const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
		const child = startProcess('redis-server', ['--port', String(port), ...options], { log });
		const redis = new Redis(child, folder, port);
		const deadline = Date.now() + READY_MS;
		while (!(await redis.isReady())) {
			if (!isRunning(child) || Date.now() > deadline) {
				await redis.stop();
				throw new Error(`Redis did not start; ${log} ends:\n${logTail(log)}`);
			}
			await sleep(POLL_MS);
		}
		return redis;
	}

	/** Ends it at once. */
	async stop(): Promise<void> {
		await stopProcess(this.process, POLL_MS);
		rmSync(this.folder, { recursive: true, force: true });
	}

	private async isReady(): Promise<boolean> {
		try {
			const { stdout } = await run('redis-cli', ['-p', String(this.port), 'ping']);
			return stdout.trim() === 'PONG';
		} catch {
			return false;
		}
	}
}
