import { readFile, lstat, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../messaging/digest';

const PREFIX = 'n8n-import-';
/** Owner process, when that began, its machine, and what `mkdtemp` adds. */
const NAME = /^n8n-import-(\d{1,10})-(\d{1,20})-([\da-f]{8})-\w{6}$/u;
/** Stands for a beginning that the system does not tell. */
const UNKNOWN = '0';
const MINUTE_MS = 60_000;
/** How often a folder says that it is in use. */
const SIGN_OF_LIFE_MS = 10 * MINUTE_MS;
/** The age at which a folder that another machine may own is in use no more. */
const ABANDONED_MS = 24 * 60 * MINUTE_MS;

/**
 * Lends a folder for temporary files that nobody else can read, and removes it with all that is in it,
 * whatever happens. What a process left that was killed goes before that.
 */
export async function withSpoolFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const parent = tmpdir();
	await removeAbandoned(parent);
	const owner = `${process.pid}-${(await beginningOf(process.pid)) ?? UNKNOWN}-${machine()}-`;
	// Its end cannot be guessed, and it is made by this call or by none: nobody can lay a link there.
	const folder = await mkdtemp(path.join(parent, PREFIX + owner));
	const alive = setInterval(() => {
		const now = new Date();
		utimes(folder, now, now).catch(ignore);
	}, SIGN_OF_LIFE_MS);
	alive.unref();
	try {
		return await use(folder);
	} finally {
		clearInterval(alive);
		await rm(folder, { recursive: true, force: true });
	}
}

/** Removes the folders of this user that no living process owns. Never rejects. */
async function removeAbandoned(parent: string): Promise<void> {
	const names = await readdir(parent).catch(() => []);
	for (const name of names) {
		if (!name.startsWith(PREFIX)) continue;
		try {
			const folder = path.join(parent, name);
			if (await isAbandoned(folder, name)) await rm(folder, { recursive: true, force: true });
		} catch {
			// Gone by now, or not ours to remove.
		}
	}
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
	// Of the entry itself: a link to a folder is none.
	const entry = await lstat(folder);
	const isOwn = process.getuid === undefined || entry.uid === process.getuid();
	if (!entry.isDirectory() || !isOwn) return false;
	const [, pid, began, owner] = NAME.exec(name) ?? [];
	const isSeen = pid !== undefined && owner === machine();
	if (isSeen && !(await isRunning(Number(pid), began))) return true;
	// Of another machine or container that shares this folder, whose processes cannot be seen; or of a
	// process whose beginning the system does not tell.
	return !(isSeen && began !== UNKNOWN) && Date.now() - entry.mtimeMs > ABANDONED_MS;
}

/** Whether a process runs that began then: its number may be another's by now. */
async function isRunning(pid: number, began: string | undefined): Promise<boolean> {
	try {
		process.kill(pid, 0);
	} catch (cause) {
		return cause instanceof Error && 'code' in cause && cause.code !== 'ESRCH';
	}
	const beginning = await beginningOf(pid);
	return beginning === undefined || began === UNKNOWN || beginning === began;
}

/** When a process began, in ticks since the machine did; undefined where the system does not tell. */
async function beginningOf(pid: number): Promise<string | undefined> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		// Its second field is a name in brackets, which may have blanks and brackets in it.
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	} catch {
		return undefined;
	}
}

/** Containers that share a folder have names of their own, and process numbers that mean nothing outside. */
function machine(): string {
	return sha256(hostname()).slice(0, 8);
}

function ignore(): void {
	// The folder has been removed meanwhile.
}
