import { cancel } from '../../../gateways/smsgo/calls/cancel';
import { getBalance } from '../../../gateways/smsgo/calls/getBalance';
import { getManyStatuses } from '../../../gateways/smsgo/calls/getManyStatuses';
import { getStatus } from '../../../gateways/smsgo/calls/getStatus';
import { openSmsgo } from '../../../gateways/smsgo/account';
import { sendWithBackup } from '../../../gateways/smsgo/sendWithBackup';
import { UndiciNetwork } from '../../../transport/undici/network';
import { closedPort, closeServers, LocalServer, type Answer } from '../../transport/localServer';
import { account, failureOf, message, valueOf } from './support';

const OK = 'msgid=1504280910499665\r\nstatuscode=0\r\nstatusstr=OK\r\npoint=1\r\n';
const options = { concurrency: 3, timeout: 2000 };
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => `09${String(index).padStart(8, '0')}`);

const say =
	(body: string, status = 200): Answer =>
	(_received, response) =>
		void response.writeHead(status, { 'content-type': 'text/html' }).end(body);
const clientOf = (baseUrl: string, backupBaseUrl = '', more: object = {}) =>
	openSmsgo({ ...account, baseUrl, backupBaseUrl, ...more }, new UndiciNetwork(options));
const send = async (
	line: ReturnType<typeof clientOf>,
	recipients: readonly string[],
	useBackup = false,
) => await sendWithBackup(line, { message, recipients }, useBackup);

afterEach(closeServers);

describe('send', () => {
	it('posts a form to sendsms.aspx and reads the receipt', async () => {
		const server = await LocalServer.start(say(OK));
		const outcome = await send(clientOf(`${server.url}/sms_gw/`), ['0912345678']);
		expect(valueOf(outcome)).toEqual({
			messageId: '1504280910499665',
			points: 1,
			code: '0',
			text: 'OK',
		});
		const [received] = server.requests;
		expect(received).toMatchObject({ method: 'POST', path: '/sms_gw/sendsms.aspx?rtype=JSON' });
		expect(received?.headers['content-type']).toBe('application/x-www-form-urlencoded');
		expect(new URLSearchParams(received?.body).get('password')).toBe(account.password);
	});

	it('asks with GET where that is chosen', async () => {
		const server = await LocalServer.start(say(OK));
		await send(clientOf(server.url, '', { requestMethod: 'GET' }), ['+8613681912700']);
		const [received] = server.requests;
		expect(received).toMatchObject({ method: 'GET', body: '' });
		const query = new URL(received?.path ?? '', server.url).searchParams;
		expect(query.get('dstaddr')).toBe('+8613681912700');
		expect(received?.path).toContain('dstaddr=%2B8613681912700');
	});

	it('takes 50 recipients, and refuses 51 before anything leaves', async () => {
		const server = await LocalServer.start(say(OK));
		const client = clientOf(server.url);
		expect((await send(client, numbers(50))).outcome).toBe('accepted');
		const refused = await send(client, numbers(51), true);
		expect(refused.outcome).toBe('notSent');
		expect(failureOf(refused)).toMatchObject({ code: 'TOO_MANY_RECIPIENTS' });
		expect(failureOf(refused).reason).toContain('51');
		expect(server.requests).toHaveLength(1);
	});

	it('hides the password in whatever fails', async () => {
		const server = await LocalServer.start(say(`<html>${account.password}</html>`, 500));
		const outcome = await send(clientOf(server.url), ['0912345678']);
		expect(JSON.stringify(outcome)).toContain('***');
		expect(JSON.stringify(outcome)).not.toContain('Tester+PW');
	});
});

describe('the backup host', () => {
	it('gets what provably never left for the main one', async () => {
		const backup = await LocalServer.start(say(OK));
		const dead = `http://127.0.0.1:${await closedPort()}`;
		const outcome = await send(clientOf(dead, backup.url), ['0912345678'], true);
		expect(outcome.outcome).toBe('accepted');
		expect(backup.requests.map(({ path }) => path)).toEqual(['/sendsms.aspx?rtype=JSON']);
	});

	it('gets nothing where the user did not ask for it', async () => {
		const backup = await LocalServer.start(say(OK));
		const dead = `http://127.0.0.1:${await closedPort()}`;
		const outcome = await send(clientOf(dead, backup.url), ['0912345678']);
		expect(failureOf(outcome).code).toBe('ECONNREFUSED');
		expect(backup.requests).toEqual([]);
	});

	it.each([
		['was accepted', say(OK), 'accepted'],
		['was refused', say('msgid=-8\nstatuscode=-8\nstatusstr=x'), 'rejected'],
		['-10 leaves open', say('msgid=-10\nstatuscode=-10\nstatusstr=Send Fail'), 'unknown'],
		['-1 leaves open', say('msgid=-1\nstatuscode=-1\nstatusstr=Unknow'), 'unknown'],
		['a server fault leaves open', say('oops', 500), 'unknown'],
		['a redirect leaves open', say('', 302), 'unknown'],
		['an empty answer leaves open', say(''), 'unknown'],
		[
			'a reset leaves open',
			(_received: unknown, response: { destroy(): unknown }) => void response.destroy(),
			'unknown',
		],
	] as const)('never gets what %s', async (_what, answer, expected) => {
		const main = await LocalServer.start(answer);
		const backup = await LocalServer.start(say(OK));
		const outcome = await send(clientOf(main.url, backup.url), ['0912345678'], true);
		expect(outcome.outcome).toBe(expected);
		expect(main.requests).toHaveLength(1);
		expect(backup.requests).toEqual([]);
	});

	it('never gets what was stopped', async () => {
		const backup = await LocalServer.start(say(OK));
		const stopped = AbortSignal.abort();
		const client = openSmsgo(
			{ ...account, baseUrl: backup.url, backupBaseUrl: backup.url },
			new UndiciNetwork({ ...options, signal: stopped }),
		);
		const outcome = await send(client, ['0912345678'], true);
		expect(failureOf(outcome).code).toBe('STOPPED');
		expect(backup.requests).toEqual([]);
	});

	it('says how the main host failed where the credential has no backup', async () => {
		const dead = `http://127.0.0.1:${await closedPort()}`;
		const outcome = await send(clientOf(dead, ''), ['0912345678'], true);
		expect(failureOf(outcome).code).toBe('ECONNREFUSED');
	});
});

describe('the other operations', () => {
	it('ask their own files', async () => {
		const answers: Record<string, string> = {
			'/query.asp': '0|DELIVRD|0912345678',
			'/queryBulk.asp': '0|DELIVRD|0912345678|2\r\n0|EXPIRED|0922345678|1',
			'/query_point.asp': '{"results":{"result":[{"statuscode": "0","point": "6220"}]}}',
			'/sendsms_cancel.asp': '0|OK|1',
		};
		const server = await LocalServer.start(({ path }, response) => {
			response.end(answers[new URL(path, 'http://x').pathname]);
		});
		const client = clientOf(server.url);
		const one = { messageId: '1', recipient: '0912345678' };
		expect(valueOf(await client.call(getStatus, one))).toMatchObject([[{ status: 'delivered' }]]);
		expect(
			valueOf(
				await client.call(getManyStatuses, [
					{ messageId: '1', recipient: '0922345678' },
					{ messageId: '2', recipient: '0912345678' },
				]),
			),
		).toMatchObject([[{ status: 'expired' }], [{ status: 'delivered' }]]);
		expect(valueOf(await client.call(getBalance, {}))).toBe(6220);
		expect(valueOf(await client.call(cancel, { messageId: '1' }))).toBe(true);
	});

	it('keep to the window of the execution', async () => {
		const server = await LocalServer.start((_received, response) => {
			setTimeout(() => response.end('6220'), 2);
		});
		const client = clientOf(server.url);
		await Promise.all(Array.from({ length: 30 }, async () => await client.call(getBalance, {})));
		expect(server.requests).toHaveLength(30);
		expect(server.most).toBe(3);
		expect(server.connections).toBe(3);
	});
});
