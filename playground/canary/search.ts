import { closeSync, existsSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { canariesIn, LONGEST } from './canaries';

const PIECE = 4 * 1024 * 1024;

/** What has been looked through, and what was found where. */
export interface Searched {
	readonly files: number;
	readonly bytes: number;
	/** `file: the password of …`, each once. */
	readonly found: readonly string[];
}

/** Looks through a file, or all files below a folder, as the bytes that they are. */
export function searchFiles(path: string): Searched {
	let files = 0;
	let bytes = 0;
	const found: string[] = [];
	const look = (one: string): void => {
		const entry = lstatSync(one, { throwIfNoEntry: false });
		if (entry?.isDirectory() === true) {
			for (const name of readdirSync(one)) look(join(one, name));
		} else if (entry?.isFile() === true) {
			files++;
			bytes += entry.size;
			found.push(...canariesInFile(one).map((name) => `${one}: ${name}`));
		}
	};
	if (existsSync(path)) look(path);
	return { files, bytes, found };
}

function canariesInFile(file: string): string[] {
	const names = new Set<string>();
	const buffer = Buffer.alloc(PIECE + LONGEST);
	const handle = openSync(file, 'r');
	try {
		let kept = 0;
		for (;;) {
			const read = readSync(handle, buffer, kept, PIECE, null);
			if (read === 0) return [...names];
			const piece = buffer.subarray(0, kept + read);
			for (const name of canariesIn(piece)) names.add(name);
			kept = Math.min(LONGEST, piece.length);
			piece.copy(buffer, 0, piece.length - kept);
		}
	} finally {
		closeSync(handle);
	}
}
