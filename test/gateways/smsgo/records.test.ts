import { readRecords } from '../../../gateways/smsgo/records';
import { UnreadableText } from '../../../transport/decode/unreadable';

const receipt = { msgid: '1504280910499665', statuscode: '0', statusstr: 'OK', point: '1' };
const state = { statuscode: '0', statusstr: 'DELIVRD', dstaddr: '0988123456' };

describe('readRecords: JSON', () => {
	it.each([
		[
			'a send, as in chapter 6',
			'{"result":{"msgid":1504280910499665,"statuscode":"0","statusstr":"OK","point":1}}',
			[receipt],
		],
		[
			'numbers as strings and strings as numbers',
			'{"result":{"msgid":"1504280910499665","statuscode":0,"statusstr":"OK","point":"1"}}',
			[receipt],
		],
		[
			'no envelope',
			'{"msgid":1504280910499665,"statuscode":0,"statusstr":"OK","point":1}',
			[receipt],
		],
		[
			'the envelope of a query around a send',
			'{"results":{"result":[{"msgid":1504280910499665,"statuscode":"0","statusstr":"OK","point":1}]}}',
			[receipt],
		],
		[
			'names in another case, and blanks',
			' { "Result" : {"MsgId":1504280910499665, "statusCode":"0", "statusStr":" OK ", "POINT":1} }\r\n',
			[receipt],
		],
		[
			'points, as in chapter 6',
			'{"results":{"result":[{"statuscode": "0","point": "6220"}]}}',
			[{ statuscode: '0', point: '6220' }],
		],
		[
			'a state, as in chapter 6: a comma too many',
			'{"results":{"result":[{"statusCode": "0","statusStr":"DELIVRD","cellphone":"0988123456"},]}}',
			[state],
		],
		[
			'states without that comma',
			'{"results":{"result":[{"statusCode":"0","statusStr":"DELIVRD","dstaddr":"0988123456"}]}}',
			[state],
		],
		[
			'one state that is no list',
			'{"results":{"result":{"statusCode":"0","statusStr":"DELIVRD","cellphone":"0988123456"}}}',
			[state],
		],
		[
			'commas inside text stay',
			'{"result":{"statuscode":"-1","statusstr":"a,]b,}",},}',
			[{ statuscode: '-1', statusstr: 'a,]b,}' }],
		],
		['no rows', '{"results":{"result":[]}}', []],
		['no rows and a comma', '{"results":{"result":[{},]}}', []],
	])('%s', (_what, body, records) => {
		expect(readRecords(body)).toEqual(records);
	});

	// Neither is a multiple of 64 nor of 2: as numbers they would be rounded.
	it.each(['304934976469110785', '304934976469110784', '99999999999999999999'])(
		'keeps every digit of the id %s',
		(msgid) => {
			expect(readRecords(`{"result":{"msgid":${msgid},"statuscode":"0"}}`)).toEqual([
				{ msgid, statuscode: '0' },
			]);
			expect(readRecords(`{"result":{"msgid":"${msgid}","statuscode":"0"}}`)).toEqual([
				{ msgid, statuscode: '0' },
			]);
		},
	);

	it('keeps leading zeros and the rows in their order', () => {
		const body =
			'{"results":{"result":[{"msgid":0000000002,"cellphone":0912345678},{"msgid":1,"cellphone":"0922345678"},]}}';
		expect(readRecords(body)).toEqual([
			{ msgid: '0000000002', dstaddr: '0912345678' },
			{ msgid: '1', dstaddr: '0922345678' },
		]);
	});
});

describe('readRecords: XML', () => {
	const fields =
		'<msgid>1504280910499665</msgid><statuscode>0</statuscode><statusstr>OK</statusstr><point>1</point>';

	it.each([
		['flat', `<result>${fields}</result>`],
		['with a declaration', `<?xml version="1.0" encoding="utf-8"?>\r\n<result>${fields}</result>`],
		['deep', `<a><b><results><result>${fields}</result></results></b></a>`],
		['in upper case', `<RESULT>${fields.toUpperCase()}</RESULT>`],
		['indented', `<result>\n  ${fields.replaceAll('><', '>\n  <')}\n</result>`],
		['with CDATA', `<result>${fields.replace('OK', '<![CDATA[OK]]>')}</result>`],
		[
			'with the namespaces of .NET',
			`<results xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><result>${fields}</result></results>`,
		],
		[
			'with attributes on the values',
			`<result>${fields.replace('<msgid>', '<msgid type="long">')}</result>`,
		],
	])('%s', (_what, body) => {
		expect(readRecords(body)).toEqual([receipt]);
	});

	it('reads rows', () => {
		const row = (number: string) =>
			`<result><statusCode>0</statusCode><statusStr>DELIVRD</statusStr><cellphone>${number}</cellphone></result>`;
		expect(readRecords(`<results>${row('0988123456')}${row('0912345678')}</results>`)).toEqual([
			state,
			{ ...state, dstaddr: '0912345678' },
		]);
	});
});

describe('readRecords: lines', () => {
	it.each([
		['as chapter 2 defines them', 'msgid=1504280910499665\nstatuscode=0\nstatusstr=OK\n'],
		['with CRLF, as seen', 'msgid=1504280910499665\r\nstatuscode=0\r\nstatusstr=OK'],
		['with CR', 'msgid=1504280910499665\rstatuscode=0\rstatusstr=OK\r'],
		[
			'with a blank after =, as in chapter 3',
			'msgid= 1504280910499665\nstatuscode=0\nstatusstr=OK',
		],
		['with blanks around', ' msgid = 1504280910499665 \n statuscode = 0 \n statusstr= OK '],
		['with empty lines', '\n\nmsgid=1504280910499665\n\nstatuscode=0\n\nstatusstr=OK\n\n'],
		['in upper case', 'MSGID=1504280910499665\nStatusCode=0\nSTATUSSTR=OK'],
	])('%s', (_what, body) => {
		expect(readRecords(body)).toEqual([
			{ msgid: '1504280910499665', statuscode: '0', statusstr: 'OK' },
		]);
	});

	it('reads the body of FAQ 7', () => {
		const body = 'msgid=-1\nstatuscode=-1\nstatusstr=CGI string error!!\npoint=0';
		expect(readRecords(body)).toEqual([
			{ msgid: '-1', statuscode: '-1', statusstr: 'CGI string error!!', point: '0' },
		]);
	});

	it('divides at the first = and keeps bars', () => {
		expect(readRecords('statuscode=-1\nstatusstr=a=b|c')).toEqual([
			{ statuscode: '-1', statusstr: 'a=b|c' },
		]);
	});
});

describe('readRecords: bars and numbers', () => {
	it.each([
		['query.asp', '0|DELIVRD|0988123456', [state]],
		[
			'queryBulk.asp',
			'0|DELIVRD|0988123456|1\r\n0|EXPIRED|0912345678|2\r\n',
			[
				{ ...state, msgid: '1' },
				{ statuscode: '0', statusstr: 'EXPIRED', dstaddr: '0912345678', msgid: '2' },
			],
		],
		['blanks around cells', ' 0 | DELIVRD | 0988123456 ', [state]],
		[
			'blank lines between rows',
			'0|DELIVRD|0988123456\r\n\r\n\r\n0|DELIVRD|0988123456',
			[state, state],
		],
		['a short row', '0|DELIVRD', [{ statuscode: '0', statusstr: 'DELIVRD' }]],
		['more cells than are known', '0|DELIVRD|0988123456|1|x', [{ ...state, msgid: '1' }]],
		['the points as a bare number', '6220\r\n', [{ bare: '6220' }]],
		['no points', '0', [{ bare: '0' }]],
		['a bare error code', '-2', [{ bare: '-2' }]],
	])('%s', (_what, body, records) => {
		expect(readRecords(body)).toEqual(records);
	});
});

describe('readRecords: what is no answer', () => {
	it.each([
		['nothing', ''],
		['blanks', ' \r\n '],
		['a page', '<html><body>404 - File or directory not found.</body></html>'],
		['a page with a document type', '<!DOCTYPE html>\n<html><body>x</body></html>'],
		['a page in XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><p>statuscode=0</p></html>'],
		['half of JSON', '{"result":{"msgid":15042809104'],
		['half of XML', '<result><statuscode>0</statuscode>'],
		['a sentence', 'Service Unavailable'],
		['a word of JSON', '{oops}'],
	])('%s', (_what, body) => {
		expect(() => readRecords(body)).toThrow(UnreadableText);
	});
});
