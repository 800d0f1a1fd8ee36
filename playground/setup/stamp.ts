import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A hash over the names and contents of the given files and, recursively, folders. */
export function fingerprint(paths: readonly string[]): string {
	const hash = createHash('sha256');
	const add = (path: string): void => {
		if (!existsSync(path)) return;
		if (statSync(path).isDirectory()) {
			for (const name of readdirSync(path).sort()) add(join(path, name));
		} else {
			hash.update(`${path}\0`).update(readFileSync(path));
		}
	};
	for (const path of paths) add(path);
	return hash.digest('hex');
}

/** Whether `file` says that work was done for this fingerprint. */
export function isDone(file: string, wanted: string): boolean {
	return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

/** Does `work` unless `file` says that it was done for the same fingerprint. */
export async function once(file: string, wanted: string, work: () => Promise<void>): Promise<void> {
	if (isDone(file, wanted)) return;
	await work();
	writeFileSync(file, wanted);
}
