import { createHash } from 'node:crypto';

/** The MD5 of a text's UTF-8 bytes, as 32 lower-case hex digits: what one vendor calls a password. */
export function md5(text: string): string {
	return createHash('md5').update(text).digest('hex');
}
