import fc from 'fast-check';
import { parseKeyValueLines } from '../../../transport/decode/lines';

const asObject = (text: string) => Object.fromEntries(parseKeyValueLines(text));

describe('parseKeyValueLines', () => {
	it.each([
		['LF', 'msgid=1\nstatuscode=0\n'],
		['CRLF', 'msgid=1\r\nstatuscode=0\r\n'],
		['CR', 'msgid=1\rstatuscode=0\r'],
		['a mixture and no end', '\n\r\nmsgid=1\r\r\nstatuscode=0'],
		['blanks and capitals', '  MsgId = 1 \n\tSTATUSCODE=\t0'],
		['lines that are something else', 'OK\nmsgid=1\n=2\n  =\nstatuscode=0\n0|DELIVRD'],
	])('reads lines with %s', (_what, text) => {
		expect(asObject(text)).toEqual({ msgid: '1', statuscode: '0' });
	});

	it('splits at the first equals sign and keeps empty values', () => {
		expect(asObject('statusstr=a = b==\npoint=')).toEqual({ statusstr: 'a = b==', point: '' });
	});

	it('believes the first of two values', () => {
		expect(asObject('statuscode=-1\nstatusstr=x\nStatusCode=0')).toEqual({
			statuscode: '-1',
			statusstr: 'x',
		});
	});

	it('reads nothing out of nothing, and names of Object as any other', () => {
		expect(parseKeyValueLines('').size).toBe(0);
		expect(parseKeyValueLines('__proto__=1\nconstructor=2')).toEqual(
			new Map([
				['__proto__', '1'],
				['constructor', '2'],
			]),
		);
	});

	it('gives back every value that was written', () => {
		const line = fc.string({ unit: 'binary' }).filter((value) => !/[\r\n]/u.test(value));
		const key = fc.stringMatching(/^[a-z]{1,9}$/u);
		fc.assert(
			fc.property(fc.dictionary(key, line, { noNullPrototype: true }), (values) => {
				const text = Object.entries(values).map(([name, value]) => `${name}=${value}\r\n`);
				const trimmed = Object.entries(values).map(([name, value]) => [name, value.trim()]);
				expect(asObject(text.join(''))).toEqual(Object.fromEntries(trimmed));
			}),
		);
	});
});
