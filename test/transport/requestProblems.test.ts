import { headerProblem, joinUrl } from '../../transport/request';
import { mitakeRequest } from '../../gateways/mitake/account';
import { getToken } from '../../gateways/mitake/calls/getToken';
import { umailRequest } from '../../gateways/umail/account';
import { connectionTo, ended, get, takeAll } from './exchange';
import { closeServers, LocalServer } from './localServer';

afterEach(closeServers);

const reach = async (request: Parameters<ReturnType<typeof connectionTo>['exchange']>[0]) =>
	ended(await connectionTo().exchange(request, takeAll));

describe('a base URL', () => {
	it.each([
		['http://user:S3cret@HOST/api', 'a user or a password'],
		['http://user@HOST/api', 'a user or a password'],
		['http://HOST/a pi', 'a blank'],
		['http://HOST/api ', 'a blank'],
		['http://HOST/a\tpi', 'a blank'],
		['http://HOST/api#top', 'behind a # or a ?'],
		['http://HOST/api#', 'behind a # or a ?'],
		['http://HOST/api?key=1', 'behind a # or a ?'],
		['http://HOST/api?', 'behind a # or a ?'],
	])('%s has something in it that cannot be there', async (base, what) => {
		const server = await LocalServer.start();
		const url = `${base.replace('HOST', `127.0.0.1:${server.port}`)}/Send.php?to=1%2F2%3F`;
		const outcome = await reach(get(url));
		expect(outcome).toMatchObject({ outcome: 'notSent', code: 'BAD_URL' });
		expect(outcome.reason).toContain("'Base URL' has ");
		expect(outcome.reason).toContain(what);
		expect(JSON.stringify(outcome)).not.toContain('S3cret');
		expect(server.connections).toBe(0);
	});

	it.each(['htp://user:S3cret@host/', 'http//user:S3cret@host/', 'http://user:S3cret@/'])(
		'%s is none, and shows no password',
		async (url) => {
			const outcome = await reach(get(url));
			expect(outcome).toMatchObject({ outcome: 'notSent', code: 'BAD_URL' });
			expect(JSON.stringify(outcome)).not.toContain('S3cret');
		},
	);

	it.each([
		'http://HOST/sms_gw/sendsms.aspx',
		'http://HOST/sms_gw/SendSms.ASPX/',
		'http://HOST/sms_gw/query.asp',
		'http://HOST/apinew/task.php',
		'http://HOST/index.html',
	])('%s has a file in it', async (base) => {
		const server = await LocalServer.start();
		const url = joinUrl(base.replace('HOST', `127.0.0.1:${server.port}`), 'Send.php');
		const outcome = await reach(get(url));
		expect(outcome).toMatchObject({ outcome: 'notSent', code: 'BAD_URL' });
		const file = base.replace(/\/$/u, '').split('/').at(-1) ?? '';
		expect(outcome.reason).toBe(`'Base URL' has a file in it, '${file}', which has to be left out`);
		expect(server.connections).toBe(0);
	});

	it.each([
		['msg/mms/json', 'msg/mms/json'],
		['api/msg/mms/json/', 'msg/mms/json'],
		['msg/mms', 'msg/mms'],
		['AuthorizationService/Token', 'AuthorizationService/Token'],
		['authorizationservice', 'authorizationservice'],
	])('of Mitake has a file in it that has no ending: %s', async (path, file) => {
		const server = await LocalServer.start();
		const account = { baseUrl: `${server.url}/${path}`, clientId: 'a', clientSecret: 'x' };
		for (const request of [
			getToken.build(account, {}),
			mitakeRequest({ account, token: 't' }, 'push', '{}'),
		]) {
			const outcome = await reach(request);
			expect(outcome).toMatchObject({ outcome: 'notSent', code: 'BAD_URL' });
			expect(outcome.reason).toContain(`has a file in it, '${file}'`);
		}
		expect(server.connections).toBe(0);
	});

	it.each([
		'http://HOST/v1.0/',
		'http://HOST/my.asp.net/',
		'http://HOST/json/',
		'http://HOST/',
		'http://HOST/api//',
		'http://HOST/a%20b',
		'http://HOST/簡訊',
	])('%s is one', async (base) => {
		const server = await LocalServer.start();
		const url = `${base.replace('HOST', `127.0.0.1:${server.port}`)}Send.php?to=%2F%3F%23`;
		expect((await reach(get(url))).outcome).toBe('accepted');
	});
});

describe('a field that becomes a header', () => {
	it.each(['客戶', 'a\r\nb', 'a\nb', 'a\0b', ' a', 'a ', '\ta', 'é', 'a\u200bb', '\ufeffa', 'ａ'])(
		'cannot be %j',
		async (clientId) => {
			const server = await LocalServer.start();
			const account = { baseUrl: server.url, clientId, clientSecret: 'x' };
			for (const request of [
				getToken.build(account, {}),
				mitakeRequest({ account, token: 't' }, 'push', '{}'),
			]) {
				const outcome = await reach(request);
				expect(outcome).toMatchObject({ outcome: 'notSent', code: 'BAD_CREDENTIAL' });
				expect(outcome.reason).toMatch(/^'Client ID' /u);
				expect(outcome.advice).toContain("Correct 'Client ID' in the credential");
			}
			expect(server.connections).toBe(0);
		},
	);

	it.each(['a', '', 'a b', 'id-7/x=!~'])('can be %j', (value) => {
		expect(headerProblem('Client ID', value)).toBeUndefined();
	});

	it.each([
		['a:b', 'basic', false],
		['a\r\nb', 'basic', false],
		['a:b', 'md5', true],
		['客戶', 'basic', true],
	] as const)('a Basic user %j by %s: %s', async (username, authentication, isSent) => {
		const server = await LocalServer.start();
		const request = umailRequest(
			{
				baseUrl: server.url,
				username,
				password: 'x',
				authentication,
				requestMethod: 'GET',
				customerId: '',
			},
			{ file: 'a.php', action: 'x', method: 'GET', query: {}, body: {}, files: [] },
		);
		const outcome = await reach(request);
		expect(outcome.outcome).toBe(isSent ? 'accepted' : 'notSent');
		if (!isSent) expect(outcome.reason).toMatch(/^'Username' has a /u);
	});
});
