import { formatWallTime, parseWallTime } from '../base/wallTime';

/** `yyyyMMddHHmmss` at UTC+8. */
export function toCompactTime(epochMs: number): string {
	return formatWallTime(epochMs, 'YYYYMMDDHHmmss');
}

/** Whether the text has the form of a time, be there such a moment or not. */
export function looksLikeTime(text: string): boolean {
	return /^\d{14}$/.test(text);
}

/** Milliseconds since 1970 of `yyyyMMddHHmmss`; undefined where there is no such moment. */
export function parseCompactTime(text: string): number | undefined {
	return parseWallTime(
		text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1/$2/$3 $4:$5:$6'),
	);
}
