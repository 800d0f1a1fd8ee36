import { parseDay, parseTime, timeText } from '../../../simulator/umail/times';

const NOON = Date.UTC(2026, 6, 4, 4, 8);

it.each(['2026-07-04 12:08', '2026-7-4 12:08', '2026-07-04 12:08:00', '2026-7-04 12:08'])(
	'%s is a time at UTC+8',
	(text) => {
		expect(parseTime(text)).toBe(NOON);
	},
);

it.each([
	'2026-7-4%2012:08',
	'2026-02-30 12:00',
	'2026-13-01 12:00',
	'2026-07-04 24:00',
	'2026-07-04 12:60',
	'2026-07-04T12:08',
	'2026/07/04 12:08',
	'2026-07-04',
	'',
])('%j is none', (text) => {
	expect(parseTime(text)).toBeUndefined();
});

it('writes times at UTC+8, and never', () => {
	expect(timeText(NOON)).toBe('2026-07-04 12:08:00');
	expect(timeText(null)).toBe('0000-00-00 00:00:00');
});

it('knows days', () => {
	const day = parseDay('2026-7-4');
	expect(day).toEqual({ from: NOON - 43_680_000, to: NOON - 43_680_000 + 86_400_000 });
	expect(parseDay('2026-07-04 12:00')).toBeUndefined();
	expect(parseDay('2026-02-29')).toBeUndefined();
});
