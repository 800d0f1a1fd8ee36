import { Schedule } from '../../operations/schedule';

function hintOf(zone: string, ...times: readonly string[]): string | undefined {
	const schedule = new Schedule();
	for (const time of times) schedule.add(time, 'message');
	return schedule.hint(zone);
}

const EVENING = '2026-11-28T22:00:00+08:00';
const NEW_YORK = "(09:00 in America/New_York, this workflow's time zone)";

it('says when a message will go, on both clocks', () => {
	expect(hintOf('America/New_York', EVENING)).toBe(
		`1 message will go at 2026-11-28 22:00 in Taiwan ${NEW_YORK}`,
	);
});

it('says it once for all that go at one time', () => {
	expect(hintOf('America/New_York', EVENING, EVENING, EVENING)).toBe(
		`3 messages will go at 2026-11-28 22:00 in Taiwan ${NEW_YORK}`,
	);
});

it('names the first of several times, whatever came first', () => {
	const later = '2026-12-01T09:30:15+08:00';
	expect(hintOf('America/New_York', later, EVENING, later)).toBe(
		`3 messages will go at 2 different times, the first at 2026-11-28 22:00 in Taiwan ${NEW_YORK}`,
	);
});

it('names the day where it is another one, and seconds where there are any', () => {
	expect(hintOf('America/New_York', '2026-11-28T09:30:05+08:00')).toContain(
		'2026-11-28 09:30:05 in Taiwan (2026-11-27 20:30:05 in America/New_York,',
	);
	expect(hintOf('Asia/Taipei', EVENING)).toContain('(22:00 in Asia/Taipei,');
});

it('says nothing where nothing waits', () => {
	expect(hintOf('UTC')).toBeUndefined();
});
