import { findAll, findValue } from '../../../transport/decode/find';
import { parseLosslessJson } from '../../../transport/decode/json';
import { parseXml } from '../../../transport/decode/xml';

describe('findValue', () => {
	it.each([
		['the same case', { ERRORCODE: '0' }, '0'],
		['another case', { ErrorCode: '0' }, '0'],
		['depth', { a: [{ b: 'x' }, { b: { errorcode: '7' } }] }, '7'],
		['the level nearest to the root', { a: { errorcode: '1' }, errorcode: '2' }, '2'],
		['the first object of a level', [{ errorcode: '1' }, { errorcode: '2' }], '1'],
		['the last value that is not empty', { errorcode: ['1', '2', ''] }, '2'],
		['spellings that repeat each other', { ErrorCode: '1', errorCode: '2' }, '2'],
		['empty text', { errorcode: '', a: { errorcode: '1' } }, ''],
		['an element over its own attributes', { errorcode: { '@_id': '9', '#text': '0' } }, '0'],
		['an attribute', { result: { '@_ErrorCode': '0' } }, '0'],
		['an element over an attribute', { '@_errorcode': '1', errorcode: '0' }, '0'],
		['what is inside an element of the name', { errorcode: { errorcode: '3' } }, '3'],
		['true', { errorcode: true }, 'true'],
		['null', { errorcode: null, a: { errorcode: '1' } }, ''],
	])('finds by %s', (_what, node, expected) => {
		expect(findValue(node, 'errorCode')).toBe(expected);
	});

	it.each([['0'], [null], [true], [{}], [[]], [{ a: { b: '1' } }], [{ errorcode: {} }]])(
		'finds nothing in %j',
		(node) => {
			expect(findValue(node, 'errorcode')).toBeUndefined();
		},
	);

	it('finds only what was received', () => {
		expect(findValue({ a: '1' }, 'constructor')).toBeUndefined();
		expect(findValue(parseLosslessJson('{"__proto__":{"a":1}}'), 'a')).toBe('1');
	});

	it('finds the link inside a link', () => {
		const track = parseXml(
			'<t><link><link_id>5</link_id><link>http://a/?b&amp;c</link></link></t>',
		);
		expect(findValue(track, 'link')).toBe('http://a/?b&c');
	});

	it('looks through lists too long for the stack', () => {
		const list = Array.from({ length: 300_000 }, () => ({ a: '1' }));
		expect(findValue({ list: [...list, { b: '2' }] }, 'b')).toBe('2');
	});
});

describe('findAll', () => {
	it('finds one, many or none alike, at any depth and in order', () => {
		const list = (inner: string) => findAll(parseXml(`<r><l>${inner}</l></r>`), 'TASK');
		expect(list('')).toEqual([]);
		expect(list('<task>1</task>')).toEqual(['1']);
		expect(list('<task><id>1</id></task><x><Task/></x><task>3</task>')).toEqual([
			{ id: '1' },
			'3',
			'',
		]);
	});

	it('does not look inside what it has found', () => {
		const outer = { link: [{ link: 'a' }, { link: 'b' }] };
		expect(findAll({ link_statistic: outer }, 'link')).toEqual(outer.link);
	});

	it('walks JSON as well', () => {
		expect(findAll([null, true, { a: null }, { b: [{ a: false }] }], 'a')).toEqual([null, false]);
		expect(findAll('a', 'a')).toEqual([]);
	});
});
