import { randomUUID } from 'node:crypto';
import { MitakeClient } from '../../gateways/mitake/client';
import { MAX_DESTINATIONS } from '../../gateways/mitake/destinations';
import type { MmsMessage } from '../../gateways/mitake/message';
import { networkOf } from '../../operations/network';
import { FileStorage } from '../../test/engine/fileStorage';
import { builtNode } from '../builtNode';
import { messageId, TOKEN } from './answers';
import { element, inputOf, member, same, type Item, type Work } from './exchange';
import { numberOf } from './smsWork';

const PICTURE_BYTES = 200 * 1024;
const picture = Buffer.alloc(PICTURE_BYTES, 'a picture');
picture.write('ffd8ffe000104a464946', 'hex');
const content = picture.toString('base64');

const PATH = '/msg/mms/json';
const SUBJECT = '開幕優惠';
const account = { clientId: 'bench', clientSecret: 'bench-secret' };

const requestHeaders = {
	authorization: `bearer ${TOKEN}`,
	clientID: account.clientId,
	actionType: 'push',
};

const HTTP_REQUEST_BODY = `={{ {
	subject: '${SUBJECT}',
	content: '',
	destinations: [{ to: $json.to, cID: $json.cID }],
	attachments: [{ attachName: 'picture.jpg', attachType: 'jpg', attachContent: $json.picture }],
} }}`;

const idOf = ({ to = '' }: Item): string => messageId(to, SUBJECT);
const parameters = { to: '={{ $json.to }}' };

/** Multimedia messages through Mitake: up to 500 recipients share a request of this package's. */
export const mms: Work = {
	shared: MAX_DESTINATIONS,
	parameters: { ...parameters, cID: '={{ $json.cID }}' },
	items: (count) =>
		Array.from({ length: count }, (_, index) => ({ to: numberOf(index), cID: randomUUID() })),
	exchange(items) {
		const destinations = items.map(({ to, cID }) => ({ to, cID }));
		return {
			path: PATH,
			headers: {
				'content-type': 'application/json',
				...requestHeaders,
			},
			body: JSON.stringify({
				subject: SUBJECT,
				content: '',
				destinations,
				attachments: [{ attachName: 'picture.jpg', attachType: 'jpg', attachContent: content }],
			}),
			check: (answer) => {
				const messages = member(answer, 'messages');
				for (const [index, item] of items.entries()) {
					const message = element(messages, index);
					same(member(message, 'cID'), item['cID'], 'the client message ID');
					same(String(member(message, 'msgID')), idOf(item), 'the message ID');
				}
			},
		};
	},
	async run({ url, window }, items) {
		// n8n's default: files, of which an item holds the name.
		const storage = await FileStorage.start();
		const binary = { picture: await storage.store(picture, 'picture.jpg', 'image/jpeg') };
		return {
			node: await builtNode('mitakeMms'),
			parameters: {
				resource: 'message',
				operation: 'send',
				...parameters,
				subject: SUBJECT,
				attachments: 'picture',
				options: { concurrency: window },
			},
			credentials: { mitakeMmsApi: { ...account, baseUrl: url } },
			input: inputOf(items).map((item) => ({ ...item, binary })),
		};
	},
	checkResult(result, items, index) {
		const item = items[index] ?? {};
		same(result['accepted'], true, 'whether it was accepted');
		same(result['recipient'], item['to'], 'the recipient');
		same(result['messageId'], idOf(item), 'the message ID');
	},
	client({ url, window }) {
		const client = new MitakeClient(
			{ ...account, baseUrl: url },
			networkOf({}, { concurrency: window }),
		);
		return async (group) => {
			await push(client, group);
		};
	},
	httpRequest: ({ url }) => ({
		parameters: {
			method: 'POST',
			url: `${url}${PATH}`,
			sendHeaders: true,
			headerParameters: {
				parameters: Object.entries(requestHeaders).map(([name, value]) => ({ name, value })),
			},
			sendBody: true,
			contentType: 'json',
			specifyBody: 'json',
			jsonBody: HTTP_REQUEST_BODY,
		},
		// As an earlier node leaves a file's content for those that put it into a body of their own.
		fields: { picture: content },
	}),
};

const message: MmsMessage = {
	subject: SUBJECT,
	content: '',
	sendAt: undefined,
	expireAt: undefined,
	projectName: '',
	attachments: [{ name: 'picture.jpg', type: 'jpg', content }],
};

async function push(client: MitakeClient, group: readonly Item[]): Promise<void> {
	const destinations = group.map(({ to = '' }) => ({ to, clientMessageId: randomUUID() }));
	const outcomes = await client.send({ message, destinations }, SUBJECT);
	for (const [index, item] of group.entries()) {
		const outcome = outcomes[index];
		if (outcome?.outcome !== 'accepted') throw new Error(outcome?.failure.reason);
		same(outcome.value.messageId, idOf(item), 'the message ID');
	}
}
