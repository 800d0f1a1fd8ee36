import { getBatchStatus } from '../../../gateways/mitake/calls/getBatchStatus';
import { getStatus } from '../../../gateways/mitake/calls/getStatus';
import { getToken } from '../../../gateways/mitake/calls/getToken';
import { send } from '../../../gateways/mitake/calls/send';
import { destinationsProblem } from '../../../gateways/mitake/destinations';
import { account, bodyOf, message } from './support';

const holder = { account, token: 't0ken' };

const two = [
	{ to: '0911111111', clientMessageId: 'clientID001' },
	{ to: '0922222222', clientMessageId: 'clientID002' },
];

describe('a request for a token', () => {
	it('has the account in the body, and nothing of it in the address', () => {
		const request = getToken.build(account, {});
		expect(request).toMatchObject({
			method: 'POST',
			url: 'https://mms.example.com/AuthorizationService/Token',
			headers: { 'content-type': 'application/json' },
		});
		expect(JSON.parse(bodyOf(request))).toEqual({
			clientId: 'TesterId',
			clientSecret: 'Tester+PW&1',
		});
	});

	it.each(['https://x.tw/', 'https://x.tw//', 'https://x.tw'])('tolerates %s', (baseUrl) => {
		expect(getToken.build({ ...account, baseUrl }, {}).url).toBe(
			'https://x.tw/AuthorizationService/Token',
		);
	});
});

describe('every other request', () => {
	it.each([
		['push', send.build(holder, { message, destinations: two })],
		['queryBatchDR', getBatchStatus.build(holder, { batchId: '1' })],
		['querySingleDR', getStatus.build(holder, { batchId: '1', messageIds: ['2'] })],
	])('%s has the headers of the document, to the letter', (actionType, request) => {
		expect(request.method).toBe('POST');
		expect(request.url).toBe('https://mms.example.com/msg/mms/json');
		expect(request.headers).toEqual({
			'content-type': 'application/json',
			authorization: 'bearer t0ken',
			clientID: 'TesterId',
			actionType,
		});
	});
});

describe('push', () => {
	it('leaves out what is not set', () => {
		expect(JSON.parse(bodyOf(send.build(holder, { message, destinations: two })))).toEqual({
			subject: 'mms subject',
			content: 'mms content',
			destinations: [
				{ to: '0911111111', cID: 'clientID001' },
				{ to: '0922222222', cID: 'clientID002' },
			],
		});
	});

	it('has everything that is set, and times on a Taiwanese clock', () => {
		const whole = {
			...message,
			subject: '主旨 "x"',
			content: '第一行\n第二行 😀',
			sendAt: new Date('2026-05-05T08:00:00Z'),
			expireAt: new Date('2026-05-05T16:00:09Z'),
			projectName: '專案',
			attachments: [
				{ name: 'mitake01.jpg', type: 'jpg', content: '/9j/4A==' },
				{ name: 'a (1).mp3', type: 'mp3', content: 'SUQz' },
			],
		};
		expect(
			JSON.parse(bodyOf(send.build(holder, { message: whole, destinations: two.slice(0, 1) }))),
		).toEqual({
			subject: '主旨 "x"',
			content: '第一行\n第二行 😀',
			orderTime: '20260505160000',
			expireTime: '20260506000009',
			projectName: '專案',
			destinations: [{ to: '0911111111', cID: 'clientID001' }],
			attachments: [
				{ attachContent: '/9j/4A==', attachType: 'jpg', attachName: 'mitake01.jpg' },
				{ attachContent: 'SUQz', attachType: 'mp3', attachName: 'a (1).mp3' },
			],
		});
	});
});

describe('queries write ids as they were received', () => {
	it.each([
		['304934976469110785', '304934976469110785'],
		['0', '0'],
		['0000000001', '"0000000001"'],
		['11111111-2222-3333-4444-555555555555', '"11111111-2222-3333-4444-555555555555"'],
		['#000000013', '"#000000013"'],
	])('%s as %s', (id, written) => {
		expect(bodyOf(getBatchStatus.build(holder, { batchId: id }))).toBe(`{"batchID":${written}}`);
		expect(bodyOf(getStatus.build(holder, { batchId: id, messageIds: [id, '5', id] }))).toBe(
			`{"batchID":${written},"msgIDs":[${written},5]}`,
		);
	});
});

describe('destinations that cannot share a request are refused before anything leaves', () => {
	const many = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			to: '0912345678',
			clientMessageId: `${index}`,
		}));

	it.each([1, 2, 500])('%d can', (count) => {
		expect(destinationsProblem(many(count))).toBeUndefined();
	});

	it.each([
		['none', [], 'A request to Mitake takes 1 to 500 recipients, not 0'],
		['501', many(501), 'A request to Mitake takes 1 to 500 recipients, not 501'],
		[
			'equal cIDs',
			[...many(3), ...many(1)],
			"Two recipients of one request have the client message ID '0': Mitake would take them for one",
		],
		[
			'no cID',
			[{ to: '0912345678', clientMessageId: '' }],
			'A message to Mitake needs a client message ID',
		],
		[
			'a cID that is too long',
			[{ to: '0912345678', clientMessageId: 'x'.repeat(37) }],
			"'Client Message ID' has 37 characters, 1 over the 36 that Mitake takes",
		],
	])('%s', (_what, destinations, reason) => {
		expect(destinationsProblem(destinations)).toMatchObject({
			outcome: 'notSent',
			failure: { reason, advice: 'Nothing was sent.' },
		});
	});
});
