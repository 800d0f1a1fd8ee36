import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { accepted } from '../../messaging/outcome';
import { credentialTest } from '../../operations/credential';
import type { HttpRequest } from '../../transport/request';
import { credentialTestContext } from '../engine/engine';
import { get, post } from '../transport/exchange';
import { closedPort, closeServers, LocalServer } from '../transport/localServer';
import { RawServer } from '../transport/rawServer';

afterEach(closeServers);

const PASSWORD = 'S3cret-Pass-77';

const tested = async (
	request: HttpRequest,
	timeout = 5_000,
	context: ICredentialTestFunctions = credentialTestContext(),
) =>
	await credentialTest(
		{
			accountOf: () => ({}),
			secretsOf: () => [PASSWORD],
			check: () => ({
				request,
				read: (response) => accepted(`${response.status} ${response.text('big5')}`),
			}),
		},
		timeout,
	).call(context, { id: '1', name: 'account', type: 'testApi', data: {} });

const ask = async (url: string, timeout?: number, context?: ICredentialTestFunctions) =>
	await tested(post(url, `password=${PASSWORD}`), timeout, context);

/** Answers with a beginning, and says when the other side has hung up. */
async function answering(begin: string | Buffer, goOn: (socket: Socket) => void = () => undefined) {
	let hungUp: Promise<unknown> = Promise.resolve();
	const server = await RawServer.start((socket) => {
		hungUp = new Promise((resolve) => socket.once('close', resolve));
		socket.write(begin);
		goOn(socket);
	});
	return { url: `http://${server.host}/`, hungUp: async () => await hungUp };
}

const repeatedly = (piece: string | Buffer) => (socket: Socket) => {
	const timer = setInterval(() => socket.write(piece), 10);
	socket.on('close', () => {
		clearInterval(timer);
	});
};

const endlessly = (piece: Buffer) => (socket: Socket) => {
	const more = (): void => {
		while (!socket.destroyed && socket.write(piece));
	};
	socket.on('drain', more);
	more();
};

test.each([200, 302, 401, 404, 407, 429, 500])('a reply with status %d is read', async (status) => {
	const server = await LocalServer.start((_received, response) => {
		response.writeHead(status, { location: 'http://127.0.0.1:9/elsewhere' }).end('what it says');
	});
	const { status: ended, message } = await ask(server.url);
	if (status === 302) expect(message).toContain("redirected the request to 'http://127.0.0.1:9/");
	else expect({ ended, message }).toEqual({ ended: 'OK', message: `${status} what it says` });
	expect(server.requests).toHaveLength(1);
});

test.each([0, 1, 65_536])('a reply of %d bytes is read whole', async (length) => {
	const body = 'x'.repeat(length);
	const server = await LocalServer.start((_received, response) => void response.end(body));
	expect(await ask(server.url)).toEqual({ status: 'OK', message: `200 ${body}` });
});

test('a compressed reply is read', async () => {
	const server = await LocalServer.start((_received, response) => {
		response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('points=5'));
	});
	expect(await ask(server.url)).toEqual({ status: 'OK', message: '200 points=5' });
});

const TOO_LARGE = "The gateway's answer is larger than 64 KiB";

test.each([200, 401, 500])(
	'a reply without an end and with status %d is cut off',
	async (status) => {
		const { url, hungUp } = await answering(
			`HTTP/1.1 ${status} X\r\n\r\n`,
			endlessly(Buffer.alloc(65_536, 'x')),
		);
		expect((await ask(url)).message).toContain(TOO_LARGE);
		await hungUp();
	},
);

test('a small reply that becomes a large one is not unpacked', async () => {
	const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
	const server = await LocalServer.start((_received, response) => {
		response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
	});
	expect((await ask(server.url)).message).toContain(TOO_LARGE);
});

test.each([
	['says nothing', '', () => undefined, 'did not answer within 300 ms'],
	['sends interim answers', '', repeatedly('HTTP/1.1 103 Early Hints\r\n\r\n'), 'did not answer'],
	['drips headers', 'HTTP/1.1 200 OK\r\n', repeatedly('a: b\r\n'), 'did not answer within 300 ms'],
	[
		'drips a body',
		'HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n',
		repeatedly('.'),
		'was not complete within 300 ms',
	],
	[
		'stops in its body',
		'HTTP/1.1 401 No\r\nContent-Length: 10\r\n\r\n.',
		() => undefined,
		'was not complete within 300 ms',
	],
])('a gateway that %s is not waited for', async (_what, begin, goOn, message) => {
	const { url, hungUp } = await answering(begin, goOn);
	const result = await ask(url, 300);
	expect(result.status).toBe('Error');
	expect(result.message).toContain(message);
	// Or the connection would stay for as long as the gateway likes.
	await hungUp();
});

test.each([
	['no HTTP', '220 smtp.example.com ESMTP\r\n'],
	['half of its headers', 'HTTP/1.1 200 OK\r\nConte'],
	['half of its body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
])('a gateway that sends %s is none', async (_what, begin) => {
	const { url } = await answering(begin, (socket) => socket.end());
	const { status, message } = await ask(url);
	expect(status).toBe('Error');
	expect(message).not.toContain(PASSWORD);
});

test('nothing but the code of what the helper fails with is shown', async () => {
	const context = credentialTestContext();
	const failing: ICredentialTestFunctions = {
		...context,
		helpers: {
			...context.helpers,
			request: async () =>
				await Promise.reject(
					Object.assign(new Error(`POST ${PASSWORD}`), {
						code: 'EPROTO',
						config: { data: PASSWORD },
					}),
				),
		},
	};
	const { status, message } = await ask('http://127.0.0.1:9/', 300, failing);
	expect(status).toBe('Error');
	expect(message).not.toContain('POST');
	expect(message).not.toContain(PASSWORD);
	const refused = await ask(`http://127.0.0.1:${await closedPort()}/`);
	expect(refused.message).toContain('The gateway refused the connection');
});

test("what n8n's protection against SSRF refuses is said to be that", async () => {
	class SsrfBlockedIpError extends Error {
		override readonly name = 'SsrfBlockedIpError';
	}
	const context = credentialTestContext();
	const blocked = new SsrfBlockedIpError('blocked');
	for (const error of [blocked, new Error('of the client', { cause: blocked })]) {
		const helpers = { ...context.helpers, request: async () => await Promise.reject(error) };
		const { message } = await ask('http://10.0.0.1/', 300, { ...context, helpers });
		expect(message).toContain('This n8n does not allow requests to that address');
	}
});

test('an address or a field that cannot be used is named, and nothing is sent', async () => {
	const server = await LocalServer.start();
	const test = async (request: HttpRequest) => await tested(request);
	const withUser = await test(get(server.url.replace('//', `//user:${PASSWORD}@`)));
	expect(withUser.message).toContain("'Base URL' has a user or a password in it");
	expect(withUser.message).not.toContain(PASSWORD);
	const problem = { code: 'X', text: '', reason: "'Client ID' is wrong", advice: '' };
	const refused = await test({ ...get(server.url), problem });
	expect(refused.message).toBe("'Client ID' is wrong");
	expect(server.requests).toEqual([]);
});
