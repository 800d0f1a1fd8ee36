import { poolFor } from '../../../transport/undici/pools';
import { connectionTo, ended, get, post, takeAll } from '../exchange';
import { closeServers, LocalServer, until, type Answer } from '../localServer';

afterEach(closeServers);

const soon: Answer = (_received, response) => {
	setTimeout(() => response.end('ok'), Math.random() * 4);
};

const many = async (
	connection: ReturnType<typeof connectionTo>,
	url: string,
	count: number,
): Promise<string[]> =>
	await Promise.all(
		Array.from(
			{ length: count },
			async () => (await connection.exchange(post(url, 'to=1'), takeAll)).outcome,
		),
	);

describe('connections', () => {
	it('are used again by later exchanges', async () => {
		const server = await LocalServer.start(soon);
		const connection = connectionTo();
		for (let index = 0; index < 5; index++) await many(connection, server.url, 1);
		expect(server.requests).toHaveLength(5);
		expect(server.connections).toBe(1);
	});

	it('are used again by other executions', async () => {
		const server = await LocalServer.start(soon);
		for (let index = 0; index < 5; index++) await many(connectionTo(), server.url, 1);
		expect(server.requests).toHaveLength(5);
		expect(server.connections).toBe(1);
	});

	it('are never more than the window, however many requests there are', async () => {
		const server = await LocalServer.start(soon);
		const outcomes = await many(connectionTo({ concurrency: 7 }), server.url, 500);
		expect(new Set(outcomes)).toEqual(new Set(['accepted']));
		expect(server.requests).toHaveLength(500);
		expect(server.connections).toBe(7);
	});

	it('are never more than the cap of the gateway, whichever execution asks', async () => {
		const server = await LocalServer.start(soon);
		const executions = Array.from({ length: 4 }, () =>
			connectionTo({ connections: 3, concurrency: 5 }),
		);
		await Promise.all(executions.map(async (one) => await many(one, server.url, 20)));
		expect(server.requests).toHaveLength(80);
		expect(server.most).toBe(3);
		expect(server.connections).toBe(3);
	});

	it('are capped for each origin alone', async () => {
		const servers = [await LocalServer.start(soon), await LocalServer.start(soon)];
		const connection = connectionTo({ connections: 2, concurrency: 8 });
		await Promise.all(servers.map(async ({ url }) => await many(connection, url, 10)));
		expect(servers.map(({ connections }) => connections)).toEqual([2, 2]);
	});

	it('are not used again after an answer that says so', async () => {
		const server = await LocalServer.start((_received, response) => {
			response.writeHead(200, { connection: 'close' }).end();
		});
		const outcomes = [];
		for (let index = 0; index < 3; index++) {
			outcomes.push(...(await many(connectionTo(), server.url, 1)));
		}
		expect(outcomes).toEqual(['accepted', 'accepted', 'accepted']);
		expect(server.connections).toBe(3);
	});

	it('are opened again after the server has closed them', async () => {
		const server = await LocalServer.start(soon);
		const connection = connectionTo();
		await many(connection, server.url, 1);
		server.closeIdle();
		await until(() => server.open === 0);
		expect(await many(connection, server.url, 1)).toEqual(['accepted']);
		expect(server.connections).toBe(2);
	});

	it('are opened again after an exchange that broke one', async () => {
		const server = await LocalServer.start((received, response) => {
			if (received.path === '/break') response.destroy();
			else response.end('ok');
		});
		const connection = connectionTo({ concurrency: 1 });
		const broken = await connection.exchange(get(`${server.url}/break`), takeAll);
		expect(ended(broken).outcome).toBe('unknown');
		expect(await many(connection, server.url, 3)).toEqual(['accepted', 'accepted', 'accepted']);
	});

	it('close after four idle seconds, even where the server would keep them longer', async () => {
		const server = await LocalServer.start((_received, response) => {
			response.writeHead(200, { connection: 'keep-alive', 'keep-alive': 'timeout=60' }).end();
		});
		server.keepIdle(60_000);
		expect(await many(connectionTo(), server.url, 2)).toEqual(['accepted', 'accepted']);
		expect(server.open).toBe(2);
		await until(() => server.open === 0);
		const tooShort = server.lifetimes.filter((lifetime) => lifetime < 2500);
		expect([server.lifetimes.length, tooShort]).toEqual([2, []]);
		// The pool itself lives on.
		expect(await many(connectionTo(), server.url, 1)).toEqual(['accepted']);
	});
});

describe('poolFor', () => {
	it('is one pool for each cap', () => {
		expect(poolFor(undefined, 50)).toBe(poolFor(undefined, 50));
		expect(poolFor(undefined, 50)).not.toBe(poolFor(undefined, 10));
	});
});
