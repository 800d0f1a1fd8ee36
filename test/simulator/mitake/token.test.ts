import { account } from '../../../simulator/mitake/account';
import { parsed } from './harness';
import { harness } from './started';

const { clientId, clientSecret } = account.initial;
const CREDENTIALS = { clientId, clientSecret };

describe('a token', () => {
	it('comes in the documented form, its life as text', async () => {
		const reply = await harness.requestToken(CREDENTIALS);
		expect(reply.status).toBe(200);
		expect(reply.body).toMatch(
			/^\{"accessToken":"\w{16}","tokenType":"bearer","expiresIn":"33346","refreshToken":null,"scope":null\}$/,
		);
	});

	it.each([
		[{}, '1001'],
		[{ clientId: '', clientSecret }, '1001'],
		[{ clientId }, '1002'],
		[{ clientId, clientSecret: null }, '1002'],
		[{ clientId: 'OTHER', clientSecret }, '1003'],
		[{ clientId, clientSecret: `${clientSecret} ` }, '1004'],
		[{ clientId: 5, clientSecret }, '4003'],
		['{"clientId":', '4003'],
		[[], '4003'],
	])('for %j is refused with %s', async (body, code) => {
		const reply = await harness.requestToken(body);
		expect({ code: reply.code, status: reply.status }).toEqual({ code, status: 200 });
		expect(reply.body).toMatch(new RegExp(`^\\{"code":"${code}","description":"[^"]+"\\}$`));
	});

	it('is a new one every time, beside or in place of the older ones, or the same one', async () => {
		const second = await harness.newToken();
		expect(second).not.toBe(harness.token);
		expect((await harness.push()).code).toBeUndefined();
		harness.panel.changeSettings({ tokenRotation: 'replace' });
		const third = await harness.newToken();
		expect((await harness.push()).code).toBe('1004');
		harness.token = third;
		expect((await harness.push()).code).toBeUndefined();
		harness.panel.changeSettings({ tokenRotation: 'reuse' });
		harness.simulator.clock.advance(46_000);
		const reply = await harness.requestToken(CREDENTIALS);
		expect(parsed(reply)).toMatchObject({ accessToken: third });
		expect(reply.body).toMatch(/"expiresIn":"33(299|300)"/);
	});

	it('expires by the clock, or at once', async () => {
		harness.panel.changeSettings({ tokenLifetimeSeconds: 60 });
		harness.token = await harness.newToken();
		harness.simulator.clock.advance(59_000);
		expect((await harness.push()).code).toBeUndefined();
		harness.simulator.clock.advance(1_000);
		expect((await harness.push()).code).toBe('1005');
		harness.token = await harness.newToken();
		expect((await harness.push()).code).toBeUndefined();
		// The first token of all still has hours to go.
		expect(harness.panel.expireTokens()).toBe(2);
		expect((await harness.push()).code).toBe('1005');
	});

	it('can be refused once', async () => {
		harness.panel.addFaults({ kind: 'code', code: 1005, endpoint: 'push' });
		expect((await harness.push()).code).toBe('1005');
		expect(harness.panel.messages()).toHaveLength(0);
		expect((await harness.push()).code).toBeUndefined();
	});

	it('can be slow', async () => {
		harness.panel.addFaults({ kind: 'slow', endpoint: 'token', delayMs: 150 });
		expect((await harness.push()).code).toBeUndefined();
		expect(harness.panel.faults()).toHaveLength(1);
		expect((await harness.requestToken(CREDENTIALS)).elapsedMs).toBeGreaterThan(145);
	});

	it('is counted', async () => {
		await harness.newToken();
		await harness.requestToken({});
		expect(harness.panel.summary()).toMatchObject({ tokens: 2, tokenRequests: 3 });
	});
});

describe('a call', () => {
	it.each([
		['without authorization', { authorization: '' }, '1001'],
		['without clientID', { clientID: '' }, '1002'],
		['with Basic', { authorization: 'Basic abc' }, '1003'],
		['with the bare token', { authorization: 'abc' }, '1003'],
		['with an unknown token', { authorization: 'bearer abc' }, '1004'],
		['for another account', { clientID: 'OTHER' }, '1010'],
		['of an unknown service', { actionType: 'pull' }, '1008'],
		['of a service in other letters', { actionType: 'Push' }, '1008'],
		['of no service', { actionType: '' }, '1008'],
		['with another content type', { 'content-type': 'text/plain' }, '4003'],
	])('%s is refused', async (_, headers, code) => {
		const all = { ...harness.headers('push'), ...headers };
		const reply = await harness.call('push', {}, { headers: all });
		expect({ code: reply.code, status: reply.status }).toEqual({ code, status: 200 });
	});

	it('takes Bearer only where the setting says so', async () => {
		const headers = { ...harness.headers('push'), authorization: `Bearer ${harness.token}` };
		expect((await harness.call('push', {}, { headers })).code).toBe('1003');
		harness.panel.changeSettings({ strictBearer: false });
		expect((await harness.call('push', {}, { headers })).code).toBe('2001');
	});

	it('tells refusals by HTTP status where the settings say so', async () => {
		harness.panel.changeSettings({ authErrorStatus: 401, errorStatus: 400 });
		const wrong = await harness.requestToken({ clientId, clientSecret: 'x' });
		expect({ status: wrong.status, code: wrong.code }).toEqual({ status: 401, code: '1004' });
		const unsent = await harness.push({ subject: '' });
		expect({ status: unsent.status, code: unsent.code }).toEqual({ status: 400, code: '2001' });
		expect((await harness.push()).status).toBe(200);
	});

	it('is refused from an address that is not in the list, whatever the credentials', async () => {
		harness.panel.changeAccount({ allowedIps: ['10.0.0.1'] });
		expect((await harness.requestToken({})).code).toBe('1006');
		expect((await harness.push()).code).toBe('1006');
		harness.panel.changeAccount({ allowedIps: ['10.0.0.1', '127.0.0.1'] });
		expect((await harness.push()).code).toBeUndefined();
	});

	it('goes to the documented paths by POST', async () => {
		expect((await harness.call('push', {}, { method: 'PUT' })).status).toBe(405);
		expect((await harness.control('GET', '/requests')).body).toContain('"status":405');
	});
});
