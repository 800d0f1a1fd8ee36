import { getStatus } from '../../../gateways/mitake/calls/getStatus';
import { getToken } from '../../../gateways/mitake/calls/getToken';
import { send } from '../../../gateways/mitake/calls/send';
import { sendTo } from '../../gateways/mitake/support';
import { replyReader, type Readers } from './reader';

const frames = [
	'{"messages":[…{}]}',
	'{"batchID":1,"messages":[{"cID":"a","msgID":"…"}]}',
	'{"code":"1","description":"…"}',
];

/** What Mitake answers. */
export const mitake: Readers = {
	'Mitake: push': replyReader((reply) => send.read(reply, sendTo('a', 'b')), ...frames),
	'Mitake: statuses': replyReader(
		(reply) => getStatus.read(reply, { batchId: '1', messageIds: ['1', '2'] }),
		...frames,
	),
	'Mitake: token': replyReader(
		(reply) => getToken.read(reply, {}),
		'{"accessToken":"…"}',
		'{"expiresIn":"…"}',
	),
};
