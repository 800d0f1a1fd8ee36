import { gzipSync } from 'node:zlib';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { replyHead, wholeReply } from '../proxy/rawHttp';
import { bytesOf, half, lastBytes, replyWith, type Fault } from './fault';

const heard = { end: 'unknown', reaches: true } as const;
const LARGE = 'An answer that is too large';
const LENGTH = 'An answer whose length is wrong';
const NO_HTTP = 'An answer that is no HTTP';
const MIB = 1024 * 1024;
/** More than any reply may have. */
export const FLOOD_BYTES = 96 * MIB;
/** What a few KiB on the wire become: more than any reply may have. */
const BOMB = gzipSync(Buffer.alloc(64 * MIB));
const PIECE = Buffer.alloc(64 * 1024, 'x');

/** Writes until the other side has had enough, or all of it has left. */
async function flood(socket: Socket, wrapped: (piece: Buffer) => Buffer): Promise<void> {
	const piece = wrapped(PIECE);
	for (let sent = 0; sent < FLOOD_BYTES && !socket.destroyed; sent += PIECE.length) {
		if (socket.write(piece)) continue;
		await roomIn(socket);
	}
	socket.end();
}

/** Waits until the other side has taken what was written, or has gone. */
async function roomIn(socket: Socket): Promise<void> {
	const over = new AbortController();
	const { signal } = over;
	const events = ['drain', 'close'].map(async (name) => {
		await once(socket, name, { signal });
	});
	await Promise.race(events).catch(() => undefined);
	over.abort();
	await Promise.allSettled(events);
}

/** Answers whose frame is wrong. */
export const malformed: readonly Fault[] = [
	{
		...heard,
		name: 'a body of 1 GiB is announced and begins',
		row: LARGE,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				const { status, headers } = await forward();
				socket.write(replyHead(status, { ...headers, 'content-length': String(1024 * MIB) }));
				await flood(socket, (piece) => piece);
			},
		},
	},
	{
		...heard,
		name: 'a body of chunks that has no end',
		row: LARGE,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				const { status, headers } = await forward();
				socket.write(replyHead(status, { ...headers, 'transfer-encoding': 'chunked' }));
				const size = Buffer.from(`${PIECE.length.toString(16)}\r\n`);
				await flood(socket, (piece) => Buffer.concat([size, piece, Buffer.from('\r\n')]));
			},
		},
	},
	{
		...heard,
		name: 'a head of 1 MiB',
		row: LARGE,
		strike: lastBytes('end', async ({ forward }) => {
			const reply = await forward();
			return wholeReply({ ...reply, headers: { ...reply.headers, 'x-header': 'x'.repeat(MIB) } });
		}),
	},
	{
		...heard,
		name: 'a gzip of a few KiB that holds 64 MiB',
		row: 'A gzip bomb',
		strike: replyWith(async ({ forward }) => {
			const { status, headers } = await forward();
			return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: BOMB };
		}),
	},
	{
		...heard,
		name: 'a length of half the body',
		row: LENGTH,
		strike: lastBytes('end', async ({ forward }) => {
			const { status, headers, body } = await forward();
			const length = String(half(body).length);
			const head = replyHead(status, { ...headers, 'content-length': length });
			return Buffer.concat([Buffer.from(head), body]);
		}),
	},
	{
		...heard,
		name: 'two lengths that differ',
		row: LENGTH,
		strike: lastBytes('end', async ({ forward }) => {
			const { status, headers, body } = await forward();
			const lengths = [String(half(body).length), String(body.length)];
			const head = replyHead(status, { ...headers, 'content-length': lengths });
			return Buffer.concat([Buffer.from(head), body]);
		}),
	},
	{
		...heard,
		name: 'a length that is no number',
		row: LENGTH,
		strike: lastBytes('end', async ({ forward }) => {
			const { status, headers, body } = await forward();
			const head = replyHead(status, { ...headers, 'content-length': 'many' });
			return Buffer.concat([Buffer.from(head), body]);
		}),
	},
	{
		...heard,
		name: 'a chunk whose size is no number',
		row: LENGTH,
		strike: lastBytes('end', async ({ forward }) => {
			const { status, headers, body } = await forward();
			const head = replyHead(status, { ...headers, 'transfer-encoding': 'chunked' });
			return Buffer.concat([Buffer.from(`${head}some\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
		}),
	},
	{
		...heard,
		reaches: false,
		name: 'another protocol',
		row: NO_HTTP,
		strike: lastBytes('end', () => 'SSH-2.0-OpenSSH_9.6\r\n'),
	},
	{
		...heard,
		reaches: false,
		name: 'a 101 to another protocol',
		row: NO_HTTP,
		strike: bytesOf(() => replyHead(101, { connection: 'Upgrade', upgrade: 'websocket' })),
	},
];
