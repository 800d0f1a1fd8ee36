import type { Readable } from 'node:stream';
import { accepted } from '../../../messaging/outcome';
import { UnreadableText } from '../../../transport/decode/unreadable';
import type { FileReader } from '../../../transport/connection';
import { Download } from '../../../transport/undici/download';
import { poolFor } from '../../../transport/undici/pools';
import { connectionTo, ended, get } from '../exchange';
import { closeServers, LocalServer, until } from '../localServer';
import { RawServer } from '../rawServer';

afterEach(closeServers);

async function lengthOf(file: Readable): Promise<number> {
	let length = 0;
	for await (const piece of file) if (piece instanceof Uint8Array) length += piece.length;
	return length;
}

/** Takes what begins with an F for a file, and tells its length. */
const reader: FileReader<string> = {
	isFile: ({ bytes }) => bytes[0] === 0x46,
	take: async (file) => `file of ${await lengthOf(file)}`,
	readOther: (reply) => accepted(`other: ${reply.status} ${reply.text('big5')}`),
};
const MB = 1024 * 1024;

it('hands a file of any length on as it arrives', async () => {
	const server = await LocalServer.start((_received, response) => {
		for (let index = 0; index < 20; index++) response.write(Buffer.alloc(MB, 'F'));
		response.end();
	});
	const outcome = await connectionTo().download(get(server.url), reader);
	expect(outcome).toEqual(accepted(`file of ${20 * MB}`));
});

it('lets the sender wait while the reader is busy', async () => {
	let sent = 0;
	const server = await LocalServer.start((_received, response) => {
		const more = (): void => {
			while (sent < 200 * MB && response.write(Buffer.alloc(MB, 'F'))) sent += MB;
			sent += MB;
		};
		response.on('drain', more);
		more();
	});
	let most = 0;
	const outcome = await connectionTo({ timeout: 1_000 }).download(get(server.url), {
		...reader,
		take: async (file) => {
			// Longer than the time allowed to the other side, which does nothing wrong.
			await new Promise((resolve) => setTimeout(resolve, 1_500));
			most = sent;
			file.destroy();
			return 'enough';
		},
	});
	expect(outcome).toEqual(accepted('enough'));
	expect(most).toBeLessThan(40 * MB);
	await until(() => server.open === 0);
});

it.each([
	['another answer', 'no file', 200, 'other: 200 no file'],
	['an answer with another status', 'File', 404, 'other: 404 File'],
	['nothing', '', 200, 'other: 200 '],
])('has %s read whole', async (_what, body, status, expected) => {
	const server = await LocalServer.start((_received, response) => {
		response.statusCode = status;
		response.end(body);
	});
	expect(await connectionTo().download(get(server.url), reader)).toEqual(accepted(expected));
});

it('does not follow a redirect, nor hold an answer that is no file and too large', async () => {
	const redirect = await LocalServer.start((_received, response) => {
		response.writeHead(302, { location: 'http://elsewhere.example/' }).end('F');
	});
	expect(ended(await connectionTo().download(get(redirect.url), reader))).toMatchObject({
		outcome: 'unknown',
		code: 'HTTP 302',
	});
	const large = await LocalServer.start(
		(_received, response) => void response.end(Buffer.alloc(MB)),
	);
	expect(ended(await connectionTo().download(get(large.url), reader))).toMatchObject({
		outcome: 'unknown',
		code: 'REPLY_TOO_LARGE',
	});
});

it.each([
	['says so', { 'content-length': String(100 * 1024 + 1) }, 'F'.repeat(10)],
	['does not', {}, 'F'.repeat(100 * 1024 + 1)],
])('ends a file that is larger than any true one and %s', async (_what, headers, body) => {
	let stored = 0;
	const server = await LocalServer.start((_received, response) => {
		response.writeHead(200, headers).write(body);
	});
	const outcome = await connectionTo({ maxFileBytes: 100 * 1024 }).download(get(server.url), {
		...reader,
		take: async (file) => {
			for await (const piece of file) if (piece instanceof Uint8Array) stored += piece.length;
			return 'stored';
		},
	});
	expect(ended(outcome)).toMatchObject({
		outcome: 'unknown',
		code: 'REPLY_TOO_LARGE',
		reason: "The gateway's answer is larger than 100 KiB",
	});
	expect(stored).toBeLessThanOrEqual(100 * 1024);
	await until(() => server.open === 0);
});

it('takes a file that is just as large as it may be, and has room for 2 GiB', async () => {
	const server = await LocalServer.start((_received, response) => {
		response.end('F'.repeat(100 * 1024));
	});
	const connection = connectionTo({ maxFileBytes: 100 * 1024 });
	expect(await connection.download(get(server.url), reader)).toEqual(
		accepted(`file of ${100 * 1024}`),
	);
	const large = await LocalServer.start((_received, response) => {
		response.writeHead(200, { 'content-length': String(2 ** 31 + 1) }).write('F');
	});
	expect(ended(await connectionTo().download(get(large.url), reader))).toMatchObject({
		outcome: 'unknown',
		reason: "The gateway's answer is larger than 2 GiB",
	});
});

it.each([
	['with a length', 'Content-Length: 100000\r\n\r\nF'],
	['in chunks', 'Transfer-Encoding: chunked\r\n\r\n5\r\nFFFFF\r\n'],
	['in the middle of a chunk', 'Transfer-Encoding: chunked\r\n\r\nff\r\nFFFFF'],
])('does not accept a file %s that breaks off, whatever was made of it', async (_what, head) => {
	const server = await RawServer.start((socket) => {
		socket.write(`HTTP/1.1 200 OK\r\n${head}${'F'.repeat(head.includes('Length') ? 9_000 : 0)}`);
		setTimeout(() => socket.destroy(), 50);
	});
	const swallowing: FileReader<string> = {
		...reader,
		take: async (file) => await lengthOf(file).then(String, () => 'made of what there was'),
	};
	for (const one of [reader, swallowing]) {
		const outcome = await connectionTo().download(get(`http://${server.host}/`), one);
		expect(ended(outcome)).toMatchObject({
			outcome: 'unknown',
			reason: "The connection ended in the middle of the gateway's answer",
		});
	}
});

it.each([
	['before it begins', '', 'The gateway did not answer within 500 ms'],
	[
		'half-way',
		`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${'F'.repeat(9_000)}`,
		"The gateway's answer was not complete within 500 ms",
	],
])('ends one that stays away %s', async (_what, text, reason) => {
	const server = await RawServer.start((socket) => void socket.write(text));
	const outcome = await connectionTo({ timeout: 500 }).download(
		get(`http://${server.host}/`),
		reader,
	);
	expect(ended(outcome)).toMatchObject({ outcome: 'unknown', code: 'TIMEOUT', reason });
});

it('waits for each piece anew', async () => {
	const server = await LocalServer.start(async (_received, response) => {
		for (let index = 0; index < 8; index++) {
			response.write(Buffer.alloc(8_192, 'F'));
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		response.end();
	});
	const outcome = await connectionTo({ timeout: 1_000 }).download(get(server.url), reader);
	expect(outcome).toEqual(accepted(`file of ${8 * 8_192}`));
});

it('does not wait for ever for one that drips', async () => {
	const server = await RawServer.start((socket) => {
		socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
		const timer = setInterval(() => socket.write('F'), 20);
		socket.on('close', () => {
			clearInterval(timer);
		});
	});
	const download = new Download({ timeout: 10_000, longest: 300 });
	const { pathname: path } = new URL(`http://${server.host}/`);
	poolFor(undefined, 50).dispatch(
		{ origin: `http://${server.host}`, path, method: 'GET', headers: {} },
		download,
	);
	expect(await download.begun).toEqual({ kind: 'timedOut', hasStarted: true, milliseconds: 300 });
	await until(() => server.open === 0);
});

it.each([
	[
		'that has begun',
		'unknown',
		`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${'F'.repeat(9_000)}`,
	],
	['that is waited for', 'unknown', ''],
])('ends one %s when the execution is stopped', async (_what, outcome, text) => {
	const stop = new AbortController();
	const server = await RawServer.start((socket) => {
		socket.write(text);
		setTimeout(() => {
			stop.abort();
		}, 30);
	});
	const connection = connectionTo({ signal: stop.signal });
	const download = connection.download(get(`http://${server.host}/`), reader);
	expect(ended(await download)).toMatchObject({ outcome, code: 'STOPPED' });
	expect(ended(await connection.download(get(`http://${server.host}/`), reader))).toMatchObject({
		outcome: 'notSent',
		code: 'STOPPED',
	});
});

it('throws what its reader fails with, and ends the request', async () => {
	const server = await LocalServer.start((_received, response) => {
		response.write(Buffer.alloc(9_000, 'F'));
	});
	const fails = (error: Error): FileReader<string> => ({
		...reader,
		take: async () => await Promise.reject(error),
	});
	const full = connectionTo().download(get(server.url), fails(new Error('the disk is full')));
	await expect(full).rejects.toThrow('the disk is full');
	const unreadable = fails(new UnreadableText('line 3 is wrong'));
	expect(ended(await connectionTo().download(get(server.url), unreadable))).toMatchObject({
		outcome: 'unknown',
		reason: "The gateway's file could not be understood: line 3 is wrong",
	});
	await until(() => server.open === 0);
});

it('takes its turn in the window, and gives it back', async () => {
	const server = await LocalServer.start((_received, response) => void response.end('F'));
	const connection = connectionTo({ concurrency: 1 });
	const outcomes = await Promise.all(
		Array.from({ length: 5 }, async () => await connection.download(get(server.url), reader)),
	);
	expect(outcomes).toEqual(Array.from({ length: 5 }, () => accepted('file of 1')));
	expect(server.most).toBe(1);
});

it('has sent nothing where nobody listens', async () => {
	const server = await LocalServer.start();
	const { url } = server;
	await server.close();
	expect(ended(await connectionTo().download(get(url), reader))).toMatchObject({
		outcome: 'notSent',
		code: 'ECONNREFUSED',
	});
});
