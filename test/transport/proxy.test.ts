import { createServer as createTlsServer } from 'node:tls';
import { selfSigned } from './certificate';
import { ended, get, post, takeAll } from './exchange';
import { Proxy } from './forwardProxy';
import { connectionWith, setProxy } from './proxyEnvironment';
import { closedPort, closeServers, listen, LocalServer, onClose, portOf } from './localServer';

afterEach(async () => {
	setProxy({});
	await closeServers();
});

describe('a proxy in the environment', () => {
	it.each(['http_proxy', 'HTTP_PROXY'])(
		'of %s is asked for an http address as a whole, without a tunnel',
		async (name) => {
			const server = await LocalServer.start((_received, response) => void response.end('ok'));
			const proxy = await Proxy.start();
			const connection = connectionWith({ [name]: proxy.url });
			const outcome = await connection.exchange(post(`${server.url}/a?b=c`, 'to=1'), takeAll);
			expect(outcome).toEqual({ outcome: 'accepted', value: '200 ok' });
			expect(proxy.asked).toEqual([`${server.url}/a?b=c`]);
			expect(proxy.tunnels).toEqual([]);
			expect(server.requests).toMatchObject([
				{
					method: 'POST',
					path: '/a?b=c',
					body: 'to=1',
					headers: { host: `127.0.0.1:${server.port}` },
				},
			]);
		},
	);

	it.each(['https_proxy', 'HTTPS_PROXY'])(
		'of %s makes a tunnel to an https address',
		async (name) => {
			const server = createTlsServer(selfSigned());
			server.on('tlsClientError', () => undefined);
			onClose(async () => {
				await new Promise((resolve) => server.close(resolve));
			});
			await listen(server);
			const proxy = await Proxy.start();
			const connection = connectionWith({ [name]: proxy.url });
			const url = `https://127.0.0.1:${portOf(server)}/`;
			// The handshake within the tunnel is with the target: its certificate is what counts.
			expect(ended(await connection.exchange(get(url), takeAll))).toMatchObject({
				outcome: 'notSent',
				code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
			});
			expect(proxy.tunnels).toEqual([`127.0.0.1:${portOf(server)}`]);
			expect(proxy.asked).toEqual([]);
		},
	);

	it.each(['127.0.0.1', '*', 'example.com,127.0.0.1'])(
		'is left out for NO_PROXY=%s',
		async (no) => {
			const server = await LocalServer.start();
			const proxy = await Proxy.start();
			const connection = connectionWith({ HTTP_PROXY: proxy.url, NO_PROXY: no });
			expect((await connection.exchange(get(server.url), takeAll)).outcome).toBe('accepted');
			expect(server.requests).toHaveLength(1);
			expect(proxy.most).toBe(0);
		},
	);

	it('is not left out for another name', async () => {
		const server = await LocalServer.start();
		const proxy = await Proxy.start();
		const connection = connectionWith({ HTTP_PROXY: proxy.url, NO_PROXY: 'example.com' });
		await connection.exchange(get(server.url), takeAll);
		expect(proxy.asked).toHaveLength(1);
	});

	it('is asked through connections that are kept, within window and cap', async () => {
		const server = await LocalServer.start((_received, response) => {
			setTimeout(() => response.end('ok'), 3);
		});
		const proxy = await Proxy.start();
		const limits = { concurrency: 6, connections: 3 };
		const connection = connectionWith({ HTTP_PROXY: proxy.url }, limits);
		const outcomes = await Promise.all(
			Array.from({ length: 40 }, async () => await connection.exchange(get(server.url), takeAll)),
		);
		expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
		expect(proxy.asked).toHaveLength(40);
		expect(proxy.most).toBe(3);
	});

	it('that nobody runs lets nothing leave, not even past it', async () => {
		const server = await LocalServer.start();
		const connection = connectionWith({
			HTTP_PROXY: `http://127.0.0.1:${await closedPort()}`,
		});
		expect(ended(await connection.exchange(get(server.url), takeAll))).toMatchObject({
			outcome: 'notSent',
			code: 'ECONNREFUSED',
		});
		expect(server.connections).toBe(0);
	});

	it('may have no value', async () => {
		const server = await LocalServer.start();
		const connection = connectionWith({ HTTP_PROXY: '', https_proxy: '' });
		expect((await connection.exchange(get(server.url), takeAll)).outcome).toBe('accepted');
	});
});
