import { getBalance } from '../../../gateways/smsgo/calls/getBalance';
import { cancel } from '../../../gateways/smsgo/calls/cancel';
import { readStatuses } from '../../../gateways/smsgo/statuses';
import { send } from '../../../gateways/smsgo/calls/send';
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
	'smsgo: send': replyReader((reply) => send.read(reply), ...frames),
	'smsgo: balance': replyReader((reply) => getBalance.read(reply), '{"point":"…"}'),
	'smsgo: cancel': replyReader(
		(reply) => cancel.read(reply, { messageId: '1' }),
		'{"statuscode":"-1","statusstr":"…"}',
	),
	'smsgo: query': replyReader(
		(reply) => readStatuses(reply, [{ messageId: '1', recipient: '0912345678' }]),
		...frames,
	),
	'smsgo: query of all recipients': replyReader(
		(reply) => readStatuses(reply, [{ messageId: '1', recipient: null }]),
		'0|DELIVRD|…|1',
	),
};
