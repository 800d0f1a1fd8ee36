import fc from 'fast-check';
import { isNoValue } from '../../messaging/noValue';
import { readPastDay, type DateOrder } from '../../messaging/writtenDay';

const inTaipei = (instant: Date): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Taipei' }).format(instant);
const read = (text: string, order: DateOrder = 'auto') => readPastDay(text, order, inTaipei);

it.each([
	'1986-08-15',
	'1986/8/15',
	'1986.08.15',
	'1986 8 15',
	'19860815',
	'19860815.0',
	'1986年8月15日',
	'西元1986年08月15號',
	'１９８６／８／１５',
	'1986/8/15 (五)',
	'1986年8月15日 星期五',
	"'1986/8/15",
	'1986/8/15 上午 12:00:00',
	'1986/8/15 下午 03:30:00',
	'1986/8/15 12:00:00 AM',
	'1986/8/15 0:00',
	'1986-08-15T00:00:00',
	'1986-08-15T00:00:00.000',
	'1986-08-15 00:00:00.0',
	'1986-08-14T16:00:00.000Z',
	'1986-08-15T00:00:00+08:00',
	'Fri Aug 15 1986 00:00:00 GMT+0800 (台北標準時間)',
	'Thu, 14 Aug 1986 16:00:00 GMT',
	'31639',
	'31639.0',
	'31639.75',
	'8/15/1986',
	'15/8/1986',
	'08-15-1986',
	'15.8.1986',
	'8/15/86',
	'15/8/86',
	'8/15/1986 0:00',
	'15 Aug 1986',
	'15-Aug-86',
	'15th August 1986',
	'Aug 15, 1986',
	'August 15th 1986',
	'1986-Aug-15',
	'民國75年8月15日',
	'中華民國 75 年 8 月 15 日',
	'民75.8.15',
	'民國075/08/15',
	'ROC 75/8/15',
	'民國750815',
	'0750815',
	'075/08/15',
	'075-8-15',
])('%s is 15 August 1986', (text) => {
	expect(read(text)).toBe('1986-08-15');
	expect(read(` ${text} `)).toBe('1986-08-15');
});

it.each([
	['112/8/15', 'auto', '2023-08-15'],
	['1120815', 'auto', '2023-08-15'],
	['75/8/15', 'republic', '1986-08-15'],
	['75年8月15日', 'republic', '1986-08-15'],
	['750815', 'republic', '1986-08-15'],
	['1986/8/15', 'republic', '1986-08-15'],
	['75/8/15', 'yearFirst', '1975-08-15'],
	['860815', 'yearFirst', '1986-08-15'],
	['8/5/1986', 'monthFirst', '1986-08-05'],
	['8/5/86', 'monthFirst', '1986-08-05'],
	['8/5/1986', 'dayFirst', '1986-05-08'],
	['150886', 'dayFirst', '1986-08-15'],
	['5/5/1986', 'auto', '1986-05-05'],
	['12/31/99', 'auto', '1999-12-31'],
	['8月15日', 'auto', '0000-08-15'],
	['8/15', 'auto', '0000-08-15'],
	['--08-15', 'auto', '0000-08-15'],
	['0000-08-05', 'auto', '0000-08-05'],
	['15-Aug', 'auto', '0000-08-15'],
	['Feb 29', 'auto', '0000-02-29'],
	['8/5', 'monthFirst', '0000-08-05'],
	['8/5', 'dayFirst', '0000-05-08'],
] as const)('%s is read as %s', (text, order, day) => {
	expect(read(text, order)).toBe(day);
});

it.each([
	'75/8/15',
	'75年8月15日',
	'750815',
	'8/5/1986',
	'8/5/86',
	'8/5',
	'05-08',
	'1986',
	'1986-08',
	'1986/8',
	'8.15',
	'Aug-86',
	'12:00',
	'1986-02-30',
	'1986-13-01',
	'0751345',
	'民國75',
	'民國前5年8月15日',
	'1850-01-01',
	'9999-12-31',
	'2/30',
	'99999',
	'1234',
	'521986',
	'986/8/15',
	'soon',
	'1986-08-15 or 16',
	'8.86912E+11',
	'1'.repeat(200),
])('%s is no day that is certain', (text) => {
	expect(read(text)).toBeUndefined();
});

it('takes the order that was chosen, also where only another one would be a day', () => {
	expect(read('15/8/1986', 'monthFirst')).toBeUndefined();
	expect(read('8/15/1986', 'dayFirst')).toBeUndefined();
});

it.each([
	'',
	' ',
	'-',
	'—',
	'N/A',
	'#N/A',
	'無',
	'未知',
	'保密',
	'null',
	'0',
	'0/0/00',
	'0000-00-00',
	'0000/00/00 00:00:00',
	'00000000',
	'0001-01-01',
	'0001-01-01T00:00:00',
	'1900/1/0',
	'1/0/1900',
	'1899/12/30',
])('%j stands for no day', (text) => {
	expect(read(text)).toBe('');
});

it('gives a day that there is, or none, whatever is read', () => {
	const texts = fc.string({
		unit: fc.constantFrom(...Array.from('0123456789/-. 年月日民國TZ:上午AugE+')),
		maxLength: 30,
	});
	const orders = fc.constantFrom<DateOrder>(
		'auto',
		'dayFirst',
		'monthFirst',
		'republic',
		'yearFirst',
	);
	fc.assert(
		fc.property(texts, orders, (text, order) => {
			const day = read(text, order);
			expect(day ?? '').toMatch(/^$|^\d{4}-\d\d-\d\d$/u);
			if (day === undefined || day === '') return;
			const date = new Date(`${day.replace(/^0000/u, '2000')}T00:00:00Z`);
			expect(date.toISOString().slice(4, 10)).toBe(day.slice(4));
		}),
	);
});

it('reads a day of any year of the Republic in each of its forms', () => {
	const years = fc.integer({ min: 1, max: 110 });
	const months = fc.integer({ min: 1, max: 12 });
	const days = fc.integer({ min: 1, max: 28 });
	fc.assert(
		fc.property(years, months, days, (year, month, day) => {
			const pad = (number: number, length = 2): string => String(number).padStart(length, '0');
			const is = `${year + 1911}-${pad(month)}-${pad(day)}`;
			expect(read(`民國${year}年${month}月${day}日`)).toBe(is);
			expect(read(`${pad(year, 3)}${pad(month)}${pad(day)}`)).toBe(is);
			expect(read(`${pad(year, 3)}/${month}/${day}`)).toBe(is);
			expect(read(`${year}/${month}/${day}`, 'republic')).toBe(is);
		}),
	);
});

it.each(['Na', 'Null', 'None', '無'])('%s can be a name, and no value', (text) => {
	expect(isNoValue(text)).toBe(true);
	expect(isNoValue(text, true)).toBe(false);
});
