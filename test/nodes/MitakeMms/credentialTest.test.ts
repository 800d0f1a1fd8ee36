import { mitakeMmsApiTest } from '../../../nodes/MitakeMms/credentialTest';
import { credentialTestContext } from '../../engine/engine';
import { MitakeHarness } from './harness';

const mitake = new MitakeHarness().install();

async function testWith(changes: Record<string, string> = {}) {
	return await mitakeMmsApiTest.call(credentialTestContext(), {
		id: '1',
		name: 'mitake',
		type: 'mitakeMmsApi',
		data: mitake.credential(changes),
	});
}

test('the right secret, which sends nothing', async () => {
	expect(await testWith()).toEqual({
		status: 'OK',
		message: 'Connection successful: Mitake has given a token',
	});
	expect(mitake.simulator.mitake.messages()).toEqual([]);
});

test.each([{ clientSecret: 'A-wrong-one' }, { clientId: 'nobody' }, { clientSecret: '' }])(
	'%j',
	async (changes) => {
		for (const authErrorStatus of [200, 401]) {
			mitake.simulator.mitake.changeSettings({ authErrorStatus });
			const result = await testWith(changes);
			expect(result.status).toBe('Error');
			expect(result.message).toContain("Check 'Client ID' and 'Client Secret'");
			expect(result.message).not.toContain('A-wrong-one');
		}
	},
);

test('an address that Mitake does not know', async () => {
	mitake.simulator.mitake.changeAccount({ allowedIps: ['203.0.113.7'] });
	expect((await testWith()).message).toContain('Ask Mitake to register the address');
});

test.each([
	[{ baseUrl: 'http://127.0.0.1:9' }, /The gateway refused the connection/u],
	[{ baseUrl: '' }, /not a URL/u],
])('%j', async (changes, message) => {
	expect((await testWith(changes)).message).toMatch(message);
});

test.each([
	[{ kind: 'html', status: 200 }, /is no JSON object/u],
	[{ kind: 'html', status: 502 }, /HTTP status 502/u],
	[{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' }, /redirected/u],
] as const)('what is not Mitake: %j', async (fault, message) => {
	mitake.simulator.mitake.addFaults(fault);
	const result = await testWith();
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(message);
});
