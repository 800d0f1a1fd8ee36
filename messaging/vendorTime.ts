// Taiwan and mainland China are both UTC+8 all year, so vendor-local time is a fixed shift.
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The wall-clock parts of an instant at UTC+8 (Asia/Taipei, Asia/Shanghai), zero-padded. */
export interface VendorTime {
	readonly year: string;
	readonly month: string;
	readonly day: string;
	readonly hour: string;
	readonly minute: string;
	readonly second: string;
}

/** Shows an instant as the vendors' clocks do. */
export function toVendorTime(instant: Date): VendorTime {
	const shifted = new Date(instant.getTime() + OFFSET_MS).toISOString();
	return {
		year: shifted.slice(0, -20),
		month: shifted.slice(-19, -17),
		day: shifted.slice(-16, -14),
		hour: shifted.slice(-13, -11),
		minute: shifted.slice(-10, -8),
		second: shifted.slice(-7, -5),
	};
}

/**
 * An instant on the vendors' clocks, as ISO 8601 with their zone.
 *
 * @example vendorIso(new Date('2026-01-31T01:30:00Z')) // '2026-01-31T09:30:00+08:00'
 */
export function vendorIso(instant: Date): string {
	const { year, month, day, hour, minute, second } = toVendorTime(instant);
	return `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The days from one to another, both among them.
 *
 * @param first `YYYY-MM-DD`, as the other
 * @param most days that are given
 */
export function daysBetween(first: string, last: string, most: number): string[] {
	const days: string[] = [];
	for (let at = Date.parse(first); days.length < most; at += DAY_MS) {
		const day = new Date(at).toISOString().slice(0, first.length);
		if (day > last) break;
		days.push(day);
	}
	return days;
}

// Digits may be left out only between separators: else a count of seconds would be read as a date.
const WRITTEN = [
	/^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?[ T](\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?$/u,
	/^(\d{4})(\d{2})(\d{2})[ T]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?$/u,
] as const;

/** Which half of the day an hour is of, before the time or behind it. */
const HALF = /(上午|a\.?m\.?)|下午|p\.?m\.?/iu;

/** As the documents show it. */
const USUAL = /^\d{4}-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/u;

/**
 * Reads a vendor-local time, with or without separators, as ISO 8601 with `+08:00`. Hours may be of
 * half a day, as a Taiwanese Windows writes them.
 *
 * @returns null where it is no time, or the zero date that stands for none
 * @example parseVendorTime('2026/01/31 09:30:00') // '2026-01-31T09:30:00+08:00'
 */
export function parseVendorTime(text: string): string | null {
	const trimmed = text.trim();
	// Long lists have one in each row, and nearly always written so.
	if (
		USUAL.test(trimmed) &&
		isDay(digits(trimmed, 0, 4), digits(trimmed, 5, 7), digits(trimmed, 8, 10))
	) {
		return `${trimmed.slice(0, 10)}T${trimmed.slice(11)}+08:00`;
	}
	return readWritten(trimmed);
}

function readWritten(text: string): string | null {
	const half = HALF.exec(text);
	const plain = half === null ? text : text.replace(HALF, ' ').replace(/\s+/gu, ' ').trim();
	const match = WRITTEN[0].exec(plain) ?? WRITTEN[1].exec(plain);
	if (match === null) return null;
	const [, year = '', month = '', day = '', written = '', minute = '', second = '00'] = match;
	if (!isDay(Number(year), Number(month), Number(day))) return null;
	const hour = hourOf(Number(written), half);
	if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
	const pad = (part: string | number): string => String(part).padStart(2, '0');
	return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minute}:${second}+08:00`;
}

/** The hour of the day, from 0; 24, which is none, where the hour and its half contradict each other. */
function hourOf(written: number, half: RegExpExecArray | null): number {
	if (half === null) return written;
	if (half[1] !== undefined) return written > 12 ? 24 : written % 12;
	return written >= 12 ? written : written + 12;
}

function digits(text: string, from: number, to: number): number {
	return Number(text.slice(from, to));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** By hand: a Date for each row of a long list would take as long as all the rest of the row. */
function isDay(year: number, month: number, day: number): boolean {
	const isLeapDay = month === 2 && day === 29;
	const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return day > 0 && (day <= (DAYS[month - 1] ?? 0) || (isLeapDay && isLeapYear));
}
