import fc from 'fast-check';
import { readAnswer } from '../../../gateways/cloudmax/response';
import { encodeCharset } from '../../../transport/libraries';
import { failureOf, replyOf, valueOf } from './support';

/** How a server may write one text: the document says "Unicode", its sample utf-8. */
const charsets: Readonly<Record<string, (text: string) => Buffer>> = {
	'utf-8': (text) => Buffer.from(text),
	'utf-8 with a mark': (text) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(text)]),
	'utf-16le': (text) => Buffer.from(text, 'utf16le'),
	'utf-16le with a mark': (text) =>
		Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]),
	'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
	'utf-16be with a mark': (text) =>
		Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]),
	big5: (text) => encodeCharset(text, 'big5'),
};
const prologs = [
	'<?xml version="1.0" encoding="utf-8"?>',
	'<?xml version="1.0" encoding="utf-16"?>',
	'<?xml version="1.0" encoding="Unicode"?>',
	'',
];
const contentTypes = ['text/xml', 'text/xml; charset=utf-8', 'application/octet-stream'];

const cases = Object.entries(charsets).flatMap(([charset, encode]) =>
	prologs.flatMap((prolog) =>
		contentTypes.map((contentType) => [charset, prolog, contentType, encode] as const),
	),
);

it.each(cases)('%s under the prolog %j as %s', (_charset, prolog, contentType, encode) => {
	const failed = `${prolog}<R><ERRORCODE>111</ERRORCODE><ERRORMSG>標籤名稱重複</ERRORMSG></R>`;
	expect(failureOf(readAnswer(replyOf(encode(failed), 200, contentType)))).toMatchObject({
		code: '111',
		text: '標籤名稱重複',
	});
	const done = `${prolog}<R><ERRORCODE>0</ERRORCODE><ERRORMSG/><GROUPID>9</GROUPID></R>`;
	expect(valueOf(readAnswer(replyOf(encode(done), 200, contentType)))).toMatchObject({
		errorcode: '0',
		groupid: '9',
	});
});

it.each(Object.entries(charsets))('CSV in %s', (_charset, encode) => {
	const reply = replyOf(encode('ERRORCODE,ERRORMSG\r\n113,標籤不存在\r\n'), 200, 'text/plain');
	expect(failureOf(readAnswer(reply))).toMatchObject({ code: '113', text: '標籤不存在' });
});

it('any id comes back as it is, in any charset', () => {
	const id = fc.oneof(
		fc.stringMatching(/^[0-9]{1,20}$/u),
		fc.stringMatching(/^[A-F0-9]{8}-[A-F0-9]{4}$/u),
	);
	fc.assert(
		fc.property(id, fc.constantFrom(...Object.values(charsets)), (groupid, encode) => {
			const body = `<R><ERRORCODE>0</ERRORCODE><GROUPID>${groupid}</GROUPID></R>`;
			expect(valueOf(readAnswer(replyOf(encode(body))))).toEqual({ errorcode: '0', groupid });
		}),
	);
});
