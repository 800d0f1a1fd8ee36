import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { coerce } from '../../../operations/parameters/coerce';
import { InputProblem } from '../../../operations/parameters/inputProblem';

const field = (type: INodeProperties['type'], more: Partial<INodeProperties> = {}) => ({
	displayName: 'Some Field',
	name: 'someField',
	default: '',
	...more,
	type,
});
const problem = (of: INodeProperties, value: unknown): string => {
	try {
		coerce(of, value);
	} catch (cause) {
		if (cause instanceof InputProblem) return cause.message;
		throw cause;
	}
	throw new Error('it was taken');
};

describe('text', () => {
	it.each([
		['text', ' a ', ' a '],
		['a number', 912345678, '912345678'],
		['a fraction', 12.5, '12.5'],
		['zero', 0, '0'],
		['a negative number', -1, '-1'],
		['the largest exact number', 9007199254740991, '9007199254740991'],
		['a bigint', 304934976469110785n, '304934976469110785'],
		['nothing', undefined, ''],
		['null', null, ''],
	])('takes %s', (_what, value, text) => {
		expect(coerce(field('string'), value)).toBe(text);
	});

	// An id of 18 digits has been rounded by the time it is a number.
	it.each([304934976469110784, 9007199254740992, -9007199254740992, Infinity, Number.NaN])(
		'refuses the number %d, whose digits are not exact',
		(value) => {
			expect(problem(field('string'), value)).toMatch(/'Some Field' is the number .*as text/u);
		},
	);

	it.each([
		['a list', ['a'], 'a list'],
		['an object', { a: 1 }, 'an object'],
		['a date', new Date(0), 'an object'],
		['a switch', true, 'a boolean'],
	])('refuses %s', (_what, value, described) => {
		expect(problem(field('string'), value)).toBe(`'Some Field' must be text, not ${described}`);
	});

	it('takes a list where the field accepts one, an entry a line', () => {
		const to = field('string', { typeOptions: { acceptsList: true } });
		expect(coerce(to, ['0912345678', 922345678, null])).toBe('0912345678\n922345678\n');
		expect(coerce(to, [])).toBe('');
		expect(coerce(to, '0912345678')).toBe('0912345678');
		expect(problem(to, [304934976469110784])).toMatch(/not exact/u);
		expect(problem(to, [{}])).toMatch(/must be text, not an object/u);
	});
});

describe('a resource locator', () => {
	const tag = field('resourceLocator', {
		default: { mode: 'name', value: '' },
		modes: [
			{ displayName: 'By Name', name: 'name', type: 'string' },
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
	});

	it.each([
		['what was chosen', { __rl: true, mode: 'id', value: '007' }, { mode: 'id', value: '007' }],
		['a number', { mode: 'id', value: 16 }, { mode: 'id', value: '16' }],
		['blanks around it', { mode: 'name', value: ' VIP ' }, { mode: 'name', value: 'VIP' }],
		['nothing chosen', { mode: 'name', value: undefined }, { mode: 'name', value: '' }],
		['an expression in its place', 'VIP', { mode: 'name', value: 'VIP' }],
		['nothing in its place', null, { mode: 'name', value: '' }],
	])('takes %s', (_what, value, chosen) => {
		expect(coerce(tag, value)).toEqual(chosen);
	});

	it.each([
		['a way that it does not have', { mode: 'url', value: 'x' }, /chosen by 'url'.*name, id/u],
		['no way', { value: 'x' }, /chosen by empty/u],
		['an ID that was rounded', { mode: 'id', value: 304934976469110784 }, /digits are not exact/u],
		['a list', { mode: 'id', value: ['1'] }, /must be text, not a list/u],
	])('refuses %s', (_what, value, said) => {
		expect(problem(tag, value)).toMatch(said);
	});
});

describe('dates', () => {
	it.each([
		['text, untouched', '2026/1/31 9:30', '2026/1/31 9:30'],
		['a Date', new Date('2026-01-31T01:30:00Z'), '2026-01-31T01:30:00.000Z'],
		['a Luxon DateTime', DateTime.fromISO('2026-01-31T09:30+08:00'), '2026-01-31T01:30:00.000Z'],
		['nothing', undefined, ''],
	])('takes %s', (_what, value, text) => {
		expect(coerce(field('dateTime'), value)).toBe(text);
	});

	it.each([
		['an invalid Date', new Date(Number.NaN)],
		['an invalid DateTime', DateTime.invalid('no')],
		['an object', { year: 2026 }],
		['a list', [1]],
		['an object with a value of its own', { valueOf: 1, toString: 1 }],
		['a moment beyond all dates', { valueOf: () => 1e300 }],
		['a switch', true],
	])('refuses %s', (_what, value) => {
		expect(problem(field('dateTime'), value)).toMatch(/^'Some Field' must be a date, not an? /u);
	});
});

describe('numbers', () => {
	const concurrency = field('number', { typeOptions: { minValue: 1, maxValue: 50 } });

	it.each([
		[10, 10],
		['10', 10],
		[' 10 ', 10],
		[1, 1],
		[50, 50],
	])('%j is %d', (value, number) => {
		expect(coerce(concurrency, value)).toBe(number);
	});

	it.each([
		[0, "'Some Field' is 0; it can be 1 to 50"],
		['51', "'Some Field' is 51; it can be 1 to 50"],
		['ten', "'Some Field' must be a number, not 'ten'"],
		['', "'Some Field' must be a number, not empty"],
		[' ', "'Some Field' must be a number, not ' '"],
		[null, "'Some Field' must be a number, not empty"],
		[Number.NaN, "'Some Field' must be a number, not 'NaN'"],
		[[1], "'Some Field' must be a number, not a list"],
		[true, "'Some Field' must be a number, not a boolean"],
	])('refuses %j', (value, message) => {
		expect(problem(concurrency, value)).toBe(message);
	});

	it('says from where on, where there is no end', () => {
		expect(problem(field('number', { typeOptions: { minValue: 1 } }), 0)).toMatch(/1 or more/u);
	});
});

describe('switches', () => {
	it.each([
		[true, true],
		['true', true],
		['TRUE', true],
		[1, true],
		['1', true],
		[false, false],
		['false', false],
		['False ', false],
		[0, false],
		['', false],
		[null, false],
		[undefined, false],
	])('%j is %j', (value, expected) => {
		expect(coerce(field('boolean'), value)).toBe(expected);
	});

	// To read these as "no" would, say, send duplicates to somebody who asked to skip them.
	it.each(['yes', 'on', 2, {}, []])('refuses %j instead of guessing', (value) => {
		expect(problem(field('boolean'), value)).toMatch(/^'Some Field' must be true or false, not /u);
	});
});

describe('choices', () => {
	const options = [
		{ name: 'Automatic', value: 'auto' },
		{ name: 'Big5', value: 'BIG5' },
	];

	it('takes one of the values and nothing else', () => {
		expect(coerce(field('options', { options }), 'BIG5')).toBe('BIG5');
		for (const value of ['Big5', 'big5', '', null, 1, ['BIG5']]) {
			expect(problem(field('options', { options }), value)).toMatch(/it can be auto, BIG5$/u);
		}
	});

	it.each([
		[
			['auto', 'BIG5'],
			['auto', 'BIG5'],
		],
		[[], []],
		['BIG5', ['BIG5']],
		['', []],
		[null, []],
	])('of many takes %j', (value, chosen) => {
		expect(coerce(field('multiOptions', { options }), value)).toEqual(chosen);
	});

	it('of many refuses each that is none', () => {
		expect(problem(field('multiOptions', { options }), ['auto', 'x'])).toMatch(
			/is 'x'; it can be/u,
		);
		expect(problem(field('multiOptions', { options }), 7)).toMatch(/is '7'; it can be/u);
	});

	// What the editor has loaded is not known here.
	it.each([
		[
			['16', 17],
			['16', '17'],
		],
		['16, 17', ['16, 17']],
		[16, ['16']],
		['', []],
		[undefined, []],
	])('of many that the editor loads takes %j', (value, chosen) => {
		const typeOptions = { loadOptionsMethod: 'getThem' };
		expect(coerce(field('multiOptions', { typeOptions }), value)).toEqual(chosen);
	});
});

describe('groups', () => {
	const timeout = field('number', { displayName: 'Timeout', name: 'timeout', default: 60000 });
	const batch = field('number', { displayName: 'Items per Batch', name: 'batchSize', default: 50 });
	const batching = field('fixedCollection', {
		name: 'batching',
		default: { batch: {} },
		options: [{ displayName: 'Batching', name: 'batch', values: [batch] }],
	});
	const options = field('collection', {
		name: 'options',
		default: {},
		options: [timeout, batching],
	});

	it('have what was added to them, coerced, and nothing that is not declared', () => {
		expect(coerce(options, { timeout: '5000', unknown: 1 })).toEqual({ timeout: 5000 });
		expect(coerce(options, {})).toEqual({});
		expect(coerce(options, undefined)).toEqual({});
		expect(coerce(options, { timeout: undefined })).toEqual({});
	});

	it('have defaults in a group within, once it was added', () => {
		expect(coerce(options, { batching: { batch: { batchSize: '7' } } })).toEqual({
			batching: { batch: { batchSize: 7 } },
		});
		expect(coerce(options, { batching: { batch: {} } })).toEqual({
			batching: { batch: { batchSize: 50 } },
		});
		expect(coerce(options, { batching: {} })).toEqual({ batching: {} });
	});

	it('name the field within that cannot be used', () => {
		expect(problem(options, { timeout: 'soon' })).toBe("'Timeout' must be a number, not 'soon'");
		expect(problem(options, { batching: { batch: { batchSize: 'x' } } })).toMatch(
			/^'Items per Batch' must be a number/u,
		);
	});
});

it('gives the declared type or says what is wrong, whatever an expression returned', () => {
	const types = fc.constantFrom('string', 'number', 'boolean', 'dateTime', 'options' as const);
	fc.assert(
		fc.property(types, fc.anything({ withBigInt: true, withDate: true }), (type, value) => {
			let result: unknown;
			try {
				result = coerce(field(type, { options: [{ name: 'A', value: 'a' }] }), value);
			} catch (cause) {
				expect(cause).toBeInstanceOf(InputProblem);
				return;
			}
			expect(typeof result).toBe(type === 'number' || type === 'boolean' ? type : 'string');
		}),
		{ numRuns: 1000 },
	);
});

describe('what is to be changed', () => {
	const options = [field('string'), field('dateTime', { name: 'day', displayName: 'Day' })];

	it('does not hold what an expression gave as null, and holds an empty text', () => {
		const updateFields = field('collection', { name: 'updateFields', options });
		expect(coerce(updateFields, { someField: null, day: '' })).toEqual({ day: '' });
		expect(coerce(updateFields, { someField: null, day: null })).toEqual({});
		const others = field('collection', { name: 'additionalFields', options });
		expect(coerce(others, { someField: null })).toEqual({ someField: '' });
	});
});

it('names an empty choice in a word', () => {
	const sex = field('options', {
		options: [
			{ name: 'Female', value: 'F' },
			{ name: 'Male', value: 'M' },
			{ name: 'Not Known', value: '' },
		],
	});
	expect(problem(sex, 'X')).toBe("'Some Field' is 'X'; it can be F, M, or empty");
});
