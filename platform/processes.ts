import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** This process: its number, which another one has later, and when it began. */
export async function thisProcess(): Promise<{ id: number; began: string | undefined }> {
	return { id: process.pid, began: await beginningOf(process.pid) };
}

/**
 * Whether a process of this machine runs that began then: its number may be another's by now.
 *
 * @param began undefined where that is not known: then the number alone decides
 */
export async function isRunning(id: number, began: string | undefined): Promise<boolean> {
	try {
		process.kill(id, 0);
	} catch (cause) {
		return cause instanceof Error && 'code' in cause && cause.code !== 'ESRCH';
	}
	const beginning = await beginningOf(id);
	return beginning === undefined || began === undefined || beginning === began;
}

/** When a process began, in ticks since the machine did; undefined where the system does not tell. */
async function beginningOf(id: number): Promise<string | undefined> {
	try {
		const stat = await readFile(`/proc/${id}/stat`, 'utf8');
		// Its second field is a name in brackets, which may have blanks and brackets in it.
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	} catch {
		return undefined;
	}
}

/** The name of this machine, or of the container. */
export function machineName(): string {
	return hostname();
}
