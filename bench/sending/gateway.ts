/**
 * A gateway of known latency, in a process of its own, so that it takes no time from those that are
 * measured. It parses every request, answers with what the request asks for, and counts.
 */
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { toVendorTime } from '../../messaging/vendorTime';
import { listen } from '../listen';
import { serve, setupOfThis } from '../peer';
import { messageId, stateOf, TOKEN } from './answers';
import { line } from './line';

const setup = z
	.object({
		/** Milliseconds before each answer; `exponential` has a mean of 50. */
		latency: z.union([z.number(), z.literal('exponential')]),
		/** Milliseconds of a round trip; with one the gateway is behind TLS. */
		roundTrip: z.number(),
		key: z.string(),
		cert: z.string(),
	})
	.parse(setupOfThis());

const none = { requests: 0, recipients: 0, connections: 0, handshakes: 0 };
let counted = { ...none };
/** Those that are kept alive count again whenever they are used. */
const used = new Set<Socket>();
let random = generator();

/** The same sequence for every contestant: mulberry32. */
function generator(): () => number {
	let state = 0x2026;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function latency(): number {
	return setup.latency === 'exponential' ? -50 * Math.log(1 - random()) : setup.latency;
}

function answerTo(path: string, body: string): string {
	if (path === '/AuthorizationService/Token') {
		return JSON.stringify({ accessToken: TOKEN, tokenType: 'bearer', expiresIn: '3600' });
	}
	return path === '/msg/mms/json' ? pushed(body) : answerToForm(path, new URLSearchParams(body));
}

const pushSchema = z.object({
	subject: z.string(),
	destinations: z.array(z.object({ to: z.string(), cID: z.string() })),
	attachments: z.array(z.object({ attachContent: z.string() }).passthrough()).length(1),
});

function pushed(body: string): string {
	const { subject, destinations } = pushSchema.parse(JSON.parse(body));
	counted.recipients += destinations.length;
	const { year, month, day, hour, minute, second } = toVendorTime(new Date());
	const statusTime = `${year}${month}${day}${hour}${minute}${second}`;
	const messages = destinations.map(({ to, cID }) => ({
		msgID: messageId(to, subject),
		cID,
		status: '1',
		statusDesc: 'Received',
		statusTime,
		point: 3,
	}));
	const costPoints = 3 * destinations.length;
	return JSON.stringify({ batchID: '1', messages, costPoints, accountPoints: 1_000_000 });
}

function answerToForm(path: string, fields: URLSearchParams): string {
	const recipients = (fields.get('dstaddr') ?? '').split(',');
	counted.recipients += recipients.length;
	if (path === '/sendsms.aspx') {
		const msgid = Number(messageId(recipients[0] ?? '', fields.get('smbody') ?? ''));
		return JSON.stringify({
			result: { msgid, statuscode: '0', statusstr: 'OK', point: recipients.length },
		});
	}
	const ids = (fields.get('msgid') ?? '').split(',');
	const result = recipients.map((cellphone, index) => {
		const msgid = ids[index] ?? '';
		return { statusCode: '0', statusStr: stateOf(msgid, cellphone), cellphone, msgid };
	});
	return JSON.stringify({ results: { result } });
}

const answer: RequestListener = (request, response) => {
	const pieces: Buffer[] = [];
	request.on('data', (piece: Buffer) => pieces.push(piece));
	request.on('end', () => {
		counted.requests++;
		used.add(request.socket);
		const [path = ''] = (request.url ?? '').split('?');
		const text = answerTo(path, Buffer.concat(pieces).toString());
		const send = () => {
			response.setHeader('content-type', 'application/json');
			response.end(text);
		};
		const wait = latency();
		if (wait === 0) send();
		else setTimeout(send, wait);
	});
};

async function open(): Promise<{ url: string }> {
	const isSecure = setup.roundTrip > 0;
	const server = isSecure ? createSecureServer(setup, answer) : createServer(answer);
	server.keepAliveTimeout = 60_000;
	server.on('secureConnection', () => counted.handshakes++);
	const port = await listen(server);
	const front = isSecure ? line(port, setup.roundTrip) : server;
	front.on('connection', () => counted.connections++);
	if (!isSecure) return { url: `http://127.0.0.1:${port}` };
	return { url: `https://localhost:${await listen(front)}` };
}

const opened = open();

// Every question takes what was counted since the last one, and begins the sequence anew.
serve(async () => {
	const connections = Math.max(counted.connections, used.size);
	const taken = { ...counted, connections, ...(await opened) };
	counted = { ...none };
	used.clear();
	random = generator();
	return taken;
});
