import { createReadStream } from 'node:fs';
import { lstat, mkdtemp, open, readdir, rm, utimes, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Readable } from 'node:stream';

// Everything here rejects with Node.js's own error where the system refuses.

/** What is known of an entry of a folder itself: a link to a folder is none. */
export interface Entry {
	readonly isFolder: boolean;
	/** Whether it is this user's; true where the system has no users. */
	readonly isOwn: boolean;
	/** When it last changed, in milliseconds since 1970. */
	readonly changed: number;
}

/** The folder for temporary files, which other users may share. */
export function temporaryFolder(): string {
	return tmpdir();
}

/** The names of what is in a folder. */
export async function namesIn(folder: string): Promise<string[]> {
	return await readdir(folder);
}

/** Looks at an entry of a folder. */
export async function entryAt(entry: string): Promise<Entry> {
	const stats = await lstat(entry);
	const isOwn = process.getuid === undefined || stats.uid === process.getuid();
	return { isFolder: stats.isDirectory(), isOwn, changed: stats.mtimeMs };
}

/**
 * Makes a folder that only its user may read. Its end cannot be guessed, and it is made by this call or
 * by none: nobody can lay a link there.
 *
 * @param beginning of its path; six characters follow
 * @returns its path
 */
export async function makeFolder(beginning: string): Promise<string> {
	return await mkdtemp(beginning);
}

/** Sets the time of the last change to now. */
export async function touch(entry: string): Promise<void> {
	const now = new Date();
	await utimes(entry, now, now);
}

/** Removes a folder with all that is in it, if it is there. */
export async function removeFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
}

/** Makes a file that only its user may read, or empties it; whoever opens it closes it. */
export async function createFile(file: string): Promise<FileHandle> {
	return await open(file, 'w', 0o600);
}

/** Opens a file for reading; whoever opens it closes it. */
export async function openFile(file: string): Promise<FileHandle> {
	return await open(file);
}

/** The bytes of a file, in pieces of 64 KiB. */
export function fileStream(file: string): Readable {
	return createReadStream(file);
}
