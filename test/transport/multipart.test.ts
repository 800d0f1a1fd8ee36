import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { accepted } from '../../messaging/outcome';
import type { Connection } from '../../transport/connection';
import { UndiciConnection } from '../../transport/undici/undiciConnection';
import { multipartRequest } from '../../transport/multipart';

interface Received {
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

let server: Server;
let url: string;
let received: Received[] = [];
let answerEarly = false;

beforeAll(async () => {
	server = createServer((request, response) => {
		if (answerEarly) {
			response.writeHead(413, { connection: 'close' }).end('no');
			return;
		}
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({ headers: request.headers, body: Buffer.concat(chunks) });
			response.end('ok');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	url = `http://127.0.0.1:${address.port}/upload`;
});

beforeEach(() => {
	received = [];
	answerEarly = false;
});

afterAll(() => {
	server.closeAllConnections();
	server.close();
});

function connection(): Connection {
	return new UndiciConnection({
		concurrency: 1,
		timeout: 5_000,
		connections: 5,
		maxResponseBytes: 1_000,
		secrets: [],
	});
}

const send = async (request: ReturnType<typeof multipartRequest>) =>
	await connection().exchange(request, (reply) => accepted(reply.status));

const opens = (source: Readable) => async () => await Promise.resolve(source);

interface Part {
	/** The headers of the part, as UTF-8. */
	readonly head: string;
	readonly bytes: Buffer;
}

/** The parts of a body, in order, taken apart by hand. */
function partsOf({ headers, body }: Received): Part[] {
	const boundary = /boundary=(\S+)$/u.exec(headers['content-type'] ?? '')?.[1] ?? '';
	const sections = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
	return sections.map((section) => {
		const end = section.indexOf('\r\n\r\n');
		const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
		return {
			head: bytesOf(section.slice(0, end)).toString('utf8'),
			bytes: bytesOf(section.slice(end + 4, -2)),
		};
	});
}

test('fields and a streamed file arrive byte for byte, with a length where it is known', async () => {
	const content = Buffer.from([0, 255, 13, 10, 45, 45, 0xe4, 0xb8, 0xad]);
	const outcome = await send(
		multipartRequest(url, { list: '名單 1' }, [
			{
				field: 'file',
				fileName: 'contacts.csv',
				contentType: 'text/csv',
				content: opens(Readable.from([content.subarray(0, 3), content.subarray(3)])),
				length: content.length,
			},
		]),
	);
	expect(outcome).toEqual({ outcome: 'accepted', value: 200 });
	const [upload] = received;
	if (upload === undefined) throw new Error('nothing arrived');
	expect(upload.headers['content-length']).toBe(String(upload.body.length));
	const [field, file] = partsOf(upload);
	expect(field?.head).toContain('name="list"');
	expect(field?.bytes.toString('utf8')).toBe('名單 1');
	expect(file?.head).toContain('name="file"; filename="contacts.csv"');
	expect(file?.head).toContain('Content-Type: text/csv');
	expect(file?.bytes).toEqual(content);
});

test('a file of one large chunk and of unknown length is sent in chunks', async () => {
	const content = Buffer.alloc(5 * 1024 * 1024, 'x');
	await send(
		multipartRequest(url, {}, [
			{
				field: 'a',
				fileName: 'a.bin',
				contentType: 'application/octet-stream',
				content: opens(Readable.from([content])),
			},
			{ field: 'b', fileName: 'b.bin', contentType: 'application/octet-stream', content },
		]),
	);
	const [upload] = received;
	if (upload === undefined) throw new Error('nothing arrived');
	expect(upload.headers['transfer-encoding']).toBe('chunked');
	const parts = partsOf(upload);
	expect(parts.map(({ bytes }) => bytes.equals(content))).toEqual([true, true]);
});

test('an early answer, and a source that fails, leave no source open', async () => {
	answerEarly = true;
	const endless = new Readable({
		read() {
			this.push(Buffer.alloc(65_536));
		},
	});
	const part = { field: 'file', fileName: 'x', contentType: 'text/plain' };
	await send(multipartRequest(url, {}, [{ ...part, content: opens(endless) }]));
	expect(endless.destroyed).toBe(true);

	answerEarly = false;
	const failing = new Readable({
		read() {
			this.destroy(new Error('the disk is gone'));
		},
	});
	const outcome = await send(multipartRequest(url, {}, [{ ...part, content: opens(failing) }]));
	expect(outcome.outcome).not.toBe('accepted');
	expect(failing.destroyed).toBe(true);
	expect(received).toEqual([]);
});

const textFile = { field: 'file[]', fileName: '簡介.txt', contentType: 'text/plain' };

test('a file is opened when its turn has come, and not before', async () => {
	const arrivedBefore: [string, number][] = [];
	const open = (name: string) => async () => {
		arrivedBefore.push([name, received.length]);
		return await Promise.resolve(Readable.from([Buffer.from(name)]));
	};
	const shared = connection();
	const takes = (name: string) =>
		shared.exchange(
			multipartRequest(url, {}, [{ ...textFile, content: open(name), length: name.length }]),
			(reply) => accepted(reply.status),
		);
	await Promise.all([takes('first'), takes('second')]);
	expect(arrivedBefore).toEqual([
		['first', 0],
		['second', 1],
	]);
	const [upload] = received;
	if (upload === undefined) throw new Error('nothing arrived');
	expect(upload.headers['content-length']).toBe(String(upload.body.length));
	expect(partsOf(upload)[0]?.head).toContain('name="file[]"; filename="簡介.txt"');
});

test('where one of several files cannot be opened nothing is sent and none stays open', async () => {
	const there = Readable.from([Buffer.from('there')]);
	const outcome = await send(
		multipartRequest(url, {}, [
			{ ...textFile, content: opens(there) },
			{ ...textFile, content: async () => await Promise.reject(new Error('no such file')) },
		]),
	);
	expect(outcome).toMatchObject({
		outcome: 'notSent',
		failure: { code: 'SOURCE_GONE', text: 'no such file' },
	});
	expect(there.destroyed).toBe(true);
	expect(received).toEqual([]);
});

test('a file that fails while the next one is being opened keeps the request here', async () => {
	const failing = new Readable({ read: () => undefined });
	const outcome = await send(
		multipartRequest(url, {}, [
			{ ...textFile, content: opens(failing) },
			{
				...textFile,
				content: async () => {
					failing.destroy(new Error('the disk is gone'));
					await new Promise((resolve) => setTimeout(resolve, 10));
					return Readable.from([Buffer.from('next')]);
				},
			},
		]),
	);
	expect(outcome).toMatchObject({ outcome: 'notSent', failure: { text: 'the disk is gone' } });
	expect(received).toEqual([]);
});

it('puts nothing of a name or a type into other headers, or into a path', async () => {
	const part = { content: Buffer.from('x'), length: 1 };
	await send(
		multipartRequest(url, { 'a\r\nX-Field: 1': 'value', 'b\0': 'value' }, [
			{
				...part,
				field: 'file"\r\nX-Field: 2',
				fileName: '../../a\0b"\r\nX-Name: 1.txt',
				contentType: 'text/plain\r\nX-Type: 1\r\n\r\nbody',
			},
			{ ...part, field: 'none', fileName: '..', contentType: 'image/png' },
		]),
	);
	const body = received[0]?.body.toString() ?? '';
	expect(body).not.toMatch(/^X-/mu);
	expect(body).not.toContain('\0');
	expect(body).toContain(
		'filename="ab%22X-Name: 1.txt"\r\nContent-Type: application/octet-stream\r\n\r\nx',
	);
	expect(body).toContain('filename="file"\r\nContent-Type: image/png');
});
