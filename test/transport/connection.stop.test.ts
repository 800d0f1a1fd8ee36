import { connectionTo, ended, get, takeAll } from './exchange';
import { closeServers, LocalServer, until } from './localServer';

afterEach(closeServers);

/** A server that answers when it is told to. */
async function holding(): Promise<{ server: LocalServer; release: () => void }> {
	const held: (() => void)[] = [];
	let isReleased = false;
	const server = await LocalServer.start((_received, response) => {
		if (isReleased) response.end('ok');
		else held.push(() => response.end('ok'));
	});
	return {
		server,
		release: () => {
			isReleased = true;
			for (const answer of held) answer();
		},
	};
}

const stopped = { outcome: 'notSent', code: 'STOPPED', advice: 'Nothing was sent.' };

describe('a stopped execution', () => {
	it('sends nothing more', async () => {
		const server = await LocalServer.start();
		const connection = connectionTo({ signal: AbortSignal.abort() });
		const outcome = ended(await connection.exchange(get(server.url), takeAll));
		expect(outcome).toMatchObject(stopped);
		expect(server.requests).toEqual([]);
		expect(server.connections).toBe(0);
	});

	it('sends nothing of what waits for the window, while what is in flight ends', async () => {
		const { server, release } = await holding();
		const controller = new AbortController();
		const connection = connectionTo({ concurrency: 2, signal: controller.signal });
		const exchanges = [1, 2, 3, 4, 5].map(
			async () => await connection.exchange(get(server.url), takeAll),
		);
		await until(() => server.requests.length === 2);
		controller.abort();
		// Long enough for a request that did leave to arrive.
		await new Promise((resolve) => setTimeout(resolve, 30));
		release();
		const outcomes = (await Promise.all(exchanges)).map(ended);
		expect(outcomes.slice(0, 2)).toEqual([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
		for (const outcome of outcomes.slice(2)) expect(outcome).toMatchObject(stopped);
		expect(server.requests).toHaveLength(2);
	});

	it('sends nothing of what waits for a connection that another execution has', async () => {
		const { server, release } = await holding();
		const controller = new AbortController();
		// The same cap is the same pool.
		const other = connectionTo({ connections: 1 });
		const own = connectionTo({ connections: 1, signal: controller.signal });
		const first = other.exchange(get(server.url), takeAll);
		await until(() => server.requests.length === 1);
		const second = own.exchange(get(`${server.url}/second`), takeAll);
		const third = other.exchange(get(`${server.url}/third`), takeAll);
		await new Promise((resolve) => setTimeout(resolve, 20));
		controller.abort();
		release();
		expect(ended(await first)).toEqual({ outcome: 'accepted' });
		expect(ended(await second)).toMatchObject(stopped);
		expect(ended(await third)).toEqual({ outcome: 'accepted' });
		expect(server.requests.map(({ path }) => path)).toEqual(['/', '/third']);
	});

	it('is no concern of another execution', async () => {
		const { server, release } = await holding();
		const controller = new AbortController();
		const stoppedOne = connectionTo({ signal: controller.signal });
		const other = connectionTo({ signal: new AbortController().signal });
		controller.abort();
		release();
		expect(ended(await stoppedOne.exchange(get(server.url), takeAll))).toMatchObject(stopped);
		expect(ended(await other.exchange(get(server.url), takeAll))).toEqual({ outcome: 'accepted' });
	});
});
