import { randomUUID } from 'node:crypto';
import { MitakeClient } from '../../../gateways/mitake/client';
import { getBatchStatus } from '../../../gateways/mitake/calls/getBatchStatus';
import type { MmsDestination } from '../../../gateways/mitake/destinations';
import { UndiciNetwork } from '../../../transport/undici/network';
import { closedPort, closeServers, LocalServer, type Received } from '../../transport/localServer';
import { matching, message } from './support';

const FAST = { afterUnknown: [1, 1], afterBusy: [1, 1, 1] };
const SECRET = 'Tester+PW&1';

afterEach(closeServers);

interface Said {
	readonly body: string;
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
}

const token = (value: string): Said => ({ body: `{"accessToken":"${value}","expiresIn":"3600"}` });
const code = (number: number, status = 200): Said => ({ body: `{"code":"${number}"}`, status });
const RESET = { body: 'reset' };

/** Takes every message of a push. */
function taken({ body }: Received): Said {
	const ids = [...body.matchAll(/"cID":"([^"]*)"/gu)].map(([, id = '']) => id);
	const messages = ids.map((id, index) => `{"msgID":${index},"cID":"${id}","status":"1"}`);
	return { body: `{"batchID":7,"messages":[${messages.join(',')}]}` };
}

/** A Mitake that gives out token 1, 2, … and answers each push with the next of what it is told. */
async function mitakeOf(
	pushes: readonly (Said | ((received: Received) => Said))[],
	tokens: readonly Said[] = [],
) {
	const left = { pushes: [...pushes], tokens: [...tokens] };
	let given = 0;
	const server = await LocalServer.start((received, response) => {
		const isToken = received.path === '/AuthorizationService/Token';
		const next = isToken ? left.tokens.shift() : (left.pushes.shift() ?? taken);
		const said =
			typeof next === 'function' ? next(received) : (next ?? token(`token-number-${++given}`));
		if (said === RESET) response.destroy();
		else response.writeHead(said.status ?? 200, said.headers).end(said.body);
	});
	return {
		server,
		account: { baseUrl: server.url, clientId: randomUUID(), clientSecret: SECRET },
		count: (path: RegExp) => server.requests.filter((received) => path.test(received.path)).length,
	};
}

const options = { concurrency: 3, timeout: 5_000 };
const network = new UndiciNetwork(options);
const push = async (client: MitakeClient, ...destinations: MmsDestination[]) =>
	await client.send({ message, destinations }, 'm');
const to = (id: string, number = '0912345678') => ({ to: number, clientMessageId: id });

describe('tokens', () => {
	it('1,000 pushes of several executions need one', async () => {
		const { account, count, server } = await mitakeOf([]);
		const one = new MitakeClient(account, network, FAST);
		const other = new MitakeClient(account, network, FAST);
		const ends = await Promise.all(
			Array.from({ length: 1000 }, async (_, index) => {
				const client = index % 2 === 0 ? one : other;
				return await push(client, to(`${account.clientId}${index}`.slice(-36)));
			}),
		);
		expect(ends.map(([end]) => end?.outcome)).toEqual(Array(1000).fill('accepted'));
		expect(count(/Token$/u)).toBe(1);
		expect(count(/json$/u)).toBe(1000);
		expect(server.requests[1]?.headers['authorization']).toBe('bearer token-number-1');
		expect(server.most).toBeLessThanOrEqual(10);
	});

	it.each([
		code(1003),
		code(1004),
		code(1005),
		code(1010),
		code(1005, 401),
		{ body: '', status: 401 },
	])('%j is met with a new one, once', async (refusal) => {
		const { account, count, server } = await mitakeOf([refusal]);
		const client = new MitakeClient(account, network, FAST);
		expect(await push(client, to('a'))).toMatchObject([{ outcome: 'accepted' }]);
		expect(count(/Token$/u)).toBe(2);
		expect(server.requests.flatMap(({ headers }) => headers['authorization'] ?? [])).toEqual([
			'bearer token-number-1',
			'bearer token-number-2',
		]);
	});

	it.each([405, 413, 421, 429])(
		'a push that HTTP says was not processed (%d) is made again, and is no earlier try',
		async (status) => {
			const unprocessed = { body: '<html>no</html>', status };
			const { account, count } = await mitakeOf([unprocessed]);
			const client = new MitakeClient(account, network, FAST);
			expect(await push(client, to('a'))).toMatchObject([{ outcome: 'accepted' }]);
			expect(count(/json$/u)).toBe(2);
			const always = await mitakeOf(Array.from({ length: 9 }, () => unprocessed));
			const other = new MitakeClient(always.account, network, FAST);
			expect(await push(other, to('a'))).toMatchObject([
				{ outcome: 'rejected', failure: { code: `HTTP ${status}`, isUnprocessed: true } },
			]);
		},
	);

	it('one that is refused again is a refusal', async () => {
		const { account, count } = await mitakeOf([code(1005), code(1005)]);
		const client = new MitakeClient(account, network, FAST);
		expect(await push(client, to('a'))).toMatchObject([
			{ outcome: 'rejected', failure: { code: '1005' } },
		]);
		expect([count(/Token$/u), count(/json$/u)]).toEqual([2, 2]);
	});

	it('one that expires in the middle is renewed once for all who wait', async () => {
		let valid = 'token-number-1';
		const { account, count } = await mitakeOf(
			Array.from({ length: 60 }, () => (received: Received) => {
				if (received.headers['authorization'] !== `bearer ${valid}`) return code(1005);
				return taken(received);
			}),
		);
		const client = new MitakeClient(account, network, FAST);
		await push(client, to('first'));
		valid = 'token-number-2';
		const ends = await Promise.all(
			Array.from({ length: 50 }, async (_, index) => await push(client, to(`${index}`))),
		);
		expect(ends.map(([end]) => end?.outcome)).toEqual(Array(50).fill('accepted'));
		expect(count(/Token$/u)).toBe(2);
		// Only those that were under way had the old one.
		expect(count(/json$/u)).toBeLessThanOrEqual(1 + 50 + 3);
	});

	it('a refusal to give one counts for the run, and is tried anew by the next', async () => {
		const { account, count } = await mitakeOf([], [code(1003)]);
		const client = new MitakeClient(account, network, FAST);
		for (const id of ['a', 'b']) {
			expect(await push(client, to(id))).toMatchObject([
				{ outcome: 'rejected', failure: { code: '1003', cause: 'credential-invalid' } },
			]);
		}
		expect([count(/Token$/u), count(/json$/u)]).toEqual([1, 0]);
		const next = new MitakeClient(account, network, FAST);
		expect(await push(next, to('a'))).toMatchObject([{ outcome: 'accepted' }]);
	});

	it.each([405, 429])(
		'a request for one that was not processed (%d) is made again, once for all who wait',
		async (status) => {
			const { account, count } = await mitakeOf([], [{ body: '', status }]);
			const patient = { afterUnknown: [600], afterBusy: [600] };
			const client = new MitakeClient(
				account,
				new UndiciNetwork({ ...options, concurrency: 9 }),
				patient,
			);
			const ends = await Promise.all(
				Array.from({ length: 9 }, async (_, id) => await push(client, to(`${id}`))),
			);
			expect(ends.map(([end]) => end?.outcome)).toEqual(Array(9).fill('accepted'));
			expect(count(/Token$/u)).toBe(2);
		},
	);

	it('one that Mitake refuses for long is asked for once, by however many messages', async () => {
		const refusal = { body: '', status: 429, headers: { 'retry-after': '30' } };
		const { account, count } = await mitakeOf([], [refusal]);
		const client = new MitakeClient(account, network, FAST);
		const ends = await Promise.all(
			Array.from({ length: 50 }, async (_, id) => await push(client, to(`${id}`))),
		);
		expect(ends.map(([end]) => end?.outcome)).toEqual(Array(50).fill('rejected'));
		expect([count(/Token$/u), count(/json$/u)]).toEqual([1, 0]);
	});

	it.each([{ body: '<html>', status: 502 }, RESET, code(9999)])(
		'without one, because of %j, nothing was sent',
		async (said) => {
			const { account, count } = await mitakeOf([], [said]);
			const client = new MitakeClient(account, network, FAST);
			expect(await push(client, to('a'))).toMatchObject([
				{
					outcome: 'notSent',
					failure: {
						reason: matching(/^Mitake gave no token/u),
						advice: 'Nothing was sent.',
					},
				},
			]);
			expect(count(/json$/u)).toBe(0);
			expect(await push(client, to('a'))).toMatchObject([{ outcome: 'accepted' }]);
		},
	);

	it('are asked for by queries too', async () => {
		const { account, count } = await mitakeOf([
			code(1005),
			{ body: '{"batchID":1,"messages":[{"msgID":2,"status":"0"}]}' },
		]);
		const client = new MitakeClient(account, network, FAST);
		expect(await client.call(getBatchStatus, { batchId: '1' })).toMatchObject({
			value: [{ messageId: '2' }],
		});
		expect(count(/Token$/u)).toBe(2);
	});

	it('and secrets are in no failure', async () => {
		const { account } = await mitakeOf([
			({ headers }) => ({
				body: `{"code":"2001","description":"${headers['authorization']} ${SECRET}"}`,
			}),
		]);
		const ends = await push(new MitakeClient(account, network, FAST), to('a'));
		expect(ends).toMatchObject([{ failure: { text: 'bearer *** ***' } }]);
	});
});

describe('repeats', () => {
	const same = (bodies: readonly string[]) => new Set(bodies).size === 1;

	it.each([
		[[RESET], 'accepted', 2],
		[[RESET, { body: '<html>' }], 'accepted', 3],
		[[RESET, code(9999), RESET], 'unknown', 3],
		[[RESET, code(3001)], 'unknown', 2],
		[[code(3001)], 'rejected', 1],
		[[code(1007)], 'accepted', 2],
		[[code(1007), code(1007), code(1007), code(1007)], 'rejected', 4],
		[[{ body: '', status: 302 }], 'accepted', 2],
	] as const)('after %j it is %s', async (said, outcome, made) => {
		const { account, server } = await mitakeOf(said);
		const client = new MitakeClient(account, network, FAST);
		const [end] = await push(client, to('a'));
		expect(end?.outcome).toBe(outcome);
		const pushes = server.requests.filter(({ path }) => path.endsWith('json'));
		expect(pushes).toHaveLength(made);
		expect(same(pushes.map(({ body }) => body))).toBe(true);
	});

	it('a query is not repeated', async () => {
		const { account, count } = await mitakeOf([RESET]);
		const client = new MitakeClient(account, network, FAST);
		expect(await client.call(getBatchStatus, { batchId: '1' })).toMatchObject({
			outcome: 'unknown',
		});
		expect(count(/json$/u)).toBe(1);
	});

	it('an earlier run’s doubt outlives a later refusal', async () => {
		const { account } = await mitakeOf([RESET, RESET, RESET, code(3001)]);
		const first = await push(new MitakeClient(account, network, FAST), to('a'));
		expect(first).toMatchObject([{ outcome: 'unknown' }]);
		const later = await push(
			new MitakeClient(account, network, FAST),
			to('a'),
			to('b', '0922345678'),
		);
		expect(later).toMatchObject([{ outcome: 'unknown' }, { outcome: 'rejected' }]);
	});

	it('and nothing is sent once the execution is stopped', async () => {
		const { account, server } = await mitakeOf([]);
		const client = new MitakeClient(
			account,
			new UndiciNetwork({ ...options, signal: AbortSignal.abort() }),
			FAST,
		);
		expect(await push(client, to('a'))).toMatchObject([
			{ outcome: 'notSent', failure: { code: 'STOPPED' } },
		]);
		expect(server.requests).toEqual([]);
	});
});

describe('what is not sent', () => {
	it.each([
		['501 destinations', Array.from({ length: 501 }, (_, index) => to(`${index}`)), 'WRONG_COUNT'],
		['two equal cIDs', [to('a'), to('b'), to('a')], 'EQUAL_CLIENT_IDS'],
	])('%s', async (_what, destinations, failureCode) => {
		const { account, server } = await mitakeOf([]);
		const ends = await push(new MitakeClient(account, network, FAST), ...destinations);
		expect(ends).toHaveLength(destinations.length);
		expect(ends[0]).toMatchObject({ outcome: 'notSent', failure: { code: failureCode } });
		expect(server.requests).toEqual([]);
	});

	it('anything to a host that refuses', async () => {
		const baseUrl = `http://127.0.0.1:${await closedPort()}`;
		const account = { baseUrl, clientId: randomUUID(), clientSecret: SECRET };
		expect(await push(new MitakeClient(account, network, FAST), to('a'))).toMatchObject([
			{ outcome: 'notSent', failure: { code: 'ECONNREFUSED', cause: 'temporarily-unavailable' } },
		]);
	});
});

it('the window is the most requests at the same time', async () => {
	let running = 0;
	let most = 0;
	const server = await LocalServer.start(async (received, response) => {
		if (received.path.endsWith('Token')) {
			response.end(token('token-number-1').body);
			return;
		}
		most = Math.max(most, ++running);
		await new Promise((resolve) => setTimeout(resolve, 3));
		running--;
		response.end(taken(received).body);
	});
	const account = { baseUrl: server.url, clientId: randomUUID(), clientSecret: SECRET };
	const client = new MitakeClient(account, network, FAST);
	await Promise.all(
		Array.from({ length: 30 }, async (_, index) => await push(client, to(`${index}`))),
	);
	expect(most).toBe(3);
});
