import { readAnswer } from '../../../gateways/cloudmax/response';
import { probe } from '../../../gateways/cloudmax/calls/probe';
import { replyReader, type Readers } from './reader';

const frames = [
	'<A><ErrorCode>0</ErrorCode><ErrorMsg>…</ErrorMsg></A>',
	'ErrorCode=0\r\nErrorMsg=…',
	'ErrorCode…',
	'ErrorCode,ErrorMsg\r\n111,…',
	'111,"…',
];

/** What Cloudmax answers. */
export const cloudmax: Readers = {
	'Cloudmax: answer': replyReader(readAnswer, ...frames),
	'Cloudmax: probe': replyReader((reply) => probe.read(reply), ...frames),
};
