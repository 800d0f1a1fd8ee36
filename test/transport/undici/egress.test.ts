import { connectionTo, ended, get, takeAll } from '../exchange';
import { closeServers, LocalServer } from '../localServer';
import type { EgressFilter, Lookup } from '../../../transport/undici/egress';

afterEach(closeServers);

type Verdict = Awaited<ReturnType<EgressFilter['validateUrl']>>;

/** n8n's egress filter as far as a node sees it. */
class Filter implements EgressFilter {
	readonly validated: string[] = [];
	readonly lookedUp: string[] = [];
	lookups = 0;
	verdict: (url: string) => Promise<Verdict> = async () => await Promise.resolve({ ok: true });
	resolve: (hostname: string) => string | Error = () => '127.0.0.1';

	async validateUrl(url: string): Promise<Verdict> {
		this.validated.push(url);
		return await this.verdict(url);
	}

	createSecureLookup(): Lookup {
		this.lookups++;
		return (hostname, options, callback) => {
			this.lookedUp.push(hostname);
			const found = this.resolve(hostname);
			if (found instanceof Error) callback(found, '');
			else if ('all' in options && options.all === true)
				callback(null, [{ address: found, family: 4 }]);
			else callback(null, found, 4);
		};
	}
}

const refusing = (message: string) => async () =>
	await Promise.resolve({ ok: false as const, error: new Error(message) });

describe('the egress filter of the instance', () => {
	it('refuses an address before anything leaves', async () => {
		const server = await LocalServer.start();
		const filter = new Filter();
		filter.verdict = refusing('The IP 127.0.0.1 is blocked');
		const connection = connectionTo({ egressFilter: filter });
		const outcome = ended(await connection.exchange(get(`${server.url}/a`), takeAll));
		expect(outcome).toMatchObject({
			outcome: 'notSent',
			code: 'EGRESS_BLOCKED',
			text: 'The IP 127.0.0.1 is blocked',
			cause: 'configuration-invalid',
		});
		expect(filter.validated).toEqual([`${server.url}/a`]);
		expect(server.connections).toBe(0);
	});

	it('refuses by failing, too', async () => {
		const server = await LocalServer.start();
		const filter = new Filter();
		filter.verdict = async () => await Promise.reject(new Error('no resolver'));
		const connection = connectionTo({ egressFilter: filter, concurrency: 1 });
		const outcome = ended(await connection.exchange(get(server.url), takeAll));
		expect(outcome).toMatchObject({ outcome: 'notSent', text: 'no resolver' });
		expect(server.connections).toBe(0);
	});

	it('sees no secret of ours in what is shown of its refusal', async () => {
		const filter = new Filter();
		filter.verdict = async (url) => await refusing(`blocked: ${url}`)();
		const connection = connectionTo({ egressFilter: filter, secrets: ['p&ss+word'] });
		const url = 'http://10.0.0.1/?password=p%26ss%2Bword';
		expect(ended(await connection.exchange(get(url), takeAll)).text).toBe(
			'blocked: http://10.0.0.1/?password=***',
		);
	});

	it('is asked before every request, also where the connection is open already', async () => {
		const server = await LocalServer.start();
		const filter = new Filter();
		const connection = connectionTo({ egressFilter: filter });
		await connection.exchange(get(`${server.url}/1`), takeAll);
		await connection.exchange(get(`${server.url}/2`), takeAll);
		filter.verdict = refusing('not any more');
		expect(ended(await connection.exchange(get(`${server.url}/3`), takeAll)).outcome).toBe(
			'notSent',
		);
		expect(filter.validated).toEqual([1, 2, 3].map((index) => `${server.url}/${index}`));
		expect(server.requests).toHaveLength(2);
		expect(server.connections).toBe(1);
	});

	it('looks names up for the connection, once for each', async () => {
		const server = await LocalServer.start();
		const filter = new Filter();
		const url = `http://gateway.example:${server.port}/`;
		for (let index = 0; index < 3; index++) {
			const outcome = await connectionTo({ egressFilter: filter }).exchange(get(url), takeAll);
			expect(outcome.outcome).toBe('accepted');
		}
		expect(filter.lookedUp).toEqual(['gateway.example']);
		expect(filter.lookups).toBe(1);
		expect(server.requests.map(({ headers }) => headers.host)).toEqual(
			Array(3).fill(`gateway.example:${server.port}`),
		);
	});

	it.each([undefined, 'ESSRF'])(
		'refuses a name that resolves to what is blocked (%s)',
		async (code) => {
			const server = await LocalServer.start();
			const filter = new Filter();
			filter.resolve = () => Object.assign(new Error('resolved to a blocked IP'), { code });
			const connection = connectionTo({ egressFilter: filter });
			const url = `http://rebound.example:${server.port}/`;
			const outcome = ended(await connection.exchange(get(url), takeAll));
			expect(outcome).toMatchObject({
				outcome: 'notSent',
				code: 'EGRESS_BLOCKED',
				text: 'resolved to a blocked IP',
				cause: 'configuration-invalid',
			});
			expect(outcome.advice).not.toContain('safe to run this again');
			expect(server.connections).toBe(0);
		},
	);

	it('is not what does not know a name', async () => {
		const unknownName = Object.assign(new Error('getaddrinfo ENOTFOUND x.example'), {
			code: 'ENOTFOUND',
			syscall: 'getaddrinfo',
		});
		for (const asked of ['before', 'then'] as const) {
			const filter = new Filter();
			if (asked === 'before') filter.verdict = async () => await Promise.reject(unknownName);
			else filter.resolve = () => unknownName;
			const connection = connectionTo({ egressFilter: filter });
			const outcome = await connection.exchange(get('http://x.example/'), takeAll);
			expect(ended(outcome)).toMatchObject({ outcome: 'notSent', code: 'ENOTFOUND' });
		}
	});

	const loopback = ['http://[::1]/', 'http://127.0.0.1/'];

	it.each([
		'[::]',
		'[0:0:0:0:0:0:0:0]',
		'[::0]',
		'[0::]',
		'[0:0::0.0.0.0]',
		'[::ffff:0.0.0.0]',
		'[::ffff:0:0]',
		'[0:0:0:0:0:ffff:0:0]',
		'0.0.0.0',
		'0',
		'0x0',
		'0.0',
		'00000.0.0.0',
		'0.0.0.0.',
	])('is asked about this machine where the address is %s', async (host) => {
		for (const refused of loopback) {
			const filter = new Filter();
			filter.verdict = async (url) =>
				url === refused
					? await refusing('loopback is blocked')()
					: await Promise.resolve({ ok: true as const });
			const connection = connectionTo({ egressFilter: filter });
			const outcome = ended(await connection.exchange(get(`http://${host}:9/`), takeAll));
			expect(outcome).toMatchObject({ code: 'EGRESS_BLOCKED', text: 'loopback is blocked' });
		}
	});

	it.each(['::', '0.0.0.0', '::ffff:0.0.0.0', '0:0:0:0:0:0:0:0'])(
		'is asked about this machine where a name is %s',
		async (address) => {
			const server = await LocalServer.start();
			const filter = new Filter();
			filter.resolve = () => address;
			filter.verdict = async (url) =>
				loopback.includes(url)
					? await refusing('loopback is blocked')()
					: await Promise.resolve({ ok: true as const });
			const url = `http://rebound.example:${server.port}/`;
			const refused = await connectionTo({ egressFilter: filter }).exchange(get(url), takeAll);
			expect(ended(refused)).toMatchObject({ outcome: 'notSent', code: 'EGRESS_BLOCKED' });
			expect(server.connections).toBe(0);
		},
	);

	it('may allow this machine, by whatever name', async () => {
		const server = await LocalServer.start();
		const filter = new Filter();
		filter.resolve = () => '0.0.0.0';
		const connection = connectionTo({ egressFilter: filter });
		for (const host of ['0.0.0.0', 'any.example']) {
			const outcome = await connection.exchange(get(`http://${host}:${server.port}/`), takeAll);
			expect(outcome.outcome).toBe('accepted');
		}
	});

	it('has connections of its own', async () => {
		const server = await LocalServer.start();
		const [one, other] = [new Filter(), new Filter()];
		for (const egressFilter of [one, other, undefined, one, other, undefined]) {
			await connectionTo({ egressFilter }).exchange(get(server.url), takeAll);
		}
		expect(server.requests).toHaveLength(6);
		expect(server.connections).toBe(3);
		expect([one.lookups, other.lookups]).toEqual([1, 1]);
	});
});
