import { DAY_MS } from '../base/control/fields';
import { formatWallTime, parseWallTime } from '../base/wallTime';

/** How the gateway writes "never". */
export const ZERO_TIME = '0000-00-00 00:00:00';
export const ZERO_DATE = '0000-00-00';

const TIME = /^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** `YYYY-MM-DD HH:mm:ss` at UTC+8, or the zero time. */
export function timeText(epochMs: number | null): string {
	return epochMs === null ? ZERO_TIME : formatWallTime(epochMs, 'YYYY-MM-DD HH:mm:ss');
}

/** `YYYY-MM-DD` at UTC+8. */
export function dateText(epochMs: number): string {
	return formatWallTime(epochMs, 'YYYY-MM-DD');
}

/**
 * Milliseconds since 1970 of `2012-7-4 16:08`, `2012-07-31 12:00` or the like, with or without
 * seconds, at UTC+8. Undefined for any other form, the literal `%20` of the document among them,
 * and for a moment that does not exist.
 */
export function parseTime(text: string): number | undefined {
	if (!TIME.test(text)) return undefined;
	const parts = text.split(/[- :]/).map((part) => part.padStart(2, '0'));
	const [year = '', month = '', day = '', hour = '', minute = '', second = '00'] = parts;
	return parseWallTime(`${year}/${month}/${day} ${hour}:${minute}:${second}`);
}

/** The start and the end (excluded) of a day at UTC+8; undefined where the text is no date. */
export function parseDay(text: string): { from: number; to: number } | undefined {
	if (!DATE.test(text)) return undefined;
	const from = parseTime(`${text} 00:00`);
	return from === undefined ? undefined : { from, to: from + DAY_MS };
}
