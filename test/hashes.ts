import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The SHA-256 of every file below a folder, by its path in there. */
export function hashesOf(folder: string): Record<string, string> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.join(parentPath, name))
		.sort();
	return Object.fromEntries(
		files.map((file) => [
			path.relative(folder, file),
			createHash('sha256').update(readFileSync(file)).digest('hex'),
		]),
	);
}

/** Gives `work` a folder that is removed afterwards. */
export function inTemporaryFolder<T>(work: (folder: string) => T): T {
	const folder = mkdtempSync(path.join(tmpdir(), 'tarball-'));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The SHA-256 of every file of the build that a tarball of the package holds, as `hashesOf` gives them. */
export function hashesIn(tarball: string): Record<string, string> {
	return inTemporaryFolder((folder) => {
		execFileSync('tar', ['-xzf', tarball, '-C', folder]);
		return hashesOf(path.join(folder, 'package', 'dist'));
	});
}
