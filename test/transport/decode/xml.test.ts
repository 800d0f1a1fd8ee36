import fc from 'fast-check';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { parseXml } from '../../../transport/decode/xml';

/** Names that differ in case only are different elements. */
const name = fc
	.stringMatching(/^[A-Za-z_中][\w.中-]{0,8}$/u)
	.filter(
		(value) =>
			!/^(?:__proto__|constructor|prototype|toString|valueOf|hasOwnProperty|html|xml)$/iu.test(
				value,
			),
	);
const value = fc
	.string({ unit: 'binary' })
	// Controls and U+FFFE are no XML; a carriage return becomes a line feed, as XML wants it.
	.map((text) => text.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').trim());

/** The ways in which a gateway may write the same text. */
const spelling = fc.constantFrom(
	(text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;'),
	(text: string) => text.replace(/[^]/gu, (one) => `&#${one.codePointAt(0) ?? 0};`),
	(text: string) => text.replace(/[^]/gu, (one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`),
	(text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`,
	(text: string) =>
		text.replace(/[^]/gu, (one) =>
			one
				.split('')
				.map((half) => `&#${half.charCodeAt(0)};`)
				.join(''),
		),
);
const blank = fc.constantFrom('', ' ', '\r\n\t');
const fields = fc.uniqueArray(fc.tuple(name, value, spelling, blank), { selector: ([key]) => key });

type Fields = readonly (readonly [string, string, (text: string) => string, string])[];

const written = (list: Fields) =>
	list
		.map(([key, text, spell, space]) => `<${key}>${space}${spell(text)}${space}</${key} >${space}`)
		.join('');

describe('parseXml', () => {
	it('gives back what was written, however it was written', () => {
		fc.assert(
			fc.property(fields, name, blank, (list, root, space) => {
				const document = `${space}<?xml version="1.0"?>${space}<${root}>${written(list)}</${root}>${space}`;
				const expected = Object.fromEntries(list.map(([key, text]) => [key, text]));
				expect(parseXml(document)).toEqual({ [root]: list.length === 0 ? '' : expected });
			}),
			{ numRuns: 300 },
		);
	});

	it('refuses every document that was cut short', () => {
		fc.assert(
			fc.property(fields, fc.nat(), (list, at) => {
				const document = `<?xml version="1.0"?><root>${written(list)}</root>`;
				const cut = document.slice(0, at % document.length);
				expect(() => parseXml(cut)).toThrow(UnreadableText);
			}),
			{ numRuns: 500 },
		);
	});

	it.each(['0000000001', '304934976469110785', '1e400', '-0', '0x10', 'true', '+886912345678'])(
		'leaves %s a text',
		(raw) => {
			expect(parseXml(`<a b="${raw}"><c>${raw}</c></a>`)).toEqual({ a: { '@_b': raw, c: raw } });
		},
	);

	it('trims what is shown to be blank only when it is whole', () => {
		expect(parseXml('<a>\r\n  success\r\n</a>')).toEqual({ a: 'success' });
		expect(parseXml('<a><![CDATA[ 成功! ]]></a>')).toEqual({ a: '成功!' });
		expect(parseXml('<a> x <![CDATA[<y> ]]>&amp; z </a>')).toEqual({ a: 'x <y> & z' });
		expect(parseXml('<a> \n </a>')).toEqual({ a: '' });
		expect(parseXml('<a b=" x "/>')).toEqual({ a: { '@_b': 'x' } });
	});

	it('keeps text beside children and attributes', () => {
		expect(parseXml('<a b="1">t</a>')).toEqual({ a: { '@_b': '1', '#text': 't' } });
		expect(parseXml('<a>t<b>1</b></a>')).toEqual({ a: { b: '1', '#text': 't' } });
	});

	it('makes lists of elements that repeat, and of those that are named', () => {
		expect(parseXml('<l><t>1</t><t/><u>2</u></l>')).toEqual({ l: { t: ['1', ''], u: '2' } });
		const options = { arrays: ['TASK', 'l'] };
		expect(parseXml('<l><task>1</task></l>', options)).toEqual({ l: [{ task: ['1'] }] });
		expect(parseXml('<x><Task id="1"/></x>', options)).toEqual({ x: { Task: [{ '@_id': '1' }] } });
	});

	it.each([
		['named', '&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
		['numbered', '&#x4E2D;&#25991;&#x0000004e2d;&#039;', "中文中'"],
		['named as in HTML', 'a&nbsp;b', 'a\u00a0b'],
		['escaped themselves, once', '&amp;lt; &amp;#38; &#38;amp;', '&lt; &#38; &amp;'],
		['halves of an emoji', '&#55357;&#56832;&#xD83D;&#xde00;', '😀😀'],
		['half an emoji', 'x&#xD83D;y', 'x&#55357;y'],
		['unknown', '&foo; &AMP;', '&foo; &AMP;'],
		['no characters', '&#0; &#x110000; &#99999999;', '&#0; &#x110000; &#99999999;'],
	])('reads references that are %s', (_what, raw, expected) => {
		expect(parseXml(`<a b="${raw}">${raw}</a>`)).toEqual({
			a: { '@_b': expected, '#text': expected },
		});
	});

	it('reads no references in CDATA', () => {
		expect(parseXml('<a><![CDATA[&amp;<!DOCTYPE html><b>]]></a>')).toEqual({
			a: '&amp;<!DOCTYPE html><b>',
		});
	});

	it('reads CDATA that has lost its angle brackets', () => {
		expect(parseXml('<a>![CDATA[ 名稱 ]]</a>')).toEqual({ a: '名稱' });
	});

	it.each([
		'\ufeff \n<?xml version="1.0" encoding="utf-16"?>\n<a>1</a>\n',
		'<!-- <b> --><a>1</a><!-- c -->',
		'<?xml-stylesheet href="x"?><a><?pi x?>1</a><?pi?>',
	])('passes over what stands around the root: %j', (text) => {
		expect(parseXml(text)).toEqual({ a: '1' });
	});
});

describe('text that is refused', () => {
	it.each([
		'',
		' ',
		'OK',
		'6220',
		'{"a":1}',
		'<?xml version="1.0"?>',
		'<!-- a -->',
		'Warning: x <a/>',
		'<a>',
		'<a',
		'<a/',
		'</a>',
		'<a></b>',
		'<a><b></a></b>',
		'<a></a',
		'<a></a><!-- b',
		'<a><![CDATA[b</a>',
		'<a/>b',
		'<a/>b<?c?>',
		'<a></a>b',
		'<a/><b/>',
		'<a></a><b></b>',
		'<a/><a/>',
		'<a/><![CDATA[b]]>',
		'<![CDATA[b]]><a/>',
		'<a b/>',
		'<a b=1/>',
		'<a b="1" b="2"/>',
		'<a>b & c</a>',
		'<a>\0</a>',
		'<a>1</a>\0',
		'<1/>',
	])('because it is not one document: %j', (text) => {
		expect(() => parseXml(text)).toThrow(UnreadableText);
		expect(() => parseXml(text, { arrays: ['a'] })).toThrow(UnreadableText);
	});

	it.each([
		'<html><body>502</body></html>',
		'<HTML></HTML>',
		'<h:html xmlns:h="http://www.w3.org/1999/xhtml"/>',
		'<!DOCTYPE html><html><body><p>x<br></body></html>',
		'<!DOCTYPE html><html></html>',
		'<p>502<br>Bad gateway</p>',
	])('because it is a page: %j', (text) => {
		expect(() => parseXml(text)).toThrow(UnreadableText);
	});

	it.each([
		'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
		'<a><!DOCTYPE a [<!ENTITY b "c">]>&b;</a>',
		'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;"><!ENTITY d "&c;&c;">]><a>&d;</a>',
		'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
		'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>',
	])('because it has a document type: %j', (text) => {
		expect(() => parseXml(text)).toThrow(UnreadableText);
	});

	it('because its names could reach a prototype, which stays as it is', () => {
		expect(() => parseXml('<a><__proto__><b>1</b></__proto__></a>')).toThrow(UnreadableText);
		expect(() => parseXml('<a><constructor/></a>')).toThrow(UnreadableText);
		expect(parseXml('<a __proto__="1"/>')).toEqual({ a: { '@___proto__': '1' } });
		expect({}).not.toHaveProperty('b');
	});

	it('because it nests too deeply', () => {
		const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
		expect(parseXml(nested(100))).toHaveProperty('a.a.a');
		expect(() => parseXml(nested(102))).toThrow(UnreadableText);
		expect(() => parseXml(nested(200_000))).toThrow(UnreadableText);
	});

	it('and is not quoted in the message', () => {
		expect(() => parseXml('<a>hunter2</b>')).toThrow(
			/^The text is not a well-formed XML document$/u,
		);
	});

	it('or read, whatever it is', () => {
		const unit = fc.constantFrom(
			...Array.from('<>/!?-[]&;"\'= \na'),
			'CDATA',
			'<!--',
			'-->',
			'<a>',
			'</a>',
			'<?xml',
			'<!DOCTYPE',
			'\0',
		);
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
				try {
					expect(Object.keys(parseXml(text))).toHaveLength(1);
				} catch (error) {
					expect(error).toBeInstanceOf(UnreadableText);
				}
			}),
			{ numRuns: 3000 },
		);
	});
});

// Each of these takes minutes, or the stack, in a parser that looks back or ahead too far.
describe('megabytes', () => {
	it('of records are read', () => {
		const record = '<item><id>0001</id><t>&#x4E2D;&amp;</t><c><![CDATA[a<b]]></c></item>\r\n';
		const document = parseXml(`<list>${record.repeat(20_000)}</list>`);
		expect(document).toHaveProperty('list.item.length', 20_000);
		expect(document).toHaveProperty('list.item.19999', { id: '0001', t: '中&', c: 'a<b' });
	});

	it('of references are read', () => {
		expect(parseXml(`<a>${'&#x4E2D;'.repeat(200_000)}</a>`)).toEqual({ a: '中'.repeat(200_000) });
	});

	it.each([
		['open elements', '<a>'.repeat(300_000)],
		['open comments', `<a>${'<!--'.repeat(300_000)}</a>`],
		['open CDATA', `<a>${'<![CDATA['.repeat(100_000)}</a>`],
		['ampersands', `<a>${'&'.repeat(1_000_000)}</a>`],
		['attributes', `<a ${'b '.repeat(300_000)}/>`],
		['a document type', `<!DOCTYPE a ${'['.repeat(1_000_000)}<a/>`],
	])('of %s are refused', (_what, text) => {
		expect(() => parseXml(text)).toThrow(UnreadableText);
	});
});
