import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { framed, replyHead, wholeReply } from '../proxy/rawHttp';
import { closed, type Fault } from './fault';

const LATE = 'No answer, or not the whole of it, within the time limit';
const shared = { end: 'unknown', isLate: true, row: LATE } as const;
/** Milliseconds between two signs of life: several in each time limit. */
const PAUSE = 60;

/** Writes something again and again, until the other side has had enough. */
async function goOn(socket: Socket, text: string): Promise<void> {
	while (!socket.destroyed && socket.writable) {
		socket.write(text);
		await sleep(PAUSE);
	}
}

/** What takes its time. */
export const late: readonly Fault[] = [
	{
		...shared,
		name: 'a request that nobody reads',
		reaches: false,
		strike: { at: 'head', act: closed },
	},
	{
		...shared,
		name: 'a request that is carried out and not answered',
		reaches: true,
		strike: {
			at: 'whole',
			act: async (exchange) => {
				await exchange.forward();
				await closed(exchange);
			},
		},
	},
	{
		...shared,
		name: 'a head of an answer and nothing behind it',
		reaches: true,
		strike: {
			at: 'whole',
			act: async (exchange) => {
				const reply = await exchange.forward();
				const length = String(reply.body.length + 1);
				exchange.socket.write(framed(reply, { 'content-length': length }));
				await closed(exchange);
			},
		},
	},
	{
		...shared,
		name: 'an answer that comes byte by byte and too slowly',
		reaches: true,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				for (const byte of wholeReply(await forward())) {
					if (socket.destroyed || !socket.writable) return;
					socket.write(Buffer.of(byte));
					await sleep(PAUSE / 2);
				}
			},
		},
	},
	{
		...shared,
		name: 'an answer that has no end',
		reaches: true,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				const reply = await forward();
				socket.write(framed(reply, {}, reply.body));
				await goOn(socket, ' ');
			},
		},
	},
	{
		...shared,
		name: 'a head of an answer that has no end',
		reaches: true,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				await forward();
				socket.write('HTTP/1.1 200 OK\r\nx-header: ');
				await goOn(socket, 'x');
			},
		},
	},
	{
		...shared,
		name: 'one 103 after the other',
		reaches: true,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				await forward();
				await goOn(socket, replyHead(103, { link: '</a>; rel=preload' }));
			},
		},
	},
];
