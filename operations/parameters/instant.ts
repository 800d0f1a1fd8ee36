import { quoted } from '../../messaging/text';
import { toVendorTime } from '../../messaging/vendorTime';
import { DateTime } from '../../transport/libraries';
import { NO_MOMENT } from './coerce';
import { InputProblem } from './inputProblem';

/** Characters of a date in any form that is read. */
const LONGEST = 64;
/** A year before it stands for no date at all in what spreadsheets and databases write. */
const FIRST_YEAR = 1900;
/** Databases write a day of this year for "never", and on another clock it can be the next one. */
const NEVER_YEAR = 9999;
/** Between the year of the Republic (民國) and the common one. */
const REPUBLIC = 1911;

const FORMS = '2026-01-31 09:30, 2026/1/31 下午 9:30, 2026年1月31日 or 民國115年1月31日';

// A year of the Republic is certain where it is called one, or has three digits.
const YEAR = String.raw`(?:(?<year>[1-9]\d{3})|(?:中?[華华]?民[國国]\s?(?<named>\d{1,3})|(?<republic>[01]\d{2})))`;
const DATES = [
	String.raw`${YEAR}(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)`,
	String.raw`${YEAR}\s?年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日號号]`,
	String.raw`${YEAR}(?<month>\d{2})(?<day>\d{2})(?!\d)`,
	// Such as 20260131093000: what follows is a time without separators.
	String.raw`(?<year>[1-9]\d{3})(?<month>\d{2})(?<day>\d{2})(?=(?:\d{4}|\d{6})(?!\d))`,
].map((date) => new RegExp(`^${date}`, 'u'));

const ZONE = String.raw`(?<zone>Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?(?:\[(?<place>[^\]]+)\])?`;
const HALF = String.raw`[上下]午|[ap]\.?\s?m\.?`;
const TIMES = [
	String.raw`(?:(?<before>${HALF})\s?)?(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?\s?(?<after>${HALF})?`,
	String.raw`(?:(?<before>${HALF})\s?)?(?<hour>\d{1,2})\s?(?<clock>[時时點点])(?:\s?(?<minute>\d{1,2})\s?分(?:\s?(?<second>\d{1,2})\s?秒)?)?`,
	String.raw`(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?`,
].map((time) => new RegExp(String.raw`^[T\s]?${time}\s?${ZONE}$`, 'iu'));

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Reads a date and time as people write it: ISO 8601 with or without a zone, `2026/1/31 下午 9:30`,
 * `2026年1月31日 9時30分`, a year of the Republic where it is certain. Nothing is added to what is
 * there but midnight: a time without a day, or a year alone, is none.
 *
 * @param zone the workflow's time zone, which counts where the text names none
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is no date, or one that could be two
 */
export function readInstant(value: string, zone: string, label: string): Date {
	return parse(value, zone, label).toJSDate();
}

/**
 * Reads a day for a vendor whose calendar is at UTC+8. A midnight of the workflow's zone, which is
 * what a date alone, the editor's date picker and `$today` come to, names a day there and is that
 * day; any other moment counts for the day on which it falls at the vendor's.
 *
 * @param zone the workflow's time zone
 * @param label the parameter as the panel shows it
 * @returns `YYYY-MM-DD`
 * @throws InputProblem when it is no date
 */
export function readDay(value: string, zone: string, label: string): string {
	const moment = parse(value, zone, label);
	const local = moment.setZone(zone);
	const isDay = local.equals(local.startOf('day'));
	return (isDay ? local : moment.setZone('UTC+8')).toFormat('yyyy-MM-dd');
}

function parse(value: string, zone: string, label: string): DateTime {
	const instant = value.length > LONGEST ? undefined : parseText(value, zone);
	if (instant === undefined) {
		throw new InputProblem(
			`'${label}' is ${quoted(value)}, which is not a date that is certain. Write it like ${FORMS}`,
		);
	}
	return instant;
}

function parseText(value: string, zone: string): DateTime | undefined {
	const text = value.normalize('NFKC').trim().replace(/\s+/gu, ' ');
	for (const pattern of DATES) {
		const date = pattern.exec(text);
		if (date?.groups === undefined) continue;
		const time = timeOf(text.slice(date[0].length));
		const year = yearOf(date.groups);
		if (time === undefined || year < FIRST_YEAR) continue;
		const { zone: named, ...clock } = time;
		const day = { year, month: Number(date.groups['month']), day: Number(date.groups['day']) };
		const instant = DateTime.fromObject({ ...day, ...clock }, { zone: named ?? zone });
		if (instant.isValid) return instant;
	}
	return undefined;
}

function yearOf({ year, named, republic }: Groups): number {
	if (year !== undefined) return Number(year);
	const count = Number(named ?? republic);
	return count === 0 ? 0 : count + REPUBLIC;
}

interface Clock {
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
	readonly millisecond: number;
	/** Where the text names one, as luxon does. */
	readonly zone?: string;
}

/** What stands behind a date; undefined where it is no time. */
function timeOf(text: string): Clock | undefined {
	if (text.trim() === '') return { hour: 0, minute: 0, second: 0, millisecond: 0 };
	for (const pattern of TIMES) {
		const groups: Groups | undefined = pattern.exec(text)?.groups;
		const hour = groups === undefined ? undefined : hourOf(groups);
		if (groups === undefined || hour === undefined) continue;
		const { minute = '0', second = '0', fraction = '0', zone, place } = groups;
		const named = zone === undefined ? place : zoneOf(zone);
		return {
			hour,
			minute: Number(minute),
			second: Number(second),
			millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
			...(named === undefined ? {} : { zone: named }),
		};
	}
	return undefined;
}

/** Of 24; undefined where the hour and its half of the day do not go together. */
function hourOf({ hour, minute, clock, before, after }: Groups): number | undefined {
	const half = before ?? after;
	const count = Number(hour);
	if (half === undefined) return minute === undefined && clock === undefined ? undefined : count;
	if (before !== undefined && after !== undefined) return undefined;
	if (/^[上a]/iu.test(half)) return count > 12 ? undefined : count % 12;
	if (count === 0) return undefined;
	return count < 12 ? count + 12 : count;
}

function zoneOf(written: string): string {
	const [, sign = '', hours = '00', minutes = '00'] =
		/^([+-])(\d\d):?(\d\d)?$/u.exec(written) ?? [];
	return sign === '' ? 'UTC' : `UTC${sign}${hours}:${minutes}`;
}

/** How far a moment may have passed that still goes at once: it took that long to come here. */
const GRACE_MS = 5 * 60_000;

/**
 * When something is to be sent; undefined for at once: where the parameter is empty or `now`, and
 * for a moment that has passed by no more than five minutes.
 *
 * @param zone the workflow's time zone, which counts where the text names none
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is no date, has passed, lies where vendors have no dates, or is an
 * expression that gave nothing
 */
export function readSendAt(
	value: string | undefined,
	zone: string,
	label: string,
): Date | undefined {
	if (value === undefined || /^(?:now)?$/iu.test(value.normalize('NFKC').trim())) return undefined;
	const instant = readMoment(value, zone, label, 'let it give now, to send at once');
	const early = Date.now() - instant.getTime();
	if (early > GRACE_MS) throw hasPassed(label, instant, '. To send now, write now');
	return early >= 0 ? undefined : instant;
}

/**
 * Like {@link readInstant}, for a moment that must not have passed; undefined where none is set.
 *
 * @throws InputProblem when it is no date, has passed, lies where vendors have no dates, or is an
 * expression that gave nothing
 */
export function readFutureInstant(
	value: string | undefined,
	zone: string,
	label: string,
): Date | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const instant = readMoment(value, zone, label, 'remove it from the options');
	if (instant.getTime() <= Date.now()) throw hasPassed(label, instant, '');
	return instant;
}

/** @param otherwise how to go on without a moment */
function readMoment(value: string, zone: string, label: string, otherwise: string): Date {
	if (value === NO_MOMENT) {
		throw new InputProblem(
			`'${label}' is an expression that gave nothing for this item. Let it give a date and time, or ${otherwise}`,
		);
	}
	const instant = readInstant(value, zone, label);
	if (Number(toVendorTime(instant).year) < NEVER_YEAR) return instant;
	throw new InputProblem(
		`'${label}' is ${quoted(value)}, which is too far away: such a date often stands for none`,
	);
}

function hasPassed(label: string, instant: Date, otherwise: string): InputProblem {
	return new InputProblem(`'${label}' is ${instant.toISOString()}, which has passed${otherwise}`);
}
