import { replyHead, wholeReply } from '../proxy/rawHttp';
import { closed, half, lastBytes, type Fault } from './fault';

const unheard = { end: 'unknown', reaches: false } as const;
const heard = { end: 'unknown', reaches: true } as const;
const BEFORE = 'The connection ends before the gateway has read the request';
const AFTER = 'The connection ends after the request, without an answer';
const MIDDLE = 'The connection ends in the middle of the answer';
const IDLE = 'A kept connection is closed while the next request leaves';
const chunk = (bytes: Buffer): Buffer =>
	Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/** Connections that end before the answer is whole. */
export const brokenOff: readonly Fault[] = [
	{
		...unheard,
		name: 'a reset before the request is read',
		row: BEFORE,
		strike: { at: 'head', act: ({ socket }) => void socket.resetAndDestroy() },
	},
	{
		...unheard,
		name: 'the connection ends before the request is read',
		row: BEFORE,
		strike: {
			at: 'head',
			act: async (exchange) => {
				exchange.socket.end();
				await closed(exchange);
			},
		},
	},
	{
		...unheard,
		name: 'a reset in the middle of the request',
		row: BEFORE,
		strike: { at: 'half', act: ({ socket }) => void socket.resetAndDestroy() },
	},
	{
		...heard,
		name: 'a reset in place of the answer',
		row: AFTER,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				await forward();
				socket.resetAndDestroy();
			},
		},
	},
	{
		...heard,
		name: 'the connection ends in place of the answer',
		row: AFTER,
		strike: lastBytes('end', async ({ forward }) => {
			await forward();
			return '';
		}),
	},
	{
		...heard,
		name: 'half a head of an answer',
		row: MIDDLE,
		strike: lastBytes('end', async ({ forward }) =>
			half(wholeReply(await forward())).subarray(0, 30),
		),
	},
	{
		...heard,
		name: 'half an answer, and the end',
		row: MIDDLE,
		strike: lastBytes('end', async ({ forward }) => {
			const reply = await forward();
			return wholeReply(reply).subarray(0, -half(reply.body).length || -1);
		}),
	},
	{
		...heard,
		name: 'half an answer, and a reset',
		row: MIDDLE,
		strike: lastBytes('reset', async ({ forward }) => {
			const reply = await forward();
			return wholeReply(reply).subarray(0, -half(reply.body).length || -1);
		}),
	},
	{
		...heard,
		name: 'chunks without the last one',
		row: MIDDLE,
		strike: lastBytes('end', async ({ forward }) => {
			const { status, headers, body } = await forward();
			const head = replyHead(status, { ...headers, 'transfer-encoding': 'chunked' });
			// A chunk without anything in it would be the last one.
			return Buffer.concat([Buffer.from(head), chunk(body.length > 0 ? body : Buffer.of(0x0a))]);
		}),
	},
	{
		...heard,
		name: 'half an answer without a length, and a reset',
		row: MIDDLE,
		strike: lastBytes('reset', async ({ forward }) => {
			const { status, headers, body } = await forward();
			return Buffer.concat([Buffer.from(replyHead(status, headers)), half(body)]);
		}),
	},
	{
		...unheard,
		name: 'a kept connection ends as it is used again',
		row: IDLE,
		before: 'used',
		strike: {
			at: 'head',
			act: async (exchange) => {
				exchange.socket.end();
				await closed(exchange);
			},
		},
	},
	{
		...unheard,
		name: 'a kept connection is reset as it is used again',
		row: IDLE,
		before: 'used',
		strike: { at: 'head', act: ({ socket }) => void socket.resetAndDestroy() },
	},
];
