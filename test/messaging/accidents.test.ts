import { accidentsIn } from '../../messaging/accidents';

/** What is found, and whether it is certain. */
const found = (text: string, isExpression = true) =>
	accidentsIn(text, isExpression).map((one) => [one.found, one.isCertain]);

describe('what nobody can have meant', () => {
	it.each([
		['Dear [object Object], hello', '[object Object]'],
		['[object Array]', '[object Array]'],
		['[object Undefined]', '[object Undefined]'],
		['[object Promise]', '[object Promise]'],
		['您的預約：Invalid Date', 'Invalid Date'],
		['at Invalid DateTime.', 'Invalid DateTime'],
		['in Invalid Duration', 'Invalid Duration'],
		['Hi function trim() { [native code] }', '{ [native code] }'],
		['undefined', 'undefined'],
		[' null\n', 'null'],
		['NaN', 'NaN'],
		['NULL', 'NULL'],
		['[undefined]', '[undefined]'],
		['"null"', '"null"'],
		['undefined undefined', 'undefined undefined'],
		['null, null', 'null, null'],
		['$NaN', '$NaN'],
	])('%j', (text, what) => {
		expect(found(text)).toEqual([[what, true]]);
	});

	it.each(['{{ $json.name }}', '{{name}}', '{{ { a: 1 }.a }}', '{{}}', '{{\n$json.x\n}}'])(
		'%j where the parameter is no expression',
		(braced) => {
			expect(found(`Dear ${braced}!`, false)).toEqual([[braced, true]]);
			expect(found(`Dear ${braced}!`, true)).toEqual([[braced, false]]);
		},
	);
});

describe('what a good message may have', () => {
	it.each([
		['sensor value null', 'null'],
		['您好undefined先生', 'undefined'],
		['溫度 NaN 度', 'NaN'],
		['null元', 'null'],
		['Invalid date', 'Invalid date'],
		['Total #N/A', '#N/A'],
		['Dear ${name}', '${name}'],
		['Dear $json.name', '$json'],
	])('%j', (text, what) => {
		expect(found(text)).toEqual([[what, false]]);
	});

	it('all of it is found', () => {
		expect(found('undefined, null and [object Object]')).toEqual([
			['[object Object]', true],
			['undefined', false],
			['null', false],
		]);
	});

	it.each([
		'',
		'Hello',
		'您好，您的驗證碼是 123456',
		'nullify, undefinedness, NaNa, Nan bread, null_value',
		'Your Invalid Date of Birth was corrected',
		'objects { a } and [brackets] and {single braces}',
		'price $100 for {2}',
		'{ { apart } }',
		'}} {{',
		'an object Object',
	])('%j is no accident', (text) => {
		expect(found(text, false)).toEqual([]);
	});
});

test('a long text takes no longer than its length', () => {
	for (const part of ['null ', '{{', '[object ', '${', '!', '\u3000']) {
		expect(found(part.repeat(100_000), true).length).toBeLessThan(2);
	}
});
