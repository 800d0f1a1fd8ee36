import { quoted } from '../../messaging/text';
import { DateTime } from '../../transport/libraries';
import { InputProblem } from './inputProblem';

const FORMATS = [
	'yyyy/M/d H:mm:ss',
	'yyyy/M/d H:mm',
	'yyyy/M/d',
	'yyyy-M-d H:mm:ss',
	'yyyy-M-d H:mm',
	'yyyy-M-d',
	'yyyy.M.d',
	'yyyy年M月d日',
];
/** Characters of a date in any form that is read. */
const LONGEST = 64;

/**
 * Reads a date and time as people write it: ISO 8601 with or without a zone, or `2026/1/31 9:30`.
 *
 * @param zone the workflow's time zone, which counts where the text names none
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is no date
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
	const text = value.trim();
	const candidates =
		text.length > LONGEST
			? []
			: [
					DateTime.fromISO(text.replace(' ', 'T'), { zone }),
					...FORMATS.map((format) => DateTime.fromFormat(text, format, { zone })),
				];
	const instant = candidates.find((candidate) => candidate.isValid);
	if (instant === undefined) {
		throw new InputProblem(
			`'${label}' is ${quoted(value)}, which is not a date such as 2026-01-31T09:30`,
		);
	}
	return instant;
}

/**
 * Like {@link readInstant}, for a moment that must not have passed; undefined where none is set.
 *
 * @throws InputProblem when it is no date or lies in the past
 */
export function readFutureInstant(
	value: string | undefined,
	zone: string,
	label: string,
): Date | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const instant = readInstant(value, zone, label);
	if (instant.getTime() <= Date.now()) {
		throw new InputProblem(`'${label}' is ${instant.toISOString()}, which has passed`);
	}
	return instant;
}
