import {
	entryAt,
	makeFolder,
	namesIn,
	removeFolder,
	temporaryFolder,
	touch,
} from '../../platform/files';
import { isRunning, machineName, thisProcess } from '../../platform/processes';
import { callEvery } from '../../platform/timers';
import { sha256 } from '../../messaging/digest';

const PREFIX = 'n8n-import-';
/** Owner process, when that began, its machine, and what `makeFolder` adds. */
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
	const parent = temporaryFolder();
	await removeAbandoned(parent);
	const { id, began = UNKNOWN } = await thisProcess();
	const folder = await makeFolder(`${parent}/${PREFIX}${id}-${began}-${machine()}-`);
	const stopSigns = callEvery(SIGN_OF_LIFE_MS, () => {
		touch(folder).catch(ignore);
	});
	try {
		return await use(folder);
	} finally {
		stopSigns();
		await removeFolder(folder);
	}
}

/** Removes the folders of this user that no living process owns. Never rejects. */
async function removeAbandoned(parent: string): Promise<void> {
	const names = await namesIn(parent).catch(() => []);
	for (const name of names) {
		if (!name.startsWith(PREFIX)) continue;
		try {
			const folder = `${parent}/${name}`;
			if (await isAbandoned(folder, name)) await removeFolder(folder);
		} catch {
			// Gone by now, or not ours to remove.
		}
	}
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
	const entry = await entryAt(folder);
	if (!entry.isFolder || !entry.isOwn) return false;
	const [, pid, began, owner] = NAME.exec(name) ?? [];
	const isSeen = pid !== undefined && owner === machine();
	if (isSeen && !(await isRunning(Number(pid), began === UNKNOWN ? undefined : began))) return true;
	// Of another machine or container that shares this folder, whose processes cannot be seen; or of a
	// process whose beginning the system does not tell.
	return !(isSeen && began !== UNKNOWN) && Date.now() - entry.changed > ABANDONED_MS;
}

/** Containers that share a folder have names of their own, and process numbers that mean nothing outside. */
function machine(): string {
	return sha256(machineName()).slice(0, 8);
}

function ignore(): void {
	// The folder has been removed meanwhile.
}
