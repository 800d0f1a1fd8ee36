import { formatWallTime } from '../base/wallTime';

/** How the gateway writes "never". */
export const ZERO_TIME = '0000-00-00 00:00:00';
export const ZERO_DATE = '0000-00-00';

const TIME = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2})((?::\d{2})?)$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;

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
	const parts = TIME.exec(text)?.slice(1);
	if (parts === undefined) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
		Number(part.replace(':', '')),
	);
	const midnight = Date.UTC(year, month - 1, day);
	const isDay = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12;
	if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
	return midnight + ((hour * 60 + minute) * 60 + second) * 1_000 - OFFSET_MS;
}

/** The start and the end (excluded) of a day at UTC+8; undefined where the text is no date. */
export function parseDay(text: string): { from: number; to: number } | undefined {
	if (!DATE.test(text)) return undefined;
	const from = parseTime(`${text} 00:00`);
	return from === undefined ? undefined : { from, to: from + DAY_MS };
}
