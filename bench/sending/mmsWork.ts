import { randomUUID } from 'node:crypto';
import { MAX_DESTINATIONS } from '../../gateways/mitake/destinations';
import type { MmsMessage } from '../../gateways/mitake/message';
import { FileStorage } from '../../test/engine/fileStorage';
import { messageId, TOKEN } from './answers';
import { acceptedOf, mitakeClient } from './clients';
import { element, member, numberOf, pairs, same, sameSend, type Item, type Work } from './exchange';

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

const message: MmsMessage = {
	subject: SUBJECT,
	content: '',
	sendAt: undefined,
	expireAt: undefined,
	projectName: '',
	attachments: [{ name: 'picture.jpg', type: 'jpg', content }],
};

const idOf = ({ to = '' }: Item): string => messageId(to, SUBJECT);
const parameters = { to: '={{ $json.to }}' };

/** Multimedia messages through Mitake: up to 500 recipients share a request of this package's. */
export const mms: Work = {
	shared: MAX_DESTINATIONS,
	parameters: { ...parameters, cID: '={{ $json.cID }}' },
	item: (index) => ({ to: numberOf(index), cID: randomUUID() }),
	exchange: (items) => ({
		path: PATH,
		headers: { 'content-type': 'application/json', ...requestHeaders },
		body: JSON.stringify({
			subject: SUBJECT,
			content: '',
			destinations: items.map(({ to, cID }) => ({ to, cID })),
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
	}),
	run: ({ url, window }) => ({
		name: 'mitakeMms',
		credentials: { mitakeMmsApi: { ...account, baseUrl: url } },
		parameters: {
			resource: 'message',
			operation: 'send',
			...parameters,
			subject: SUBJECT,
			attachments: 'picture',
			options: { concurrency: window },
		},
	}),
	async binary() {
		// n8n's default: files, of which an item holds the name.
		const storage = await FileStorage.start();
		return { picture: await storage.store(picture, 'picture.jpg', 'image/jpeg') };
	},
	checkResult(result, items, index) {
		const item = items[index] ?? {};
		sameSend(result, item['to'], idOf(item));
	},
	client(place) {
		const client = mitakeClient(place, { ...account, baseUrl: place.url });
		return async (group) => {
			const outcomes = await client.send(
				{
					message,
					destinations: group.map(({ to = '' }) => ({ to, clientMessageId: randomUUID() })),
				},
				SUBJECT,
			);
			for (const [index, item] of group.entries()) {
				same(acceptedOf(outcomes[index]).messageId, idOf(item), 'the message ID');
			}
		};
	},
	httpRequest: {
		path: PATH,
		parameters: {
			sendHeaders: true,
			headerParameters: pairs(requestHeaders),
			contentType: 'json',
			specifyBody: 'json',
			jsonBody: HTTP_REQUEST_BODY,
		},
		// As an earlier node leaves a file's content for those that put it into a body of their own.
		fields: { picture: content },
	},
};
