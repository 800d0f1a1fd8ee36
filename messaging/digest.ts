import { createHash } from 'node:crypto';

/**
 * The SHA-256 of several parts as lower-case hex; each part counts with its length, so that no two
 * lists of parts run into one another. Workflows keep such hashes: the same parts must always have
 * the same one.
 */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) {
		const bytes = typeof part === 'string' ? Buffer.from(part) : part;
		hash.update(`${bytes.length}:`).update(bytes);
	}
	return hash.digest('hex');
}

/** The MD5 of a text's UTF-8 bytes, as 32 lower-case hex digits: what one vendor calls a password. */
export function md5(text: string): string {
	return createHash('md5').update(text).digest('hex');
}
