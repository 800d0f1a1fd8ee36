import { uMailApiTest } from '../../../nodes/UMailEdm/credentialTest';
import { credentialTestContext } from '../../engine/engine';
import { MANAGER } from './cases/domain';
import { UMailHarness } from './harness';

const umail = new UMailHarness().install();
const requests = () => umail.simulator.umail.requests();

async function testWith(changes: Record<string, string> = {}) {
	return await uMailApiTest.call(credentialTestContext(), {
		id: '1',
		name: 'U-Mail',
		type: 'uMailApi',
		data: umail.credential(changes),
	});
}

describe('the credential test', () => {
	test.each(['basic', 'md5'])('by %s says how much is left, and changes nothing', async (how) => {
		expect(await testWith({ authentication: how })).toEqual({
			status: 'OK',
			message: 'Connection successful: 1000000 mails are left',
		});
		expect(requests()).toMatchObject([{ method: 'GET', endpoint: 'service-info' }]);
	});

	test('asks for the domains of a manager, who has no service of its own', async () => {
		expect(await testWith(MANAGER)).toEqual({
			status: 'OK',
			message: 'Connection successful: customer 362 can send from 2 domains',
		});
	});

	test("does not take a customer's account for a manager's", async () => {
		const { status, message } = await testWith({ customerId: '362' });
		expect(status).toBe('Error');
		expect(message).toContain("Check 'Username', 'Password'");
	});

	test.each(['challenge', 'result', 'loginPage'] as const)(
		'tells a wrong password by a %s',
		async (authFailure) => {
			umail.simulator.umail.changeSettings({ authFailure });
			const { status, message } = await testWith({ password: 'A-wrong+one&2' });
			expect(status).toBe('Error');
			expect(message).toContain('U-Mail refused the account or its password');
			expect(message).not.toContain('A-wrong');
		},
	);

	test('tells that the service is disabled', async () => {
		umail.simulator.umail.changeAccount({ serviceStatus: 'disabled' });
		const { status, message } = await testWith();
		expect(status).toBe('Error');
		expect(message).toContain('its sending service is disabled');
	});

	test('tells a host that refuses, and an address that is none', async () => {
		expect((await testWith({ baseUrl: 'http://127.0.0.1:9/umail' })).message).toContain(
			'The gateway refused the connection',
		);
		expect((await testWith({ baseUrl: 'umail' })).message).toContain('not a URL');
	});

	test.each([
		[{ kind: 'html', status: 200 }, /web page|could not be understood/u],
		[{ kind: 'html', status: 404 }, /HTTP status 404/u],
		[{ kind: 'empty' }, /answer is empty/u],
		[{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' }, /redirected the request/u],
	] as const)('tells what is not U-Mail: %j', async (fault, message) => {
		umail.simulator.umail.addFaults(fault);
		const result = await testWith();
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});
});

describe('what goes over the wire', () => {
	test('Basic keeps the account out of the address', async () => {
		await umail.run('account.getInfo');
		expect(requests()).toMatchObject([
			{ authentication: 'basic', parameters: { do: 'customer-info' } },
		]);
		expect(requests()[0]?.parameters).not.toHaveProperty('username');
	});

	test('MD5 puts the name and the digest into the address', async () => {
		expect(
			await umail.json('account.getInfo', {}, { account: { authentication: 'md5' } }),
		).toHaveLength(1);
		expect(requests()).toMatchObject([
			{ authentication: 'md5', parameters: { username: 'edm-demo', password: '***' } },
		]);
	});

	test.each(['POST', 'GET'])(
		'a write the document shows as GET goes by %s',
		async (requestMethod) => {
			const mailbox = 'news@edm-demo.example';
			const account = { requestMethod };
			expect(await umail.json('mailbox.delete', { mailbox }, { account })).toEqual([
				{ deleted: true },
			]);
			expect(requests()).toMatchObject([{ method: requestMethod, doInQuery: true }]);
		},
	);

	test('GET is the way where a server refuses POST', async () => {
		umail.simulator.umail.changeSettings({ postWhereGetOnly: 'refused' });
		const mailbox = 'news@edm-demo.example';
		const { error } = await umail.run('mailbox.delete', { mailbox });
		expect(error?.message).toContain('HTTP status 405');
		expect(error?.description).toContain("Try the other 'Request Method' in the credential");
		const account = { requestMethod: 'GET' };
		expect(await umail.json('mailbox.delete', { mailbox }, { account })).toEqual([
			{ deleted: true },
		]);
	});

	test.each(['mailbox.create', 'mailbox.update'])(
		'%s never has the password in the address, even by GET',
		async (operation) => {
			const mailbox =
				operation === 'mailbox.create' ? 'new@edm-demo.example' : 'news@edm-demo.example';
			const account = { requestMethod: 'GET', authentication: 'md5' };
			await umail.run(operation, { mailbox, pwd: 'Mail-Pass-77' }, { account });
			expect(requests()).toMatchObject([{ method: 'POST', code: 'success' }]);
			expect(JSON.stringify(requests()[0])).not.toContain('Mail-Pass-77');
			expect(requests()[0]?.query).not.toContain('pwd');
		},
	);
});
