import { splitLines } from './lines';

/**
 * `key=value` lines. Keys in lower case, blanks around keys and values removed, split at the first
 * `=`; lines without a key are ignored. Of a key that is repeated the first value counts: the
 * gateway writes its own marker before any text that repeats what it was sent, and that text may
 * have lines of its own.
 *
 * @example parseKeyValueLines('msgid= 15\r\nstatusstr=a=b\r\n') // msgid → '15', statusstr → 'a=b'
 */
export function parseKeyValueLines(text: string): Map<string, string> {
	const values = new Map<string, string>();
	for (const line of splitLines(text)) {
		const middle = line.indexOf('=');
		const key = line.slice(0, Math.max(middle, 0)).trim().toLowerCase();
		if (key !== '' && !values.has(key)) values.set(key, line.slice(middle + 1).trim());
	}
	return values;
}
