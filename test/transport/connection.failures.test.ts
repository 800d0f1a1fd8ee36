import { createServer as createTlsServer } from 'node:tls';
import { selfSigned } from './certificate';
import { connectionTo, ended, get, post, takeAll } from './exchange';
import { closedPort, closeServers, listen, LocalServer, onClose, portOf } from './localServer';
import { RawServer } from './rawServer';

afterEach(closeServers);

const ask = async (url: string, options = {}) =>
	ended(await connectionTo(options).exchange(get(url), takeAll));

/** Lets the event loop go round: a reset takes with it what the other side has not read by then. */
async function afterTurns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A server that answers every request with these bytes, then does this. */
async function saying(bytes: string, then: 'end' | 'reset'): Promise<RawServer> {
	return await RawServer.start((socket) => {
		socket.write(bytes, 'latin1', () => {
			if (then === 'end') socket.end();
			else void afterTurns(5).then(() => socket.resetAndDestroy());
		});
	});
}

describe('nothing left: notSent', () => {
	it('nobody listens', async () => {
		const port = await closedPort();
		const failure = await ask(`http://127.0.0.1:${port}/`);
		expect(failure).toMatchObject({
			outcome: 'notSent',
			code: 'ECONNREFUSED',
			cause: 'temporarily-unavailable',
		});
		expect(failure.text).toContain(String(port));
		expect(failure.advice).toMatch(/Nothing was sent/u);
	});

	it('every address of a name refuses', async () => {
		// localhost is often both ::1 and 127.0.0.1, and the error then one of several.
		const failure = await ask(`http://localhost:${await closedPort()}/`);
		expect(failure).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED' });
		expect(failure.text).toMatch(/ECONNREFUSED/u);
	});

	it('DNS does not know the name', async () => {
		const failure = await ask('http://nonexistent.invalid/');
		expect(failure.outcome).toBe('notSent');
		// The second where the machine has no DNS at all.
		expect(failure.code).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/u);
		expect(failure.reason).toMatch(/host name/u);
	});

	it('the certificate is one that nobody vouches for', async () => {
		let bytes = 0;
		const server = createTlsServer(selfSigned(), (socket) => {
			socket.on('data', () => bytes++);
		});
		server.on('tlsClientError', () => undefined);
		onClose(async () => {
			await new Promise((resolve) => server.close(resolve));
		});
		await listen(server);
		const failure = await ask(`https://127.0.0.1:${portOf(server)}/`);
		expect(failure).toMatchObject({ outcome: 'notSent', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		expect(failure.reason).toMatch(/TLS certificate/u);
		expect(bytes).toBe(0);
	});

	it('the port does not speak TLS', async () => {
		const server = await LocalServer.start();
		const failure = await ask(server.url.replace('http:', 'https:'));
		expect(failure).toMatchObject({ outcome: 'notSent' });
		expect(failure.reason).toMatch(/TLS/u);
		expect(server.requests).toEqual([]);
	});

	it('the connection is reset within the TLS handshake', async () => {
		const server = await RawServer.start((socket) => socket.resetAndDestroy());
		const failure = await ask(`https://${server.host}/`);
		expect(failure).toMatchObject({ outcome: 'notSent', code: 'ECONNRESET' });
	});

	it.each(['www.smsgo.com.tw/sms_gw', 'localhost:4010/smsgo', 'ftp://127.0.0.1/', '', '/x'])(
		'the address is %j',
		async (url) => {
			const failure = await ask(url);
			expect(failure).toMatchObject({
				outcome: 'notSent',
				code: 'BAD_URL',
				text: url,
				cause: 'configuration-invalid',
			});
			expect(failure.advice).toMatch(/'Base URL'/u);
		},
	);
});

describe('something left: unknown', () => {
	it.each(['end', 'reset'] as const)('no answer before the connection ended (%s)', async (then) => {
		const server = await saying('', then);
		const failure = await ask(`http://${server.host}/`);
		expect(failure).toMatchObject({
			outcome: 'unknown',
			reason: 'The connection ended before the gateway answered',
			cause: 'temporarily-unavailable',
		});
		expect(failure.code).toMatch(/^(?:ECONNRESET|UND_ERR_SOCKET)$/u);
		expect(server.received).toHaveLength(1);
	});

	it.each([
		['half of the headers', 'HTTP/1.1 200 OK\r\nContent-Le', /before the gateway answered/u],
		['headers and no body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n', /in the middle/u],
		['half of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf', /in the middle/u],
		[
			'half of the chunks',
			'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n',
			/in the middle/u,
		],
	])('%s', async (_what, bytes, reason) => {
		for (const then of ['end', 'reset'] as const) {
			const server = await saying(bytes, then);
			const failure = await ask(`http://${server.host}/`);
			expect(failure.outcome).toBe('unknown');
			expect(failure.reason).toMatch(reason);
		}
	});

	it('an answer that is no HTTP', async () => {
		const server = await saying('220 smtp.example.com ESMTP\r\n', 'end');
		const failure = await ask(`http://${server.host}/`);
		expect(failure.outcome).toBe('unknown');
		expect(failure.text).toMatch(/HTTP/u);
	});

	it('sends nothing a second time', async () => {
		const server = await saying('', 'reset');
		await connectionTo().exchange(post(`http://${server.host}/`, 'to=1'), takeAll);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(server.received).toHaveLength(1);
	});
});

describe('what is complete', () => {
	it('may end with the connection where no length was given', async () => {
		const server = await saying('HTTP/1.0 200 OK\r\n\r\nmsgid=1', 'end');
		const outcome = await connectionTo().exchange(get(`http://${server.host}/`), takeAll);
		expect(outcome).toEqual({ outcome: 'accepted', value: '200 msgid=1' });
	});

	it('may come after an interim answer', async () => {
		const server = await LocalServer.start((_received, response) => {
			response.writeProcessing();
			response.end('done');
		});
		const outcome = await connectionTo().exchange(get(server.url), takeAll);
		expect(outcome).toEqual({ outcome: 'accepted', value: '200 done' });
	});
});

describe('secrets', () => {
	const secrets = ['127.0.0.1', 'p&ss+word'];

	it('are not in the text of a refused connection', async () => {
		const failure = await ask(`http://127.0.0.1:${await closedPort()}/`, { secrets });
		expect(failure.text).toMatch(/ECONNREFUSED \*\*\*:/u);
	});

	it('are not in an address that is none', async () => {
		const failure = await ask('no address?password=p%26ss%2Bword', { secrets });
		expect(failure.text).toBe('no address?password=***');
	});

	it('are not in the text of a connection that ended', async () => {
		const server = await saying('', 'reset');
		const failure = await ask(`http://${server.host}/`, { secrets: ['ECONNRESET', 'closed'] });
		expect(failure.outcome).toBe('unknown');
		expect(failure.text).toContain('***');
	});
});
