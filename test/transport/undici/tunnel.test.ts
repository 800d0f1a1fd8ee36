import type { Socket } from 'node:net';
import { rejected } from '../../../messaging/outcome';
import { selfSigned } from '../certificate';
import { exchangeInChild } from '../child';
import { ended, get, post, takeAll, takeNothing } from '../exchange';
import { Proxy } from '../forwardProxy';
import { closeServers, LocalServer, until } from '../localServer';
import { connectionWith, setProxy } from '../proxyEnvironment';
import { RawServer } from '../rawServer';
import { TlsServer } from '../tlsServer';

afterEach(async () => {
	jest.useRealTimers();
	setProxy({});
	await closeServers();
});

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nmsgid=1';
const gateway = async (pair = selfSigned()) =>
	await TlsServer.start((_request, answer) => {
		answer(OK);
	}, pair);
const taken = (value: unknown) => ({ outcome: 'accepted', value });

describe('an https gateway whose certificate is trusted', () => {
	it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])(
		'is reached through the proxy of %s',
		async (name) => {
			const server = await gateway();
			const proxy = await Proxy.start();
			const { host } = proxy;
			const login = Buffer.from('us@er:p:ss').toString('base64');
			const ends = await exchangeInChild(
				server.certificate,
				{ [name]: `http://us%40er:p%3Ass@${host}` },
				[
					['get', `${server.url}/a?b=c`],
					['post', `${server.url}/a`],
					['download', `${server.url}/a`],
				],
			);
			expect(ends).toEqual([
				taken('200 msgid=1'),
				taken('200 msgid=1'),
				taken({ file: 'msgid=1' }),
			]);
			// One tunnel, which is used again, and in it nothing that is the proxy's.
			expect(proxy.tunnels).toEqual([`localhost:${server.port}`]);
			expect(proxy.logins).toEqual([`Basic ${login}`]);
			expect(proxy.asked).toEqual([]);
			expect(server.received[0]).toMatch(/^GET \/a\?b=c HTTP\/1\.1\r\nhost: localhost:/u);
			expect(server.received.join('')).not.toContain('roxy');
		},
	);

	it.each(['localhost', 'other.example,localhost', '*', 'localhost:PORT'])(
		'is reached without it for NO_PROXY=%s',
		async (no) => {
			const server = await gateway();
			const proxy = await Proxy.start();
			const environment = {
				HTTPS_PROXY: proxy.url,
				NO_PROXY: no.replace('PORT', String(server.port)),
			};
			const ends = await exchangeInChild(server.certificate, environment, [['get', server.url]]);
			expect(ends).toEqual([taken('200 msgid=1')]);
			expect(proxy.tunnels).toEqual([]);
		},
	);

	it('is reached through a proxy that is spoken to with TLS, and so is an http one', async () => {
		const pair = selfSigned();
		const proxy = await Proxy.start(pair);
		const server = await gateway(pair);
		const plain = await LocalServer.start((_received, response) => void response.end('plain'));
		const environment = { HTTP_PROXY: `https://user@localhost:${proxy.port}` };
		const ends = await exchangeInChild(pair.cert, environment, [
			['get', server.url],
			['post', plain.url],
		]);
		expect(ends).toEqual([taken('200 msgid=1'), taken('200 plain')]);
		expect(proxy.tunnels).toEqual([`localhost:${server.port}`]);
		expect(proxy.asked).toEqual([`${plain.url}/`]);
		const login = `Basic ${Buffer.from('user:').toString('base64')}`;
		expect(proxy.logins).toEqual([login, login]);
		expect(plain.requests[0]?.headers['proxy-authorization']).toBeUndefined();
	});

	it.each(['direct', 'tunnel'])('ends no reply by a reset (%s)', async (way) => {
		const server = await TlsServer.start((_request, answer, reset) => {
			answer('HTTP/1.1 200 OK\r\n\r\nmsgid=15');
			setTimeout(reset, 100);
		});
		const proxy = await Proxy.start();
		const environment: Record<string, string> = way === 'direct' ? {} : { HTTPS_PROXY: proxy.url };
		const ends = await exchangeInChild(server.certificate, environment, [
			['get', server.url],
			['download', server.url],
		]);
		const cut = {
			outcome: 'unknown',
			failure: { reason: "The connection ended in the middle of the gateway's answer" },
		};
		expect(ends).toMatchObject([cut, cut]);
		expect(server.received).toHaveLength(2);
	});
});

describe('a certificate that nobody vouches for', () => {
	it('is not accepted within a tunnel', async () => {
		const server = await gateway();
		const proxy = await Proxy.start();
		const connection = connectionWith({ HTTPS_PROXY: proxy.url });
		const outcome = ended(await connection.exchange(post(server.url, 'to=1'), takeAll));
		expect(outcome).toMatchObject({ outcome: 'notSent', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		expect(outcome.reason).toContain("gateway's TLS certificate");
		expect(proxy.tunnels).toEqual([`localhost:${server.port}`]);
		expect(server.received).toEqual([]);
	});

	it.each(['https', 'http'])('is not accepted from a proxy, on the way to %s', async (scheme) => {
		const proxy = await Proxy.start(selfSigned());
		const connection = connectionWith({ HTTP_PROXY: `https://localhost:${proxy.port}` });
		const url = `${scheme}://gateway.example/`;
		const outcome = ended(await connection.exchange(post(url, 'to=1'), takeAll));
		expect(outcome).toMatchObject({ outcome: 'notSent', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		expect(outcome.reason).toContain("The proxy's TLS certificate");
		expect([...proxy.tunnels, ...proxy.asked]).toEqual([]);
	});
});

/** A proxy that answers a request with these bytes, then does this. */
async function proxySaying(
	bytes: string,
	then: (socket: Socket) => unknown = () => undefined,
): Promise<{ server: RawServer; ask: (url: string) => Promise<ReturnType<typeof ended>> }> {
	const server = await RawServer.start((socket) => {
		socket.write(bytes, 'latin1', () => void then(socket));
	});
	const connection = connectionWith({ HTTP_PROXY: `http://us%40er:S3cret%2F@${server.host}` });
	const ask = async (url: string) =>
		ended(await connection.exchange(post(url, 'to=1'), takeNothing));
	return { server, ask };
}

const LOGIN = Buffer.from('us@er:S3cret/').toString('base64');
const page = (status: string, body: string) =>
	`HTTP/1.1 ${status}\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('a proxy that wants to know who asks', () => {
	it.each([
		['without a page', page('407 Proxy Authentication Required', '')],
		['with a page that repeats what it got', page('407 Nope', `${LOGIN} us@er S3cret/ S3cret%2F`)],
		['and closes', page('407 Nope', 'x').replace('HTTP/1.1', 'HTTP/1.0')],
	])('says so, %s', async (_what, bytes) => {
		for (const url of ['https://gateway.example/a', 'http://gateway.example/a']) {
			const { server, ask } = await proxySaying(bytes);
			const outcome = await ask(url);
			expect(outcome).toMatchObject({
				outcome: 'notSent',
				code: 'HTTP 407',
				text: '',
				cause: 'configuration-invalid',
			});
			expect(outcome.reason).toMatch(/proxy .* user or password/u);
			expect(outcome.advice).toContain('HTTP_PROXY or HTTPS_PROXY');
			expect(JSON.stringify(outcome)).not.toMatch(/S3cret|us@er|dXNA/u);
			expect(server.received).toHaveLength(1);
			expect(server.received[0]).toContain(`proxy-authorization: Basic ${LOGIN}`);
		}
	});

	it('loses against a marker of the gateway', async () => {
		const { server } = await proxySaying(page('407 Nope', '-8'));
		const connection = connectionWith({ HTTP_PROXY: `http://${server.host}` });
		const failure = { code: '-8', text: '', reason: 'refused', advice: '' };
		const outcome = await connection.exchange(post('http://gateway.example/', ''), () =>
			rejected(failure),
		);
		expect(outcome).toEqual({ outcome: 'rejected', failure });
	});
});

it.each([403, 405, 500, 502, 503, 301, 199])(
	'a proxy that answers a CONNECT with %d opens no tunnel',
	async (status) => {
		const { server, ask } = await proxySaying(page(`${status} X`, LOGIN));
		const outcome = await ask('https://gateway.example/');
		expect(outcome).toMatchObject({
			outcome: 'notSent',
			code: `HTTP ${status}`,
			cause: status >= 500 ? 'temporarily-unavailable' : 'configuration-invalid',
		});
		expect(outcome.reason).toContain(`it answered with HTTP status ${status}`);
		expect(JSON.stringify(outcome)).not.toContain(LOGIN);
		expect(server.received).toHaveLength(1);
	},
);

it('any success opens one', async () => {
	const { server, ask } = await proxySaying('HTTP/1.1 204 Fine\r\n\r\n', (socket) => {
		setTimeout(() => socket.resetAndDestroy(), 200);
	});
	expect(await ask('https://gateway.example/')).toMatchObject({
		outcome: 'notSent',
		code: 'ECONNRESET',
		reason: 'The gateway closed the connection before anything was sent',
	});
	// The other end got the beginning of a handshake.
	expect(server.received[0]).toContain('\r\n\r\n\x16\x03');
});

describe('a proxy that goes away', () => {
	it.each([
		['ends', '', (socket: Socket) => socket.end()],
		['resets', '', (socket: Socket) => socket.resetAndDestroy()],
		['ends in its headers', 'HTTP/1.1 200 Conn', (socket: Socket) => socket.end()],
		['resets in its headers', 'HTTP/1.1 200 Conn', (socket: Socket) => socket.resetAndDestroy()],
		['speaks no HTTP', '220 smtp.example.com ESMTP\r\n', () => undefined],
		['has headers without end', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(70_000)}`, () => undefined],
	])('(%s) has sent nothing and is not asked again', async (_what, bytes, then) => {
		const { server, ask } = await proxySaying(bytes, then);
		const outcome = await ask('https://gateway.example/');
		expect(outcome.outcome).toBe('notSent');
		expect(outcome.reason).toMatch(/^The proxy (?:closed|answered)/u);
		expect(outcome.advice).toMatch(/safe to run this again.*HTTPS_PROXY/u);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(server.received).toHaveLength(1);
	});

	it('may do so in the handshake', async () => {
		for (const then of ['end', 'resetAndDestroy'] as const) {
			const { ask } = await proxySaying('HTTP/1.1 200 OK\r\n\r\n', (socket) => {
				setTimeout(() => socket[then](), 100);
			});
			expect(await ask('https://gateway.example/')).toMatchObject({
				outcome: 'notSent',
				code: 'ECONNRESET',
			});
		}
	});

	it('is one that refuses, too', async () => {
		const { server, ask } = await proxySaying('');
		expect(server.received).toEqual([]);
		await closeServers();
		for (const url of ['https://gateway.example/', 'http://gateway.example/']) {
			expect(await ask(url)).toMatchObject({
				outcome: 'notSent',
				code: 'ECONNREFUSED',
				reason: 'The proxy refused the connection',
			});
		}
	});
});

it.each(['', 'HTTP/1.1 200 OK\r\nx: '])(
	'a proxy that says %j and no more is not waited for',
	async (bytes) => {
		jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
		const { server, ask } = await proxySaying(bytes);
		const asked = ask('https://gateway.example/');
		while (server.received.join('') === '') await new Promise(setImmediate);
		await jest.advanceTimersByTimeAsync(10_000);
		expect(await asked).toMatchObject({
			outcome: 'notSent',
			code: 'PROXY_TIMEOUT',
			reason: 'The proxy opened no tunnel to the gateway within 10000 ms',
		});
		jest.useRealTimers();
		await until(() => server.open === 0);
		expect(server.received).toHaveLength(1);
	},
);

it('a page of the proxy does not show what the proxy was sent', async () => {
	const { ask } = await proxySaying(page('502 Bad Gateway', `${LOGIN} S3cret/ S3cret%2F`));
	const outcome = await ask('http://gateway.example/');
	expect(JSON.stringify(outcome)).not.toMatch(/S3cret|dXNA/u);
});

it('a variable that is no address of a proxy is named, and nothing leaves', async () => {
	const server = await LocalServer.start();
	const connection = connectionWith({ HTTP_PROXY: 'user:S3cret@proxy:1' });
	const outcome = ended(await connection.exchange(get(server.url), takeAll));
	expect(outcome).toMatchObject({ outcome: 'notSent', code: 'BAD_PROXY' });
	expect(outcome.reason).toContain('HTTP_PROXY');
	expect(JSON.stringify(outcome)).not.toContain('S3cret');
	expect(server.connections).toBe(0);
});
