import { Readable } from 'node:stream';
import { connectionTo, ended, get, post, takeAll } from './exchange';
import { closedPort, closeServers, LocalServer, until } from './localServer';
import { RawServer } from './rawServer';

afterEach(closeServers);

/** A source that has begun and never ends by itself. */
function endless(): Readable {
	const source = new Readable({ read: () => undefined });
	source.push('begin');
	return source;
}

describe('bodies', () => {
	it.each([
		['text', '簡訊=1', '簡訊=1'],
		['bytes', Buffer.from('簡訊'), '簡訊'],
	])('sends %s with its length', async (_what, body, expected) => {
		const server = await LocalServer.start();
		await connectionTo().exchange(post(server.url, body), takeAll);
		expect(server.requests).toMatchObject([
			{ body: expected, headers: { 'content-length': String(Buffer.byteLength(expected)) } },
		]);
	});

	it('streams a source, of many pieces or of one', async () => {
		const server = await LocalServer.start();
		const many = Readable.from(Array.from({ length: 100 }, (_, index) => Buffer.from(`${index},`)));
		const one = Readable.from([Buffer.alloc(300_000, 'x')]);
		await connectionTo().exchange(post(server.url, many), takeAll);
		await connectionTo().exchange(post(server.url, one), takeAll);
		expect(server.requests.map(({ body }) => body.length)).toEqual([290, 300_000]);
		expect(many.destroyed).toBe(true);
		expect(one.destroyed).toBe(true);
	});
});

it('takes its time over a source: the clock begins again with each piece', async () => {
	const server = await LocalServer.start((received, response) => void response.end(received.body));
	const slow = Readable.from(
		(async function* () {
			for (let piece = 0; piece < 6; piece++) {
				await new Promise((resolve) => setTimeout(resolve, 250));
				yield Buffer.from(`${piece}`);
			}
		})(),
	);
	const outcome = await connectionTo({ timeout: 1_000 }).exchange(post(server.url, slow), takeAll);
	expect(outcome).toEqual({ outcome: 'accepted', value: '200 012345' });
});

describe('a source is destroyed', () => {
	it('when the answer comes before its end', async () => {
		const server = await RawServer.start((socket) => {
			socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno');
		});
		const source = endless();
		const outcome = await connectionTo().exchange(post(`http://${server.host}/`, source), takeAll);
		expect(outcome).toEqual({ outcome: 'accepted', value: '413 no' });
		expect(source.destroyed).toBe(true);
	});

	it('when nothing left', async () => {
		const source = endless();
		const url = `http://127.0.0.1:${await closedPort()}/`;
		const outcome = await connectionTo().exchange(post(url, source), takeAll);
		expect(ended(outcome)).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED' });
		expect(source.destroyed).toBe(true);
	});

	it.each([
		[
			'the execution was stopped',
			{ signal: AbortSignal.abort() },
			'http://127.0.0.1:9/',
			'STOPPED',
		],
		['the address is none', {}, 'nowhere', 'BAD_URL'],
	])('when %s', async (_what, options, url, code) => {
		const source = endless();
		const outcome = await connectionTo(options).exchange(post(url, source), takeAll);
		expect(ended(outcome)).toMatchObject({ outcome: 'notSent', code });
		expect(source.destroyed).toBe(true);
	});

	it('when time is up', async () => {
		const server = await RawServer.start(() => undefined);
		const source = endless();
		const outcome = await connectionTo({ timeout: 50 }).exchange(
			post(`http://${server.host}/`, source),
			takeAll,
		);
		expect(ended(outcome)).toMatchObject({ outcome: 'unknown', code: 'TIMEOUT' });
		expect(source.destroyed).toBe(true);
	});

	it('when the connection is reset', async () => {
		const server = await RawServer.start((socket) => socket.resetAndDestroy());
		const source = endless();
		const outcome = await connectionTo().exchange(post(`http://${server.host}/`, source), takeAll);
		expect(outcome.outcome).toBe('unknown');
		expect(source.destroyed).toBe(true);
	});

	it('when it fails itself: what has left of it may have been taken', async () => {
		const source = endless();
		const server = await RawServer.start(() => {
			source.destroy(new Error('the file is gone'));
		});
		const outcome = await connectionTo().exchange(post(`http://${server.host}/`, source), takeAll);
		expect(ended(outcome)).toMatchObject({ outcome: 'unknown', text: 'the file is gone' });
	});

	it('when it fails while it waits for its turn, and nothing of it leaves', async () => {
		let release = (): void => undefined;
		const server = await LocalServer.start((_received, response) => {
			release = () => void response.end();
		});
		const connection = connectionTo({ concurrency: 1 });
		const first = connection.exchange(get(server.url), takeAll);
		await until(() => server.requests.length === 1);
		const source = endless();
		const second = connection.exchange(post(server.url, source), takeAll);
		source.destroy(new Error('the file is gone'));
		await new Promise((resolve) => setTimeout(resolve, 10));
		release();
		expect((await first).outcome).toBe('accepted');
		expect(ended(await second)).toMatchObject({
			outcome: 'notSent',
			code: 'SOURCE_GONE',
			text: 'the file is gone',
		});
		expect(server.requests).toHaveLength(1);
	});
});
