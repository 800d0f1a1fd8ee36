import type { Strike } from '../proxy/FaultProxy';
import { chunk, framed, wholeReply, type RawReply } from '../proxy/rawHttp';
import { closed, half, lastOf, type Fault } from './fault';

const unheard = { end: 'unknown', reaches: false } as const;
const heard = { end: 'unknown', reaches: true } as const;
const BEFORE = 'The connection ends before the gateway has read the request';
const AFTER = 'The connection ends after the request, without an answer';
const MIDDLE = 'The connection ends in the middle of the answer';
const IDLE = 'A kept connection is closed while the next request leaves';
const reset = (at: Strike['at']): Strike => ({
	at,
	act({ socket }) {
		socket.resetAndDestroy();
	},
});
const endUnread: Strike = {
	at: 'head',
	async act(exchange) {
		exchange.socket.end();
		await closed(exchange);
	},
};
/** A whole answer without the second half of its body. */
const halfAnswer = (reply: RawReply): Buffer =>
	wholeReply(reply).subarray(0, -half(reply.body).length || -1);

/** Connections that end before the answer is whole. */
export const brokenOff: readonly Fault[] = [
	{
		...unheard,
		name: 'a reset before the request is read',
		row: BEFORE,
		strike: reset('head'),
	},
	{
		...unheard,
		name: 'the connection ends before the request is read',
		row: BEFORE,
		strike: endUnread,
	},
	{
		...unheard,
		name: 'a reset in the middle of the request',
		row: BEFORE,
		strike: reset('half'),
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
		strike: lastOf('end', () => ''),
	},
	{
		...heard,
		name: 'half a head of an answer',
		row: MIDDLE,
		strike: lastOf('end', (reply) => half(wholeReply(reply)).subarray(0, 30)),
	},
	{
		...heard,
		name: 'half an answer, and the end',
		row: MIDDLE,
		strike: lastOf('end', halfAnswer),
	},
	{
		...heard,
		name: 'half an answer, and a reset',
		row: MIDDLE,
		strike: lastOf('reset', halfAnswer),
	},
	{
		...heard,
		name: 'chunks without the last one',
		row: MIDDLE,
		strike: lastOf('end', (reply) => {
			// A chunk without anything in it would be the last one.
			const only = chunk(reply.body.length > 0 ? reply.body : Buffer.of(0x0a));
			return framed(reply, { 'transfer-encoding': 'chunked' }, only);
		}),
	},
	{
		...heard,
		name: 'half an answer without a length, and a reset',
		row: MIDDLE,
		strike: lastOf('reset', (reply) => framed(reply, {}, half(reply.body))),
	},
	{
		...unheard,
		name: 'a kept connection ends as it is used again',
		row: IDLE,
		before: 'used',
		strike: endUnread,
	},
	{
		...unheard,
		name: 'a kept connection is reset as it is used again',
		row: IDLE,
		before: 'used',
		strike: reset('head'),
	},
];
