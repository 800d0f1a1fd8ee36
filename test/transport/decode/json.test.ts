import fc from 'fast-check';
import { parseLosslessJson, type Json } from '../../../transport/decode/json';
import { UnreadableText } from '../../../transport/decode/unreadable';

const numbersAsText = (_key: string, value: unknown): unknown =>
	typeof value === 'number' ? JSON.stringify(value) : value;

/** JSON as no library writes it: a comma behind every last element, and blanks everywhere. */
function messy(value: Json, blank: string): string {
	if (Array.isArray(value)) {
		return `[${value.map((item) => `${blank}${messy(item, blank)}${blank},`).join(blank)}${blank}]`;
	}
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value).map(
		([key, item]) => `${JSON.stringify(key)}${blank}:${messy(item, blank)},${blank}`,
	);
	return `{${members.join(blank)}}`;
}

describe('valid JSON', () => {
	it('is what JSON.parse makes of it, with numbers as their text', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(undefined, '\t', 2), (value, indent) => {
				const text = JSON.stringify(value, null, indent);
				const expected: unknown = JSON.parse(text, numbersAsText);
				expect(parseLosslessJson(text)).toStrictEqual(expected);
			}),
			{ numRuns: 500 },
		);
	});

	it('keeps every number as it was written', () => {
		const number = /^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,4})?$/u;
		fc.assert(
			fc.property(fc.stringMatching(number), (raw) => {
				expect(parseLosslessJson(raw)).toBe(raw);
				expect(parseLosslessJson(`{"id":${raw},"list":[${raw}]}`)).toEqual({
					id: raw,
					list: [raw],
				});
			}),
		);
	});

	it.each(['304934976469110785', '304934976469110784', '1e400', '-0', '1.0', '1E+2'])(
		'keeps %s',
		(raw) => {
			expect(parseLosslessJson(`[ ${raw} ]`)).toEqual([raw]);
		},
	);

	it('tells a string from a literal and leaves what stands inside strings alone', () => {
		const text = '{"a":"true","b":true,"c":null,"d":false,"e":"x,]\\",}1 [2,] \\\\","f":"\\ud83d"}';
		expect(parseLosslessJson(text)).toEqual({
			a: 'true',
			b: true,
			c: null,
			d: false,
			e: 'x,]",}1 [2,] \\',
			f: '\ud83d',
		});
	});
});

describe('JSON of badly behaved gateways', () => {
	it('may have trailing commas', () => {
		const blank = fc.constantFrom('', ' ', '\r\n\t');
		fc.assert(
			fc.property(fc.jsonValue(), blank, (value, between) => {
				const clean = parseLosslessJson(JSON.stringify(value));
				expect(parseLosslessJson(messy(clean, between))).toStrictEqual(clean);
			}),
		);
		expect(
			parseLosslessJson('{"results":{"result":[{"statusCode": "0","cellphone":"0988"},]}}'),
		).toEqual({ results: { result: [{ statusCode: '0', cellphone: '0988' }] } });
	});

	it('may have bare tokens', () => {
		expect(
			parseLosslessJson(
				'{"batchID":11111111-2222-3333-4444-00000000000a,"messages":[{"msgID":0000000001,"x":#000000013,},],}',
			),
		).toEqual({
			batchID: '11111111-2222-3333-4444-00000000000a',
			messages: [{ msgID: '0000000001', x: '#000000013' }],
		});
		expect(parseLosslessJson('{id:truest,b:nullable}')).toEqual({ id: 'truest', b: 'nullable' });
		expect(parseLosslessJson('0000000001')).toBe('0000000001');
	});

	it('may have a byte order mark and blanks around it', () => {
		expect(parseLosslessJson('\ufeff\r\n {"a":1} \r\n')).toEqual({ a: '1' });
	});

	it('cannot reach a prototype', () => {
		const value = parseLosslessJson('{"__proto__":{"polluted":1},"a":{"\\u005f_proto__":{"b":2}}}');
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(Object.keys(value ?? {})).toEqual(['__proto__', 'a']);
		expect({}).not.toHaveProperty('polluted');
		expect(value).not.toHaveProperty('polluted');
	});
});

describe('text that is not JSON', () => {
	it.each([
		'',
		' \n',
		'\ufeff',
		'<html><body>502</body></html>',
		'OK',
		'-',
		'msgid=1',
		'0|DELIVRD|0912345678',
		'{"a":1',
		'{"a":"b',
		'{"a":"b\\"}',
		'[1,2',
		'{"a":1}}',
		']',
		'{} {}',
		'{},',
		'[1] 2',
		'1 2',
		'[1 2]',
		'[,]',
		'{,}',
		'[1,,]',
		'[,1]',
		'{"a":,}',
		'{"a":}',
		'{"a",}',
		'{"a":1,"b"}',
		'{true:1}',
		"{'a':1}",
		'[a/b]',
		'["a\0"]',
		'[\0]',
		'["a\nb"]',
		'["\\x"]',
		'\u00a0[1\u00a0]',
	])('is refused: %j', (text) => {
		expect(() => parseLosslessJson(text)).toThrow(UnreadableText);
	});

	it('is not quoted in the message', () => {
		fc.assert(
			fc.property(fc.constantFrom('{"a": hunter2 hunter2', '"hunter2', '<hunter2>'), (text) => {
				try {
					parseLosslessJson(text);
				} catch (error) {
					expect(String(error)).toMatch(/^UnreadableText: The (?:text|JSON) /u);
					expect(String(error)).not.toContain('hunter2');
					expect(error).not.toHaveProperty('cause');
					return;
				}
				throw new Error('was read');
			}),
		);
	});

	it('is read or refused, whatever it is', () => {
		const unit = fc.constantFrom(
			...Array.from('{}[]:,"\\ \n10-#.eatrue'),
			'true',
			'null',
			'"a"',
			'中',
			'\0',
		);
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
				try {
					expect(parseLosslessJson(text)).not.toBeUndefined();
				} catch (error) {
					expect(error).toBeInstanceOf(UnreadableText);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('is refused when it nests deeper than anybody could walk', () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		expect(parseLosslessJson(nested(256))).toBeInstanceOf(Array);
		expect(() => parseLosslessJson(nested(257))).toThrow(/nested too deeply/u);
		expect(() => parseLosslessJson('{"a":'.repeat(1_000_000))).toThrow(UnreadableText);
	});
});

// Each of these takes minutes, or the stack, in a scanner that looks back or ahead too far.
describe('megabytes', () => {
	const MANY = 1_000_000;

	it('of records are read', () => {
		const record = '{"msgID":304934976469110785,"status":"0","statusDesc":"已送達\\n","point":1,},';
		const value = parseLosslessJson(`{"messages":[${record.repeat(70_000)}]}`);
		expect(value).toHaveProperty('messages.length', 70_000);
		expect(value).toHaveProperty('messages.69999.msgID', '304934976469110785');
	});

	it('of one string are read', () => {
		expect(parseLosslessJson(`"${'\\"\\\\'.repeat(MANY)}"`)).toHaveLength(2 * MANY);
	});

	it.each([
		['backslashes', `"${'\\'.repeat(MANY)}`],
		['quotes', '"'.repeat(MANY + 1)],
		['escaped quotes', `"${'\\"'.repeat(MANY)}`],
		['commas and blanks', `[1${', '.repeat(MANY)}]`],
		['blanks', `[1,${' '.repeat(MANY)}?`],
		['words', `[${'a '.repeat(MANY)}]`],
	])('of %s are refused', (_what, text) => {
		expect(() => parseLosslessJson(text)).toThrow(UnreadableText);
	});
});
