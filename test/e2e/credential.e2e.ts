import { createServer } from 'node:http';
import { freePorts } from '../../playground/server/ports';
import { isObject, textAt, type JsonObject } from '../../playground/server/json';
import { credentials, smsgoCredential } from './account';
import { resetSimulator } from './simulated';
import { world } from './world';

/** What the editor shows after its user has pressed "Test". */
async function testCredential(changes: JsonObject): Promise<JsonObject> {
	return tested({ ...smsgoCredential(world(), changes), name: 'Tested' }, 'password');
}

async function tested(credential: JsonObject, secret: string): Promise<JsonObject> {
	const { client } = world();
	const id = await client.createCredential(credential);
	const answer = await client.request('POST', '/rest/credentials/test', {
		credentials: { ...credential, id },
	});
	await client.request('DELETE', `/rest/credentials/${id}`);
	if (!isObject(answer) || !isObject(answer['data'])) throw new Error('No answer to the test');
	expect(JSON.stringify(answer)).not.toContain(textAt(credential, 'data', secret));
	return answer['data'];
}

beforeEach(resetSimulator);

it.each(['POST', 'GET'])('says how many points are left, asked by %s', async (requestMethod) => {
	const answer = await testCredential({ requestMethod });
	expect(answer['status']).toBe('OK');
	expect(answer['message']).toMatch(/\d points/);
});

it('tells a wrong password', async () => {
	const answer = await testCredential({ password: 'Wrong+Pass&1999' });
	expect(answer['status']).toBe('Error');
	expect(answer['message']).toMatch(/password/i);
});

it('tells an unreachable host', async () => {
	const [port = 0] = await freePorts(1);
	const answer = await testCredential({ baseUrl: `http://127.0.0.1:${port}/sms_gw` });
	expect(answer['status']).toBe('Error');
	expect(answer['message']).toMatch(/refused|reach|connect/i);
});

it('does not take any page for success', async () => {
	const server = createServer((_request, response) => {
		response.setHeader('Content-Type', 'text/html').end('<html><body>Welcome</body></html>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		const address = server.address();
		const port = isObject(address) ? Number(address['port']) : 0;
		const answer = await testCredential({ baseUrl: `http://127.0.0.1:${port}` });
		expect(answer['status']).toBe('Error');
	} finally {
		server.close();
	}
});

const others: Record<string, { secret: string; said: RegExp }> = {
	cloudmaxApi: { secret: 'password', said: /reached; the password cannot be checked/u },
	mitakeMmsApi: { secret: 'clientSecret', said: /successful/u },
	uMailApi: { secret: 'password', said: /successful/u },
};

describe.each(Object.entries(others))('%s', (type, { secret, said }) => {
	const credential = (): JsonObject => {
		const found = credentials(world()).find((one) => one['type'] === type);
		return { ...found, name: 'Tested' };
	};

	it('works with the right account', async () => {
		const answer = await tested(credential(), secret);
		expect(answer['status']).toBe('OK');
		expect(answer['message']).toMatch(said);
	});

	it('tells an account that is refused', async () => {
		await world().simulator.control('PATCH', 'cloudmax/settings', { optionCheckedFirst: false });
		const right = credential();
		const data = right['data'];
		if (!isObject(data)) throw new Error('No data');
		const answer = await tested(
			{ ...right, data: { ...data, [secret]: 'Wrong+Pass&1999' } },
			secret,
		);
		expect(answer['status']).toBe('Error');
	});
});
