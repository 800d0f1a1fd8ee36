import { execFile, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isRunning, logTail, runLogged, startProcess, stopProcess } from '../../scripts/processes';
import { keepRecord } from '../canary/records';
import { searchFiles } from '../canary/search';
import { freePorts } from '../server/ports';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';
const READY_MS = 30_000;
const POLL_MS = 100;

/** A throw-away PostgreSQL on a free port of 127.0.0.1, from Debian's package. */
export class Postgres {
	private constructor(
		private readonly process: ChildProcess,
		private readonly folder: string,
		private readonly log: string,
		readonly port: number,
	) {}

	/** Starts it with an empty database, `postgres`, whose user of that name needs no password. */
	static async start(log: string): Promise<Postgres> {
		const folder = mkdtempSync(join(tmpdir(), 'tw-messaging-postgres-'));
		const [user, group] = await Promise.all([idOf('-u'), idOf('-g')]);
		if (isRoot()) chownSync(folder, user, group);
		const data = join(folder, 'data');
		const options = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8'];
		await runLogged(...asPostgres('initdb', options), { cwd: folder, log: `${log}-initdb` });
		const [port = 0] = await freePorts(1);
		const child = startProcess(
			...asPostgres('postgres', [
				...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
				...['-c', 'fsync=off'],
			]),
			{ cwd: folder, log },
		);
		const postgres = new Postgres(child, folder, log, port);
		const deadline = Date.now() + READY_MS;
		while (!(await postgres.isReady())) {
			if (!isRunning(child) || Date.now() > deadline) {
				await postgres.stop();
				throw new Error(`PostgreSQL did not start; ${log} ends:\n${logTail(log)}`);
			}
			await sleep(POLL_MS);
		}
		return postgres;
	}

	/** Runs SQL and gives the rows, each a list of texts. */
	async query(sql: string, database = 'postgres'): Promise<string[][]> {
		const { stdout } = await run(program('psql'), [
			...['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres', '-d', database],
			...['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-c', sql],
		]);
		return stdout
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => line.split('\t'));
	}

	/** Ends it at once and removes its data, once that has been searched for passwords. */
	async stop(): Promise<void> {
		await this.search();
		await stopProcess(this.process, POLL_MS);
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Its files have large texts packed: what is searched is what a dump has of them. */
	private async search(): Promise<void> {
		if (!isRunning(this.process)) return;
		const dump = join(this.folder, 'dump.sql');
		const place = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres', '-f', dump];
		await run(program('pg_dumpall'), place);
		const name = `postgres-${basename(dirname(this.log)).replace(/^tw-messaging-n8n-/u, '')}`;
		const { files, bytes, found } = searchFiles(dump);
		keepRecord(name, { files, bytes, looks: 0, found: [...found] });
	}

	private async isReady(): Promise<boolean> {
		try {
			await this.query('SELECT 1');
			return true;
		} catch {
			return false;
		}
	}
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
	return isRoot() ? Number((await run('id', [flag, 'postgres'])).stdout) : 0;
}

function program(name: string): string {
	const [newest] = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort().reverse() : [];
	if (newest === undefined) {
		throw new Error('PostgreSQL is not installed: apt-get install postgresql');
	}
	return join(INSTALLED, newest, 'bin', name);
}

/** The server refuses to run as root. */
function asPostgres(name: string, args: readonly string[]): [command: string, args: string[]] {
	if (!isRoot()) return [program(name), [...args]];
	const user = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
	return ['setpriv', [...user, program(name), ...args]];
}
