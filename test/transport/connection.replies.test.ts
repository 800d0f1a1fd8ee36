import { accepted, rejected } from '../../messaging/outcome';
import { UnreadableText } from '../../transport/decode/unreadable';
import { connectionTo, ended, get, takeAll } from './exchange';
import { closeServers, LocalServer, until, type Answer } from './localServer';

afterEach(closeServers);

const answering = async (answer: Answer, options = {}) => {
	const server = await LocalServer.start(answer);
	const outcome = await connectionTo(options).exchange(get(server.url), takeAll);
	return { server, outcome, failure: ended(outcome) };
};

describe('size', () => {
	const maxResponseBytes = 100;

	it('takes a body of exactly the limit', async () => {
		const { outcome } = await answering(
			(_received, response) => void response.end('x'.repeat(100)),
			{
				maxResponseBytes,
			},
		);
		expect(outcome).toEqual({ outcome: 'accepted', value: `200 ${'x'.repeat(100)}` });
	});

	it('refuses what announces more, without waiting for it', async () => {
		const { server, failure } = await answering(
			(_received, response) => {
				response.writeHead(200, { 'content-length': '101' });
				response.flushHeaders();
			},
			{ maxResponseBytes },
		);
		expect(failure).toMatchObject({
			outcome: 'unknown',
			code: 'REPLY_TOO_LARGE',
			reason: "The gateway's answer is larger than 100 bytes",
		});
		await until(() => server.open === 0);
	});

	it('refuses what turns out to be more, and hangs up', async () => {
		let written = 0;
		const { server, failure } = await answering(
			(_received, response) => {
				const timer = setInterval(() => {
					written += 10;
					response.write('x'.repeat(10));
				}, 1);
				response.on('close', () => {
					clearInterval(timer);
				});
			},
			{ maxResponseBytes },
		);
		expect(failure).toMatchObject({ outcome: 'unknown', code: 'REPLY_TOO_LARGE' });
		await until(() => server.open === 0);
		expect(written).toBeLessThan(1000);
	});
});

describe('time', () => {
	it('ends the wait for an answer that does not begin', async () => {
		const start = performance.now();
		const { server, failure } = await answering(() => undefined, { timeout: 60 });
		expect(failure).toMatchObject({
			outcome: 'unknown',
			code: 'TIMEOUT',
			reason: 'The gateway did not answer within 60 ms',
			cause: 'temporarily-unavailable',
		});
		expect(performance.now() - start).toBeGreaterThanOrEqual(58);
		expect(server.requests).toHaveLength(1);
		await until(() => server.open === 0);
	});

	it('ends the wait for a body that drips', async () => {
		const { server, failure } = await answering(
			(_received, response) => {
				const timer = setInterval(() => response.write('.'), 5);
				response.on('close', () => {
					clearInterval(timer);
				});
			},
			{ timeout: 500 },
		);
		expect(failure).toMatchObject({
			outcome: 'unknown',
			code: 'TIMEOUT',
			reason: "The gateway's answer was not complete within 500 ms",
		});
		await until(() => server.open === 0);
	});

	it('counts from the headers again', async () => {
		const { outcome } = await answering(
			(_received, response) => {
				setTimeout(() => {
					response.flushHeaders();
					setTimeout(() => response.end('late'), 600);
				}, 600);
			},
			{ timeout: 1_000 },
		);
		expect(outcome).toEqual({ outcome: 'accepted', value: '200 late' });
	});

	it('does not count the wait for the window', async () => {
		const server = await LocalServer.start((_received, response) => {
			setTimeout(() => response.end(), 300);
		});
		const connection = connectionTo({ concurrency: 1, timeout: 1_000 });
		const outcomes = await Promise.all(
			[1, 2, 3, 4, 5].map(async () => await connection.exchange(get(server.url), takeAll)),
		);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(5).fill('accepted'));
	});
});

describe('redirects', () => {
	it.each([301, 302, 303, 307, 308])('%d is reported and not followed', async (status) => {
		const target = await LocalServer.start();
		const { server, failure } = await answering((_received, response) => {
			response.writeHead(status, { location: `${target.url}/new` }).end('msgid=1');
		});
		expect(failure).toMatchObject({
			outcome: 'unknown',
			code: `HTTP ${status}`,
			text: `${target.url}/new`,
			cause: 'configuration-invalid',
		});
		expect(failure.reason).toContain(`'${target.url}/new'`);
		expect(failure.advice).toMatch(/'Base URL'/u);
		expect(server.requests).toHaveLength(1);
		expect(target.requests).toEqual([]);
	});

	it('hides a secret in the target', async () => {
		const { failure } = await answering(
			(_received, response) => {
				response.writeHead(302, { location: '/login?password=p%26ssword' }).end();
			},
			{ secrets: ['p&ssword'] },
		);
		expect(failure.text).toBe('/login?password=***');
		expect(failure.reason).not.toContain('p%26ssword');
	});

	it('may have no target', async () => {
		const { failure } = await answering((_received, response) => {
			response.writeHead(302).end();
		});
		expect(failure).toMatchObject({ outcome: 'unknown', code: 'HTTP 302', text: '' });
	});
});

describe('the reader', () => {
	it.each([200, 201, 204, 400, 401, 404, 429, 500, 502, 503])(
		'gets every other reply, such as %d, with its status',
		async (status) => {
			const { outcome } = await answering((_received, response) => {
				response.writeHead(status).end(status === 204 ? undefined : 'body');
			});
			expect(outcome).toEqual({
				outcome: 'accepted',
				value: status === 204 ? '204 ' : `${status} body`,
			});
		},
	);

	it('decides alone', async () => {
		const server = await LocalServer.start((_received, response) => {
			response.writeHead(500, { 'X-Point': '5' }).end('body');
		});
		const failure = { code: '-8', text: 'x', reason: 'y', advice: 'z' };
		const connection = connectionTo();
		expect(await connection.exchange(get(server.url), () => rejected(failure))).toEqual({
			outcome: 'rejected',
			failure,
		});
		expect(
			await connection.exchange(get(server.url), (reply) => accepted(reply.header('x-point'))),
		).toEqual({ outcome: 'accepted', value: '5' });
	});

	it('makes the outcome unknown by throwing, and harms nothing else', async () => {
		const server = await LocalServer.start((_received, response) => {
			response.writeHead(200).end('<html>secret</html>');
		});
		const connection = connectionTo({ concurrency: 1, secrets: ['secret'] });
		const unreadable = await connection.exchange(get(server.url), () => {
			throw new UnreadableText('it is a page');
		});
		expect(ended(unreadable)).toMatchObject({
			outcome: 'unknown',
			code: 'HTTP 200',
			text: '<html>***</html>',
		});
		expect(ended(unreadable).reason).toMatch(/could not be understood: it is a page/u);
		const defect = await connection.exchange(get(server.url), () => {
			throw new TypeError('x is not a function');
		});
		expect(ended(defect)).toMatchObject({ outcome: 'unknown', code: 'HTTP 200' });
		expect(ended(defect).reason).not.toMatch(/x is not/u);
		expect((await connection.exchange(get(server.url), takeAll)).outcome).toBe('accepted');
	});
});
