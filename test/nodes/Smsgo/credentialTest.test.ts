import { smsgoApiTest } from '../../../nodes/Smsgo/credentialTest';
import { credentialTestContext } from '../../engine/engine';
import { SmsgoHarness } from './harness';

const smsgo = new SmsgoHarness().install();

async function testWith(changes: Record<string, string> = {}) {
	return await smsgoApiTest.call(credentialTestContext(), {
		id: '1',
		name: 'smsgo',
		type: 'smsgoApi',
		data: smsgo.credential(changes),
	});
}

test.each(['POST', 'GET'])(
	'the right password, by %s, says what is left and sends nothing',
	async (requestMethod) => {
		smsgo.simulator.smsgo.changeAccount({ points: 6220 });
		expect(await testWith({ requestMethod })).toEqual({
			status: 'OK',
			message: 'Connection successful: 6220 points are left',
		});
		expect(smsgo.simulator.smsgo.messages()).toEqual([]);
	},
);

test('a wrong password', async () => {
	const result = await testWith({ password: 'A-wrong-one' });
	expect(result.status).toBe('Error');
	expect(result.message).toContain("Check 'Username' and 'API Key or Password'");
	expect(result.message).not.toContain('A-wrong-one');
});

test('a blocked IP address, under the code of later years', async () => {
	smsgo.simulator.smsgo.changeSettings({ ipErrorCode: -15 });
	smsgo.simulator.smsgo.changeAccount({ allowedIps: ['203.0.113.7'] });
	const result = await testWith();
	expect(result.message).toContain('The IP address of this server is not in the list');
});

test('a host that refuses', async () => {
	const result = await testWith({ baseUrl: 'http://127.0.0.1:9/sms_gw' });
	expect(result.message).toContain('The gateway refused the connection');
});

test('a host that DNS does not know', async () => {
	const result = await testWith({ baseUrl: 'http://nonexistent.invalid/sms_gw' });
	expect(result.message).toMatch(/DNS|looked up/u);
});

test('an address that is none', async () => {
	const result = await testWith({ baseUrl: 'smsgo' });
	expect(result).toMatchObject({ status: 'Error' });
	expect(result.message).toContain('not a URL');
});

test.each([
	[{ kind: 'html', status: 200 }, /could not be understood/u],
	[{ kind: 'html', status: 404 }, /HTTP status 404/u],
	[
		{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' },
		/redirected the request to 'http:\/\/127\.0\.0\.1:1\/moved'/u,
	],
	[{ kind: 'empty' }, /could not be understood/u],
] as const)('what is not smsgo: %j', async (fault, message) => {
	smsgo.simulator.smsgo.addFaults(fault);
	const result = await testWith();
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(message);
});
