import { DateTime } from '../transport/libraries';
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

/**
 * Reads a date and time as people write it: ISO 8601 with or without a zone, or `2026/1/31 9:30`.
 *
 * @param zone the workflow's time zone, which counts where the text names none
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is no date
 */
export function readInstant(value: string, zone: string, label: string): Date {
	const text = value.trim();
	const candidates = [
		DateTime.fromISO(text.replace(' ', 'T'), { zone }),
		...FORMATS.map((format) => DateTime.fromFormat(text, format, { zone })),
	];
	const instant = candidates.find((candidate) => candidate.isValid);
	if (instant === undefined) {
		throw new InputProblem(
			`'${label}' is '${value}', which is not a date such as 2026-01-31T09:30`,
		);
	}
	return instant.toJSDate();
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
