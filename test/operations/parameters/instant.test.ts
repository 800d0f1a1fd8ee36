import fc from 'fast-check';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { readDay, readFutureInstant, readInstant } from '../../../operations/parameters/instant';

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

describe('readFutureInstant', () => {
	const future = (text: string | undefined) => readFutureInstant(text, 'Asia/Taipei', 'Send At');

	it.each([undefined, '', '  '])('is none for %j', (text) => {
		expect(future(text)).toBeUndefined();
	});

	it('takes what is to come', () => {
		const soon = new Date(Date.now() + 60_000);
		expect(future(soon.toISOString())).toEqual(soon);
	});

	it.each(['2020-01-01T00:00', new Date(Date.now() - 1000).toISOString()])(
		'refuses %s, which has passed',
		(text) => {
			expect(() => future(text)).toThrow(InputProblem);
			expect(() => future(text)).toThrow(/^'Send At' is 20.*, which has passed$/u);
		},
	);

	it('refuses what is no date', () => {
		expect(() => future('soon')).toThrow(/not a date/u);
	});
});
