import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A text as compressed UTF-8 (RFC 1951), in memory of just that length. */
export function deflate(text: string): Uint8Array {
	// A copy: zlib's own piece is as long as it thought that it might need.
	return Uint8Array.from(deflateRawSync(text));
}

/** What {@link deflate} was given. */
export function inflate(bytes: Uint8Array): string {
	return inflateRawSync(bytes).toString('utf8');
}
