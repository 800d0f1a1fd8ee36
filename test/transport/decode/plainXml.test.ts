import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { plainXml } from '../../../transport/decode/plainXml';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { parseXml } from '../../../transport/decode/xml';
import type { XmlNode } from '../../../transport/decode/xmlNode';

const none: ReadonlySet<string> = new Set();

/** What the parser that knows everything makes of a document: a comment behind it is beyond the other. */
function whole(xml: string, arrays: readonly string[] = []): XmlNode {
	try {
		return parseXml(`${xml}<!-- whole -->`, { arrays });
	} catch (cause) {
		if (cause instanceof UnreadableText) return 'refused';
		throw cause;
	}
}

const name = fc.constantFrom('a', 'b', 'list_id', 'var1', 'var10', 'x-y', 'T.t', 'constructor');
const blank = fc.constantFrom('', '', ' ', '\n', '\r\n\t', '\u00a0');
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 6 }),
	fc.stringMatching(/^[ab1 &;<>\]!?/"'=中😀-]{0,8}$/u),
	fc.constantFrom('&amp;', '&#65;', '&#x1F600;', '&nbsp;', '&foo;', '&', ']]>', '![CDATA[名]]'),
);
const escaped = text.map((raw) => raw.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'));
const content = fc.oneof(
	{ weight: 3, arbitrary: escaped },
	text,
	text.map((raw) => `<![CDATA[${raw}]]>`),
	fc
		.tuple(blank, text, blank)
		.map(([before, raw, behind]) => `${before}<![CDATA[${raw}]]>${behind}`),
	fc.constantFrom('<!-- c -->', '<?pi?>', '<![CDATA[a]]><![CDATA[b]]>', 'x<![CDATA[y]]>'),
);
const { element } = fc.letrec<{ element: string; inner: string }>((tie) => ({
	element: fc
		.tuple(name, fc.constantFrom('', ' ', '/', ' c="d"'), tie('inner'), blank)
		.map(([tag, extra, inner, space]) =>
			extra === '/' ? `<${tag}/>` : `<${tag}${extra}>${inner}</${tag}${space}>`,
		),
	inner: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		content,
		fc.array(fc.tuple(blank, tie('element')), { maxLength: 4 }).map((list) => list.flat().join('')),
	),
}));
const document = fc
	.tuple(fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>', '<?xml?>'), blank, element)
	.map((parts) => parts.join('').replaceAll('\0', '').trim());

describe('plainXml', () => {
	it('agrees with the parser that knows everything wherever it has an answer', () => {
		let answers = 0;
		fc.assert(
			fc.property(document, fc.subarray(['a', 'var1', 'x-y']), (xml, arrays) => {
				const plain = plainXml(xml, new Set(arrays));
				if (plain === undefined) return;
				answers++;
				expect(plain).toEqual(whole(xml, arrays));
			}),
			{ numRuns: 3_000 },
		);
		expect(answers).toBeGreaterThan(300);
	});

	it('agrees with it over documents that were damaged', () => {
		fc.assert(
			fc.property(
				document,
				fc.nat(),
				fc.nat(8),
				fc.constantFrom('', '<', '>', '/', '</a>', '<a>', 'x', ' ', '&', ']]>', '<![CDATA['),
				(xml, at, length, into) => {
					const start = at % (xml.length + 1);
					const damaged = xml.slice(0, start) + into + xml.slice(start + length);
					const plain = plainXml(damaged.trim(), none);
					if (plain !== undefined) {
						expect(plain).toEqual(whole(damaged.trim()));
					}
				},
			),
			{ numRuns: 5_000 },
		);
	});

	it.each([
		['<l/>', { l: '' }],
		['<l></l>', { l: '' }],
		['<result><status>success</status></result>', { result: { status: 'success' } }],
		[
			'<?xml version="1.0" encoding="UTF-8"?>\r\n<data>\r\n  <addr>\r\n    <id>007</id>\r\n' +
				'    <address>![CDATA[a@b.tw]]</address>\r\n    <address>a@b.tw</address>\r\n' +
				'    <area>\r\n <![CDATA[ 台北 <1> ]]>\r\n</area>\r\n <fullname>A &amp; B</fullname >\r\n' +
				'    <phone/>\r\n  </addr>\r\n  <addr><id>8</id></addr>\r\n</data>',
			{
				data: {
					addr: [
						{
							id: '007',
							address: ['a@b.tw', 'a@b.tw'],
							area: '台北 <1>',
							fullname: 'A & B',
							phone: '',
						},
						{ id: '8' },
					],
				},
			},
		],
	])('reads what gateways write: %j', (xml, expected) => {
		expect(plainXml(xml, none)).toEqual(expected);
		expect(whole(xml)).toEqual(expected);
	});

	it('makes lists of the elements that are named', () => {
		expect(plainXml('<l><Task>1</Task><u>2</u></l>', new Set(['task', 'l']))).toEqual({
			l: [{ Task: ['1'], u: '2' }],
		});
	});

	it.each([
		'',
		'OK',
		'<a',
		'<a>',
		'</a>',
		'<a></b>',
		'<a></ab>',
		'<ab></a>',
		'<a><b></a></b>',
		'<a/><b/>',
		'<a/>b',
		'b<a/>',
		'<a>b<c/></a>',
		'<a><c/>b</a>',
		'<a b="1"/>',
		'<a b="1">c</a>',
		'<a>b & c</a>',
		'<a>]]></a>',
		'<a><![CDATA[b</a>',
		'<a><![CDATA[b]]>c</a>',
		'<a><!-- b --></a>',
		'<!-- b --><a/>',
		'<!DOCTYPE a><a/>',
		'<a><?b?></a>',
		'<1/>',
		'<a:b/>',
		'<a></a\u00a0>',
		'<constructor/>',
		'<a><__proto__>b</__proto__></a>',
		'<a><prototype/></a>',
		`${'<a>'.repeat(22)}${'</a>'.repeat(22)}`,
	])('leaves to others: %j', (xml) => {
		expect(plainXml(xml, none)).toBeUndefined();
	});

	it('keeps no document in memory for the sake of a value', () => {
		setFlagsFromString('--expose-gc');
		const collect: unknown = runInNewContext('gc');
		const heap = (): number => {
			if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
			return process.memoryUsage().heapUsed / 1024 / 1024;
		};
		const kept: unknown[] = [];
		const before = heap();
		for (let index = 0; index < 40; index++) {
			const xml = `<l><a>somebody-${index}@example.com</a><b>${'名'.repeat(500_000)}</b></l>`;
			const list = plainXml(xml, none)?.['l'];
			if (typeof list === 'object' && !Array.isArray(list)) kept.push(list['a']);
		}
		expect(kept).toHaveLength(40);
		expect(heap() - before).toBeLessThan(10);
		expect(kept[39]).toBe('somebody-39@example.com');
	});
});
