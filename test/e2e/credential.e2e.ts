import { createServer } from 'node:http';
import { freePorts } from '../../playground/server/ports';
import { isObject, textAt, type JsonObject } from '../../playground/server/json';
import { smsgoCredential } from './account';
import { resetSimulator } from './simulated';
import { world } from './world';

/** What the editor shows after its user has pressed "Test". */
async function testCredential(changes: JsonObject): Promise<JsonObject> {
	const { client } = world();
	const credential = { ...smsgoCredential(world(), changes), name: 'Tested' };
	const id = await client.createCredential(credential);
	const answer = await client.request('POST', '/rest/credentials/test', {
		credentials: { ...credential, id },
	});
	await client.request('DELETE', `/rest/credentials/${id}`);
	if (!isObject(answer) || !isObject(answer['data'])) throw new Error('No answer to the test');
	expect(JSON.stringify(answer)).not.toContain(textAt(credential, 'data', 'password'));
	return answer['data'];
}

beforeEach(resetSimulator);

it.each(['POST', 'GET'])('says how many points are left, asked by %s', async (requestMethod) => {
	const answer = await testCredential({ requestMethod });
	expect(answer['status']).toBe('OK');
	expect(answer['message']).toMatch(/\d+ points/);
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
