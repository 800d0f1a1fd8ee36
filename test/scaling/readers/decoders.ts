import { decodeText } from '../../../transport/decode/charset';
import { csvRows } from '../../../transport/decode/csvRows';
import { findAll, findValue } from '../../../transport/decode/find';
import { parseForm } from '../../../transport/decode/form';
import { parseLosslessJson } from '../../../transport/decode/json';
import { parseKeyValueLines, parseRows } from '../../../transport/decode/lines';
import { streamLines } from '../../../transport/decode/lineStream';
import { decodeStream } from '../../../transport/decode/textStream';
import { parseXml } from '../../../transport/decode/xml';
import { reader, streamReader, type Readers } from './reader';

const text = (pieces: AsyncIterable<Uint8Array>) => decodeStream(pieces, ['utf-8', 'gb18030']);
const CSV = ['a,b\r\n"…', 'a,b\r\n…"\r\n', '"…'];

/** What makes text of bytes, and structure of text. */
export const decoders: Readers = {
	'JSON: parse': reader(parseLosslessJson, '[…]', '{…"a":1}', '{"a":"…"}', '[[…'),
	'JSON: find': reader((body) => findValue(parseLosslessJson(body), 'none'), '[…1]', '{…"a":1}'),
	'XML: parse': reader(parseXml, '<a>…</a>', '<a …></a>', '<!--…--><a/>', '<a><![CDATA[…</a>'),
	'XML: find': reader((body) => findAll(parseXml(body), 'none'), '<a>…</a>'),
	'form: parse': reader((body) => parseForm(body, { fallback: 'big5' }), 'a=…'),
	'lines: key and value': reader(parseKeyValueLines, 'a=…'),
	'lines: cells': reader((body) => parseRows(body, '|'), 'a|…'),
	'charset: text': reader((body) => decodeText(Buffer.from(body), { fallback: 'big5' })),
	'charset: bytes of no charset': reader(
		(body) => decodeText(Buffer.from(body, 'utf16le'), { fallback: 'gb18030' }),
		'\uffff…',
	),
	'charset: of a header': reader(
		(contentType) => decodeText(Buffer.from('中'), { contentType }),
		'a;charset=…',
		'a;…',
	),
	'stream: text': streamReader(text, 65_536, '中…'),
	'stream: text in small pieces': streamReader(text, 16, '中…'),
	'stream: lines': streamReader((pieces) => streamLines(text(pieces)), 65_536),
	'stream: lines in small pieces': streamReader((pieces) => streamLines(text(pieces)), 16),
	'stream: CSV': streamReader((pieces) => csvRows(text(pieces), undefined), 65_536, ...CSV),
	'stream: CSV in small pieces': streamReader((pieces) => csvRows(text(pieces), ','), 16, ...CSV),
};
