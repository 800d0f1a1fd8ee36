/** Taipei and Shanghai are both eight hours ahead of UTC all the year round. */
const OFFSET_MS = 8 * 3_600_000;
const WALL_TIME = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** `YYYY/MM/DD HH:mm:ss` at UTC+8. */
export function toWallTime(epochMs: number): string {
	const iso = new Date(epochMs + OFFSET_MS).toISOString();
	return iso.slice(0, 19).replaceAll('-', '/').replace('T', ' ');
}

/**
 * Milliseconds since 1970 of a wall time `YYYY/MM/DD HH:mm:ss` at UTC+8, or undefined where the
 * text has another form or names a moment that does not exist.
 */
export function parseWallTime(text: string): number | undefined {
	const parts = WALL_TIME.exec(text)?.slice(1).map(Number);
	if (parts === undefined) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
	const epochMs = Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS;
	// 2026/02/30 would otherwise quietly become 2026/03/02.
	return toWallTime(epochMs) === text ? epochMs : undefined;
}

/**
 * The wall time at UTC+8 in any form: `YYYY`, `MM`, `DD`, `HH`, `mm` and `ss` in `format` stand for
 * its parts, everything else for itself.
 */
export function formatWallTime(epochMs: number, format: string): string {
	const [year, month, day, hour, minute, second] = toWallTime(epochMs).split(/\D/);
	const parts: Record<string, string | undefined> = {
		YYYY: year,
		MM: month,
		DD: day,
		HH: hour,
		mm: minute,
		ss: second,
	};
	return format.replaceAll(/YYYY|MM|DD|HH|mm|ss/g, (token) => parts[token] ?? token);
}
