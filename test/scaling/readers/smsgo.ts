import { readBalance } from '../../../gateways/smsgo/balance';
import { readCancel } from '../../../gateways/smsgo/cancel';
import { readQuery } from '../../../gateways/smsgo/query';
import { readSend } from '../../../gateways/smsgo/send';
import { replyReader, type Readers } from './reader';

const frames = [
	'statuscode=0\r\nmsgid=1\r\nstatusstr=…',
	'0|…|0912345678|1',
	'[{"statuscode":"0"},…{}]',
	'{"statuscode":"-1","statusstr":"…"}',
	'<a><statuscode>0</statuscode><statusstr>…</statusstr></a>',
];

/** What smsgo answers. */
export const smsgo: Readers = {
	'smsgo: send': replyReader(readSend, ...frames),
	'smsgo: balance': replyReader(readBalance, '{"point":"…"}'),
	'smsgo: cancel': replyReader(
		(reply) => readCancel(reply, '1'),
		'{"statuscode":"-1","statusstr":"…"}',
	),
	'smsgo: query': replyReader(
		(reply) => readQuery(reply, [{ messageId: '1', recipient: '0912345678' }]),
		...frames,
	),
	'smsgo: query of all recipients': replyReader(
		(reply) => readQuery(reply, [{ messageId: '1', recipient: null }]),
		'0|DELIVRD|…|1',
	),
};
