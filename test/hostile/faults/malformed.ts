import { gzipSync } from 'node:zlib';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Strike } from '../proxy/FaultProxy';
import { chunk, framed, replyHead, wholeReply } from '../proxy/rawHttp';
import { bytesOf, changed, half, lastBytes, lastOf, type Fault } from './fault';

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

/** A body in pieces that goes on until the other side has had enough, or all of it has left. */
const flood = (frame: Readonly<Record<string, string>>, piece: Buffer): Strike => ({
	at: 'whole',
	async act({ socket, forward }) {
		socket.write(framed(await forward(), frame));
		for (let sent = 0; sent < FLOOD_BYTES && !socket.destroyed; sent += PIECE.length) {
			if (socket.write(piece)) continue;
			await roomIn(socket);
		}
		socket.end();
	},
});

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

/** A whole body behind a length that is not its own. */
const wrongLength = (lengthOf: (body: Buffer) => string | readonly string[]): Strike =>
	lastOf('end', (reply) => framed(reply, { 'content-length': lengthOf(reply.body) }, reply.body));

/** Answers whose frame is wrong. */
export const malformed: readonly Fault[] = [
	{
		...heard,
		name: 'a body of 1 GiB is announced and begins',
		row: LARGE,
		strike: flood({ 'content-length': String(1024 * MIB) }, PIECE),
	},
	{
		...heard,
		name: 'a body of chunks that has no end',
		row: LARGE,
		strike: flood({ 'transfer-encoding': 'chunked' }, chunk(PIECE)),
	},
	{
		...heard,
		name: 'a head of 1 MiB',
		row: LARGE,
		strike: lastOf('end', (reply) =>
			wholeReply({ ...reply, headers: { ...reply.headers, 'x-header': 'x'.repeat(MIB) } }),
		),
	},
	{
		...heard,
		name: 'a gzip of a few KiB that holds 64 MiB',
		row: 'A gzip bomb',
		strike: changed(({ status, headers }) => ({
			status,
			headers: { ...headers, 'content-encoding': 'gzip' },
			body: BOMB,
		})),
	},
	{
		...heard,
		name: 'a length of half the body',
		row: LENGTH,
		strike: wrongLength((body) => String(half(body).length)),
	},
	{
		...heard,
		name: 'two lengths that differ',
		row: LENGTH,
		strike: wrongLength((body) => [String(half(body).length), String(body.length)]),
	},
	{
		...heard,
		name: 'a length that is no number',
		row: LENGTH,
		strike: wrongLength(() => 'many'),
	},
	{
		...heard,
		name: 'a chunk whose size is no number',
		row: LENGTH,
		strike: lastOf('end', (reply) =>
			framed(reply, { 'transfer-encoding': 'chunked' }, 'some\r\n', reply.body, '\r\n0\r\n\r\n'),
		),
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
