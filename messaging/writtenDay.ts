import { isNoValue } from './noValue';

/**
 * What stands first in a date that does not tell it itself, such as `8/5/1986` or `75/8/15`; `republic`
 * is a year of the Republic of China (民國) before the month. `auto` reads only what can be one day.
 */
export type DateOrder = 'auto' | 'dayFirst' | 'monthFirst' | 'republic' | 'yearFirst';

/** A day whose year may be left out; whether there is such a day is not said. */
interface Parts {
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number;
}

/** Characters of a day in any form: the longest is what JavaScript makes of a date. */
const LONGEST = 100;
const REPUBLIC = 1911;
/** Who is older gets no mail; programs write years before it, and its first day, for none. */
const FIRST_YEAR = 1900;
/** The day from which Excel counts. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

const USUAL = /^(\d{4})([-/.])(\d\d?)\2(\d\d?)$/u;
const WEEKDAY = /\(?(?:星期|[週周])[一二三四五六日天]\)?|\([一二三四五六日]\)/gu;
const INSTANT =
	/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$|^[A-Z][a-z]{2},? .*\d\d:\d\d:\d\d (?:GMT|UTC|Z|[+-]\d{4})/u;
const TIME =
	/(?:T| |(?<=日)) ?(?:(?:[上下]午|凌晨|中午|晚上|[ap]\.?m\.?) ?)?\d{1,2} ?[:時时點点](?: ?\d{1,2} ?(?:[:分] ?(?:\d{1,2}(?:\.\d+)? ?秒?)?)?)? ?(?:[上下]午|[ap]\.?m\.?)?$/iu;
const NO_DAY = /^(?=.*0)[0\-/.\s:年月日T]+$/u;
const NEVER =
	/^(?:0001[-/.]0?1[-/.]0?1|1900[-/.]0?1[-/.]0?[01]|1899[-/.]12[-/.]3[01]|19000101|0?1[-/.]0?[01][-/.](?:1900|0001)|12[-/.]3[01][-/.]1899)$/u;
/** Digits that a program took for a fraction. */
const AS_FRACTION = /^(\d{7,8})\.0$/u;
const COMMON_ERA = /^(?:西元|公元|西[曆历])\s*/u;
const REPUBLIC_ERA = /^(?:(?:中[華华])?民[國国]?|R\.?O\.?C\.?)\s*(?=\d)/iu;
const THREE = /^(\d{1,4}) ?([-/.年 ]) ?(\d{1,2}) ?(?:\2|月) ?(\d{1,4}) ?[日號号]?$/u;
const TWO = /^(--|0000[-/.]?)?(\d{1,2}) ?([-/月]) ?(\d{1,2}) ?[日號号]?$/u;
const NAMED_DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[-\s.,/]*([a-z]{3,9})[-\s.,/]*(\d{4}|\d{2})?$/iu;
const NAMED_MONTH_FIRST = /^([a-z]{3,9})[\s.]+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}|\d{2}))?$/iu;
const NAMED_YEAR_FIRST = /^(\d{4})[-\s./]([a-z]{3,9})[-\s./](\d{1,2})$/iu;
const MONTHS = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december',
] as const;

/**
 * Reads a day in the past, such as a birthday, as people, spreadsheets and programs write it: a year of
 * the common era, one of the Republic of China where that is certain (called 民國, seven digits together,
 * three before the month) or chosen, a count of days as Excel has it (31639), a day without a year. What
 * stands behind it as the time of day counts for nothing, unless it has a zone.
 *
 * @param dayOf the day, as `YYYY-MM-DD`, on which an instant falls
 * @returns `YYYY-MM-DD`, with the year 0000 where it has none; empty for what stands for no day; undefined
 * where it is no day or could be several
 * @example readPastDay('民國75年8月15日', 'auto', dayOf) // '1986-08-15'
 */
export function readPastDay(
	typed: string,
	order: DateOrder,
	dayOf: (instant: Date) => string,
): string | undefined {
	if (typed.length > LONGEST) return undefined;
	// Long lists have one in each row, and mostly written so.
	const [, year, , month, day] = USUAL.exec(typed) ?? [];
	if (year !== undefined && Number(year) > FIRST_YEAR) return written(parts(year, month, day));
	const folded = typed.normalize('NFKC').replace(WEEKDAY, '').replace(/\s+/gu, ' ');
	const text = folded.trim().replace(/^'/u, '');
	if (isNoValue(text) || NO_DAY.test(text)) return '';
	if (INSTANT.test(text)) {
		// Without the name of the zone that JavaScript puts behind it.
		const [named = ''] = text.split('(', 1);
		const instant = new Date(named.trim().replace(/ ?(?:UTC|GMT)$/u, 'Z'));
		return Number.isNaN(instant.getTime()) ? undefined : dayIn(dayOf(instant));
	}
	const date = text.replace(TIME, '').trim().replace(COMMON_ERA, '').replace(AS_FRACTION, '$1');
	if (NEVER.test(date)) return '';
	const bare = date.replace(REPUBLIC_ERA, '');
	const found = bare === date ? partsOf(bare, order) : partsOf(bare, 'republic', true);
	return found === undefined ? undefined : written(found);
}

function dayIn(day: string): string | undefined {
	const [, year, , month, date] = USUAL.exec(day) ?? [];
	return year === undefined ? undefined : written(parts(year, month, date));
}

/** @param isCalled whether the text calls its year one of the Republic */
function partsOf(text: string, order: DateOrder, isCalled = false): Parts | undefined {
	if (/^[\d.]+$/u.test(text) && !/\..*\./u.test(text)) return fromDigits(text, order, isCalled);
	const [, first, , second, third] = /^(?:--|0000)/u.test(text) ? [] : (THREE.exec(text) ?? []);
	if (first !== undefined && second !== undefined && third !== undefined) {
		return fromThree([first, second, third], order, isCalled, text.includes('年'));
	}
	if (isCalled) return undefined;
	return fromTwo(text, order) ?? fromNamed(text);
}

/** Without separators. */
function fromDigits(text: string, order: DateOrder, isCalled: boolean): Parts | undefined {
	const cut = (...ends: number[]): [string, string, string] => {
		const [one = 0, two = 0] = ends;
		return [text.slice(0, one), text.slice(one, two), text.slice(two)];
	};
	if (/^\d{8}$/u.test(text)) {
		const [year, month, day] = cut(4, 6);
		const usual = parts(year, month, day);
		return written(usual) === undefined ? fromThree(cut(2, 4), order, false, false) : usual;
	}
	if (/^[01]\d{6}$/u.test(text)) return fromThree(cut(3, 5), 'republic', true, false);
	if (/^\d{6}$/u.test(text)) {
		return order === 'auto' ? undefined : fromThree(cut(2, 4), order, isCalled, false);
	}
	if (!/^\d{5}(?:\.\d+)?$/u.test(text) || isCalled) return undefined;
	const date = new Date(EXCEL_EPOCH + Math.floor(Number(text)) * DAY_MS);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** @param isYearFirst whether the text says that its first number is the year */
function fromThree(
	numbers: readonly [string, string, string],
	order: DateOrder,
	isCalled: boolean,
	isYearFirst: boolean,
): Parts | undefined {
	const [first, second, third] = numbers;
	if (third.length === 3 || (first.length > 2 && third.length > 2)) return undefined;
	if (first.length === 4) return isCalled ? undefined : parts(first, second, third);
	if (isCalled || /^[01]\d\d$/u.test(first)) return parts(Number(first) + REPUBLIC, second, third);
	if (first.length === 3) return undefined;
	if (third.length === 4) return inOrder(third, [first, second], order);
	if (order === 'republic') return parts(Number(first) + REPUBLIC, second, third);
	if (order === 'yearFirst') return parts(century(first), second, third);
	if (isYearFirst) return undefined;
	// Of two digits at the beginning, nobody knows which year they are of.
	const isMaybeYear = written(parts(century(first), second, third)) !== undefined;
	return order === 'auto' && isMaybeYear
		? undefined
		: inOrder(century(third), [first, second], order);
}

/** A day and a month in the order that was chosen, or in the only one that there can be. */
function inOrder(
	year: number | string | undefined,
	[first, second]: readonly [string, string],
	order: DateOrder,
): Parts | undefined {
	const dayFirst = parts(year, second, first);
	const monthFirst = parts(year, first, second);
	if (order === 'dayFirst') return dayFirst;
	return order === 'monthFirst' ? monthFirst : onlyDay(dayFirst, monthFirst);
}

/** Without a year. */
function fromTwo(text: string, order: DateOrder): Parts | undefined {
	const [, start, first, mark, second] = TWO.exec(text) ?? [];
	if (first === undefined || second === undefined) return undefined;
	const isOfIso = start !== undefined || mark === '月';
	const isMonthFirst = isOfIso || order === 'republic' || order === 'yearFirst';
	return inOrder(undefined, [first, second], isMonthFirst ? 'monthFirst' : order);
}

/** With a month in English, which Excel writes as well; the year may be left out. */
function fromNamed(text: string): Parts | undefined {
	const [, day, dayMonth, dayYear] = NAMED_DAY_FIRST.exec(text) ?? [];
	if (dayMonth !== undefined) return parts(yearOf(dayYear), monthOf(dayMonth), day);
	const [, month, monthDay, monthYear] = NAMED_MONTH_FIRST.exec(text) ?? [];
	if (month !== undefined) return parts(yearOf(monthYear), monthOf(month), monthDay);
	const [, year, yearMonth, yearDay] = NAMED_YEAR_FIRST.exec(text) ?? [];
	return yearMonth === undefined ? undefined : parts(year, monthOf(yearMonth), yearDay);
}

function monthOf(name: string): number {
	const word = name.toLowerCase();
	return (
		1 +
		MONTHS.findIndex(
			(month) => month.startsWith(word) || (word === 'sept' && month === 'september'),
		)
	);
}

function yearOf(text: string | undefined): number | string | undefined {
	return text?.length === 2 ? century(text) : text;
}

/** The year of two digits that has come last. */
function century(text: string): number {
	const now = new Date().getUTCFullYear();
	const year = now - (now % 100) + Number(text);
	return year > now ? year - 100 : year;
}

/** Where both readings are the same, or one of them is no day. */
function onlyDay(one: Parts, other: Parts): Parts | undefined {
	const [first, second] = [written(one), written(other)];
	if (first === undefined) return other;
	return second === undefined || first === second ? one : undefined;
}

function parts(
	year: number | string | undefined,
	month: number | string | undefined,
	day: string | undefined,
): Parts {
	return {
		year: year === undefined ? undefined : Number(year),
		month: Number(month),
		day: Number(day),
	};
}

/** A leap year, for a day without a year. */
const ANY_YEAR = 2000;

/** `YYYY-MM-DD`; undefined where there is no such day, or it has not come yet. */
function written({ year, month, day }: Parts): string | undefined {
	const date = new Date(Date.UTC(year ?? ANY_YEAR, month - 1, day));
	const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	// A day has begun earlier in some zones.
	const isPast = date.getTime() < Date.now() + DAY_MS;
	if (!isDay || (year !== undefined && (year < FIRST_YEAR || !isPast))) return undefined;
	const pad = (number: number, length: number): string => String(number).padStart(length, '0');
	return `${pad(year ?? 0, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
