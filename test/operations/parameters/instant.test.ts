import fc from 'fast-check';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { NO_MOMENT } from '../../../operations/parameters/coerce';
import {
	readDay,
	readFutureInstant,
	readInstant,
	readSendAt,
} from '../../../operations/parameters/instant';

const iso = (text: string, zone = 'Asia/Taipei') =>
	readInstant(text, zone, 'Send At').toISOString();

describe('readInstant', () => {
	it.each([
		['ISO without a zone', '2026-01-31T09:30', '2026-01-31T01:30:00.000Z'],
		['ISO with seconds', '2026-01-31T09:30:05', '2026-01-31T01:30:05.000Z'],
		['ISO with a zone', '2026-01-31T09:30:05+09:00', '2026-01-31T00:30:05.000Z'],
		['ISO in UTC', '2026-01-31T09:30:05.000Z', '2026-01-31T09:30:05.000Z'],
		['a blank instead of T', '2026-01-31 09:30:05', '2026-01-31T01:30:05.000Z'],
		['a blank and a zone', '2026-01-31 09:30:05+00:00', '2026-01-31T09:30:05.000Z'],
		['a date', '2026-01-31', '2026-01-30T16:00:00.000Z'],
		['the spelling of the vendor', '2026/01/31 09:30:05', '2026-01-31T01:30:05.000Z'],
		['slashes without zeros', '2026/1/3 9:30', '2026-01-03T01:30:00.000Z'],
		['slashes and a date alone', '2026/1/3', '2026-01-02T16:00:00.000Z'],
		['dashes without zeros', '2026-1-3 9:30', '2026-01-03T01:30:00.000Z'],
		['dashes and a date without zeros', '2026-1-3', '2026-01-02T16:00:00.000Z'],
		['dots and a date alone', '2026.1.3', '2026-01-02T16:00:00.000Z'],
		['a date in Chinese', '2026年1月3日', '2026-01-02T16:00:00.000Z'],
		['a date and a time in Chinese', '2099年1月31日 09:30', '2099-01-31T01:30:00.000Z'],
		['Chinese without a blank', '2026年1月3日9時30分5秒', '2026-01-03T01:30:05.000Z'],
		['an hour in Chinese', '2026年1月3日 下午 9點', '2026-01-03T13:00:00.000Z'],
		['the afternoon', '2026/1/3 下午 9:30', '2026-01-03T13:30:00.000Z'],
		['the morning', '2026/1/3 上午 09:30:05', '2026-01-03T01:30:05.000Z'],
		['noon', '2026/1/3 下午 12:30', '2026-01-03T04:30:00.000Z'],
		['midnight', '2026/1/3 上午 12:30', '2026-01-02T16:30:00.000Z'],
		['an hour of 24 after 下午', '2026/1/3 下午 21:30', '2026-01-03T13:30:00.000Z'],
		['PM', '2026-01-03 9:30 PM', '2026-01-03T13:30:00.000Z'],
		['p.m.', '2026-01-03 9:30 p.m.', '2026-01-03T13:30:00.000Z'],
		['a narrow blank before AM', '2026-01-03 9:30\u202fAM', '2026-01-03T01:30:00.000Z'],
		['an hour alone with PM', '2026-01-03 9PM', '2026-01-03T13:00:00.000Z'],
		['PM of another zone', '2026-01-03 9:30 PM +09:00', '2026-01-03T12:30:00.000Z'],
		['full-width digits', '２０２６／１／３　９：３０', '2026-01-03T01:30:00.000Z'],
		['dots and a time', '2026.1.3 9:30', '2026-01-03T01:30:00.000Z'],
		['an offset without a colon', '2026-01-31T09:30:05+0900', '2026-01-31T00:30:05.000Z'],
		['the name of a zone', '2026-01-31T09:30[Asia/Tokyo]', '2026-01-31T00:30:00.000Z'],
		['digits alone', '20260131', '2026-01-30T16:00:00.000Z'],
		['digits and a time', '20260131T0930', '2026-01-31T01:30:00.000Z'],
		['fourteen digits', '20260131093005', '2026-01-31T01:30:05.000Z'],
		['the end of a day', '2026-01-31T24:00', '2026-01-31T16:00:00.000Z'],
		['a year of the Republic', '民國115年1月3日', '2026-01-02T16:00:00.000Z'],
		['one of two digits', '中華民國75年2月3日', '1986-02-02T16:00:00.000Z'],
		['one with slashes', '民國 115/1/3 下午 9:30', '2026-01-03T13:30:00.000Z'],
		['one of three digits', '115/01/03', '2026-01-02T16:00:00.000Z'],
		['one with a leading zero', '075-02-03', '1986-02-02T16:00:00.000Z'],
		['one of seven digits', '0750203', '1986-02-02T16:00:00.000Z'],
		['one of seven digits, over a hundred', '1150103', '2026-01-02T16:00:00.000Z'],
		['blanks around', ' 2026-01-31T09:30 ', '2026-01-31T01:30:00.000Z'],
		['a leap day', '2028-02-29T09:30', '2028-02-29T01:30:00.000Z'],
	])('reads %s', (_what, text, expected) => {
		expect(iso(text)).toBe(expected);
	});

	it.each([
		'tomorrow',
		'',
		'2026-02-29T09:30',
		'2026/02/29 09:30',
		'2026-13-01',
		'2026-01-31T25:00',
		'31/01/2026 09:30',
		'1769823000000',
		'[object Object]',
		// A time without a day, a year or a month alone: nothing is invented.
		'12:00',
		'下午 9:30',
		'T09:30',
		'1986',
		'2026-01',
		'2026/1',
		'1月31日',
		'2026-W05',
		'2026-031',
		'2026031',
		// Two readings, or one that is nobody's.
		'75/2/3',
		'750203',
		'1/2/2026',
		'31.1.2026',
		'31639',
		'0',
		'0001-01-01',
		'1899-12-30',
		'0000-00-00',
		'000/1/1',
		'民國0年1月1日',
		'民國前1年1月1日',
		'10000-01-01',
		'2026/1/3 上午 13:00',
		'2026/1/3 下午 0:30',
		'2026/1/3 上午 9:30 PM',
		'2026/1/3 晚上 9:30',
		'2026/1/3 9',
		'2026-01-3109:30',
		'2026-01-31 09:30 CST',
		'2026-01-31T09:30+25:00',
		'2026-01-31T09:30[Nowhere/Land]',
		'2026/1-3',
		'1769823000',
		'20261301',
		'2026-01-31 and later',
	])('refuses %j', (text) => {
		expect(() => iso(text)).toThrow(InputProblem);
		expect(() => iso(text)).toThrow(`'Send At' is '${text}', which is not a date`);
	});

	describe('in a zone with summer time', () => {
		const newYork = (text: string) => iso(text, 'America/New_York');

		it.each([
			['in winter', '2026-01-31T09:30', '2026-01-31T14:30:00.000Z'],
			['in summer', '2026-07-01T09:30', '2026-07-01T13:30:00.000Z'],
			['right before the clock goes forward', '2026-03-08T01:59', '2026-03-08T06:59:00.000Z'],
			['right after', '2026/3/8 3:00', '2026-03-08T07:00:00.000Z'],
			['an hour that does not exist', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
			['right before an hour comes twice', '2026-11-01T00:59', '2026-11-01T04:59:00.000Z'],
			['right after', '2026-11-01T02:00', '2026-11-01T07:00:00.000Z'],
			['with a zone of its own', '2026-07-01T09:30+08:00', '2026-07-01T01:30:00.000Z'],
		])('%s', (_what, text, expected) => {
			expect(newYork(text)).toBe(expected);
		});

		it('takes an hour that comes twice for one of the two', () => {
			expect(['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']).toContain(
				newYork('2026-11-01T01:30'),
			);
		});
	});

	it('reads back every instant that names its zone, whatever the workflow is set to', () => {
		const zones = fc.constantFrom('Asia/Taipei', 'America/New_York', 'Asia/Kathmandu', 'UTC');
		const instants = fc.date({
			min: new Date('1990-01-01T00:00:00Z'),
			max: new Date('2099-12-31T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(instants, zones, (instant, zone) => {
				expect(iso(instant.toISOString(), zone)).toBe(instant.toISOString());
			}),
		);
	});
});

describe('readDay', () => {
	it.each([
		['a date', '2026-01-31', 'Asia/Taipei', '2026-01-31'],
		['a date of a workflow far away', '2026-01-31', 'America/New_York', '2026-01-31'],
		['a date of a workflow ahead of the vendor', '2026-01-31', 'Australia/Sydney', '2026-01-31'],
		['slashes without zeros', '2026/1/3', 'UTC', '2026-01-03'],
		['the date picker', '2026-01-31T00:00:00', 'Asia/Tokyo', '2026-01-31'],
		['$today ahead of the vendor', '2026-01-30T15:00:00.000Z', 'Asia/Tokyo', '2026-01-31'],
		['$today behind the vendor', '2026-01-31T05:00:00.000Z', 'America/New_York', '2026-01-31'],
		['a moment late in the day', '2026-01-31T23:30', 'America/New_York', '2026-02-01'],
		['a moment with a zone', '2026-01-31T20:00:00Z', 'UTC', '2026-02-01'],
		['a moment before midnight', '2026-01-31T23:59:59+08:00', 'UTC', '2026-01-31'],
	])('reads %s', (_what, text, zone, expected) => {
		expect(readDay(text, zone, 'Date')).toBe(expected);
	});

	it('refuses what is no date', () => {
		expect(() => readDay('someday', 'UTC', 'Date')).toThrow(InputProblem);
	});
});

describe('readDay of a value that is no day', () => {
	it.each(['12:00', '1986', '750203', '75/8/15', '31639'])('refuses %j', (text) => {
		expect(() => readDay(text, 'Asia/Taipei', 'Date')).toThrow(
			`'Date' is '${text}', which is not a date that is certain. Write it like 2026-01-31 09:30`,
		);
	});

	it('reads a year of the Republic where it is certain', () => {
		expect(readDay('0750203', 'America/New_York', 'Date')).toBe('1986-02-03');
	});
});

const HOUR_MS = 3_600_000;

describe.each([
	['readSendAt', readSendAt],
	['readFutureInstant', readFutureInstant],
])('%s', (_name, read) => {
	const future = (text: string | undefined) => read(text, 'Asia/Taipei', 'Send At');

	it.each([undefined, '', '  '])('is none for %j', (text) => {
		expect(future(text)).toBeUndefined();
	});

	it('takes what is to come', () => {
		const soon = new Date(Date.now() + 60_000);
		expect(future(soon.toISOString())).toEqual(soon);
	});

	it.each(['2020-01-01T00:00', new Date(Date.now() - HOUR_MS).toISOString()])(
		'refuses %s, which has passed',
		(text) => {
			expect(() => future(text)).toThrow(InputProblem);
			expect(() => future(text)).toThrow(/^'Send At' is 20.*, which has passed/u);
		},
	);

	it('refuses what is no date', () => {
		expect(() => future('soon')).toThrow(/not a date/u);
	});

	// What databases write for "never"; on another clock it is the year 10000.
	it.each(['9999-12-31', '9999-12-31T23:59:59', '9999-12-31T23:59:59-05:00', '9999/1/1'])(
		'refuses %s, which is too far away',
		(text) => {
			expect(() => future(text)).toThrow(/^'Send At' is '9999.*', which is too far away/u);
		},
	);

	it('refuses an expression that gave nothing', () => {
		expect(() => future(NO_MOMENT)).toThrow(
			"'Send At' is an expression that gave nothing for this item. Let it give a date and time, or ",
		);
	});
});

describe('readSendAt', () => {
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

	it.each(['now', ' NOW ', 'ｎｏｗ', minutesAgo(0), minutesAgo(4.5)])(
		'sends at once: %j',
		(text) => {
			expect(readSendAt(text, 'Asia/Taipei', 'Send At')).toBeUndefined();
		},
	);

	it('says how to send what is later than that', () => {
		const late = () => readSendAt(minutesAgo(5.1), 'Asia/Taipei', 'Send At');
		expect(late).toThrow(/which has passed\. To send now, write now$/u);
		expect(() => readSendAt(NO_MOMENT, 'UTC', 'Send At')).toThrow(
			/or let it give now, to send at once$/u,
		);
	});
});

describe('readFutureInstant', () => {
	it.each(['now', new Date(Date.now() - 1000).toISOString()])('has no use for %s', (text) => {
		expect(() => readFutureInstant(text, 'UTC', 'Expire At')).toThrow(InputProblem);
	});
});
