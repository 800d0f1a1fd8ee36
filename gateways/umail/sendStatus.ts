/**
 * `send_status` in English (6.1): the six that the document has, and those of the vendor's own
 * console beside them.
 */
const NAMES: Readonly<Record<string, string>> = {
	'-5': 'not queued yet',
	'-4': 'failed',
	'-3': 'cancelled',
	'-2': 'paused',
	'-1': 'held',
	'1': 'waiting',
	'2': 'being sent',
	'3': 'sent',
	'4': 'stopped',
};

/** What a `send_status` means; the code itself where it is not known. */
export function sendStatusName(code: string): string {
	const name = Object.hasOwn(NAMES, code) ? NAMES[code] : undefined;
	return name ?? `status '${code}'`;
}
