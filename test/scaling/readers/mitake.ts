import { readPush } from '../../../gateways/mitake/pushAnswer';
import { pick, readStatuses } from '../../../gateways/mitake/query';
import { readToken } from '../../../gateways/mitake/token';
import { replyReader, type Readers } from './reader';

const frames = [
	'{"messages":[…{}]}',
	'{"batchID":1,"messages":[{"cID":"a","msgID":"…"}]}',
	'{"code":"1","description":"…"}',
];

/** What Mitake answers. */
export const mitake: Readers = {
	'Mitake: push': replyReader((reply) => readPush(reply, ['a', 'b']), ...frames),
	'Mitake: statuses': replyReader(
		(reply) => {
			const outcome = readStatuses(reply, '1');
			return outcome.outcome === 'accepted' ? pick('1', ['1', '2'], outcome.value) : outcome;
		},
		...frames,
	),
	'Mitake: token': replyReader(readToken, '{"accessToken":"…"}', '{"expiresIn":"…"}'),
};
