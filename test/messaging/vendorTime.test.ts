import fc from 'fast-check';
import { parseVendorTime, toVendorTime } from '../../messaging/vendorTime';

const written = (instant: string): string => {
	const { year, month, day, hour, minute, second } = toVendorTime(new Date(instant));
	return `${year}/${month}/${day} ${hour}:${minute}:${second}`;
};

describe('toVendorTime', () => {
	it.each([
		['shifts by eight hours', '2026-01-31T01:30:05Z', '2026/01/31 09:30:05'],
		['the last second of a vendor year', '2025-12-31T15:59:59Z', '2025/12/31 23:59:59'],
		['the first second of a vendor year', '2025-12-31T16:00:00Z', '2026/01/01 00:00:00'],
		['a leap day begins', '2028-02-28T16:00:00Z', '2028/02/29 00:00:00'],
		['a leap day ends', '2028-02-29T16:00:00Z', '2028/03/01 00:00:00'],
		['no 29 February in 2100', '2100-02-28T16:00:00Z', '2100/03/01 00:00:00'],
		['no summer time', '2026-07-01T00:00:00Z', '2026/07/01 08:00:00'],
		['the month before has 30 days', '2026-04-30T23:00:00Z', '2026/05/01 07:00:00'],
		['drops milliseconds', '2026-01-31T01:30:05.999Z', '2026/01/31 09:30:05'],
		['a year of five digits', '9999-12-31T16:00:00Z', '+010000/01/01 00:00:00'],
	])('%s', (_what, instant, expected) => {
		expect(written(instant)).toBe(expected);
	});

	it('is the same instant when read back with +08:00', () => {
		fc.assert(
			fc.property(
				fc.date({
					min: new Date('1990-01-01T00:00:00Z'),
					max: new Date('2099-12-31T00:00:00Z'),
					noInvalidDate: true,
				}),
				(instant) => {
					const { year, month, day, hour, minute, second } = toVendorTime(instant);
					const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
					expect(iso).toHaveLength(25);
					expect(Date.parse(iso)).toBe(Math.floor(instant.getTime() / 1000) * 1000);
				},
			),
		);
	});

	it('does not make a time of an invalid date', () => {
		expect(() => toVendorTime(new Date(Number.NaN))).toThrow(RangeError);
	});
});

describe('parseVendorTime', () => {
	it.each([
		['with slashes', '2026/01/31 09:30:05', '2026-01-31T09:30:05+08:00'],
		['with dashes', '2026-01-31 09:30:05', '2026-01-31T09:30:05+08:00'],
		['with T', '2026-01-31T09:30:05', '2026-01-31T09:30:05+08:00'],
		['digits alone', '20260131093005', '2026-01-31T09:30:05+08:00'],
		['without seconds', '2026/01/31 09:30', '2026-01-31T09:30:00+08:00'],
		['digits without seconds', '202601310930', '2026-01-31T09:30:00+08:00'],
		['without leading zeros', '2026/1/3 9:30:05', '2026-01-03T09:30:05+08:00'],
		['with a fraction', '2026-01-31 09:30:05.123', '2026-01-31T09:30:05+08:00'],
		['with blanks around', ' 2026/01/31 09:30:05 ', '2026-01-31T09:30:05+08:00'],
		['a leap day', '2028-02-29 00:00:00', '2028-02-29T00:00:00+08:00'],
		['the end of a year', '2025-12-31 23:59:59', '2025-12-31T23:59:59+08:00'],
		['of a Taiwanese Windows', '2026/11/27 下午 09:00:00', '2026-11-27T21:00:00+08:00'],
		['of one in the morning', '2026/11/27 上午 09:00:00', '2026-11-27T09:00:00+08:00'],
		['without a blank behind the half', '2026/11/7 下午9:05', '2026-11-07T21:05:00+08:00'],
		['with a blank nowhere', '2026-11-07下午09:05:00', '2026-11-07T21:05:00+08:00'],
		['in long form', '2026年11月27日 下午 09:00:00', '2026-11-27T21:00:00+08:00'],
		['with PM behind it', '2026/11/27 09:00:00 PM', '2026-11-27T21:00:00+08:00'],
		['with PM before it', '2026/11/27 PM 09:00:00', '2026-11-27T21:00:00+08:00'],
		['with p.m.', '2026-11-27 9:00 p.m.', '2026-11-27T21:00:00+08:00'],
		['with AM', '2026/11/27 09:00:00 AM', '2026-11-27T09:00:00+08:00'],
		['of midnight', '2026/11/27 上午 12:00:00', '2026-11-27T00:00:00+08:00'],
		['of half past midnight', '2026/11/27 12:30:00 AM', '2026-11-27T00:30:00+08:00'],
		['of noon', '2026/11/27 下午 12:00:00', '2026-11-27T12:00:00+08:00'],
		['of half past noon', '2026/11/27 12:30:00 PM', '2026-11-27T12:30:00+08:00'],
		['of noon as hour 0', '2026/11/27 下午 00:30:00', '2026-11-27T12:30:00+08:00'],
		['with a half and 24 hours', '2026/11/27 下午 21:00:00', '2026-11-27T21:00:00+08:00'],
	])('reads a time %s', (_what, text, iso) => {
		expect(parseVendorTime(text)).toBe(iso);
	});

	it.each([
		['nothing', ''],
		['the zero date', '0000-00-00 00:00:00'],
		['a word', 'now'],
		['a date alone', '2026-01-31'],
		['a day that does not exist', '2026-02-29 09:30:05'],
		['the 31st of a month of 30 days', '2026/04/31 09:30:05'],
		['a month that does not exist', '2026/13/01 09:30:05'],
		['an hour that does not exist', '2026/01/31 25:00:00'],
		['midnight as 24 hours', '2026/01/31 24:00:00'],
		['a minute that does not exist', '2026/01/31 09:60:00'],
		['a second that does not exist', '2026/01/31 09:30:61'],
		['another order', '31/01/2026 09:30:05'],
		['more than a time', '2026/01/31 09:30:05 UTC'],
		['a half of the day that its hour contradicts', '2026/01/31 上午 21:00:00'],
		['an hour that no half has', '2026/01/31 下午 25:00:00'],
		['both halves', '2026/01/31 上午 09:30:05 PM'],
		['a half in the date', '2026/01 下午/31 09:30:05'],
		['digits that are no time', '304934976469110785'],
	])('does not make one of %s', (_what, text) => {
		expect(parseVendorTime(text)).toBeNull();
	});

	it('reads back what toVendorTime wrote, in every form', () => {
		const forms = fc.constantFrom(
			['/', ' ', ':'],
			['-', ' ', ':'],
			['-', 'T', ':'],
			['', '', ''],
			['', ' ', ':'],
		);
		const instants = fc.date({
			min: new Date('1990-01-01T00:00:00Z'),
			max: new Date('2099-12-31T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(instants, forms, (instant, [date = '', middle = '', time = '']) => {
				const { year, month, day, hour, minute, second } = toVendorTime(instant);
				const text = `${[year, month, day].join(date)}${middle}${[hour, minute, second].join(time)}`;
				const iso = parseVendorTime(text) ?? '';
				expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
				expect(Date.parse(iso)).toBe(Math.floor(instant.getTime() / 1000) * 1000);
			}),
		);
	});

	it('knows every day of the calendar, and no other', () => {
		const pad = (part: number): string => String(part).padStart(2, '0');
		for (const year of [1900, 1999, 2000, 2023, 2024, 2100, 2400]) {
			for (let month = 0; month <= 13; month++) {
				for (let day = 0; day <= 32; day++) {
					const date = `${year}-${pad(month)}-${pad(day)}`;
					const instant = new Date(Date.UTC(year, month - 1, day));
					const isDay = instant.toISOString().startsWith(date);
					expect(parseVendorTime(`${date} 00:00:00`)).toBe(isDay ? `${date}T00:00:00+08:00` : null);
				}
			}
		}
	});
});
