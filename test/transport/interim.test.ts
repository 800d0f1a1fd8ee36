import type { Socket } from 'node:net';
import { accepted } from '../../messaging/outcome';
import { connectionTo, ended, get, takeAll } from './exchange';
import { closeServers } from './localServer';
import { RawServer } from './rawServer';

afterEach(closeServers);

const HINT = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nmsgid=1';

const reader = {
	isFile: () => true,
	take: async (file: AsyncIterable<unknown>) => {
		let text = '';
		for await (const piece of file) text += String(piece);
		return `200 ${text}`;
	},
	readOther: takeAll,
};

/** Both ways to a reply. */
const ways = [
	[
		'exchange',
		async (url: string, timeout: number) =>
			await connectionTo({ timeout }).exchange(get(url), takeAll),
	],
	[
		'download',
		async (url: string, timeout: number) =>
			await connectionTo({ timeout }).download(get(url), reader),
	],
] as const;

const saying = async (react: (socket: Socket) => void) => await RawServer.start(react);

describe.each(ways)('interim answers, %s', (_way, ask) => {
	it.each([102, 103, 104, 199])('of %d, without end, buy no time', async (status) => {
		const server = await saying((socket) => {
			const timer = setInterval(() => socket.write(HINT.replace('103', String(status))), 100);
			socket.on('close', () => {
				clearInterval(timer);
			});
		});
		expect(ended(await ask(`http://${server.host}/`, 250))).toMatchObject({
			outcome: 'unknown',
			code: 'TIMEOUT',
			reason: 'The gateway did not answer within 250 ms',
		});
	});

	it.each([1, 5_000])('come before a reply, %d of them', async (count) => {
		const server = await saying((socket) => socket.write(HINT.repeat(count) + OK));
		expect(await ask(`http://${server.host}/`, 20_000)).toEqual(accepted('200 msgid=1'));
	});

	it('begin no reply that could break off', async () => {
		const server = await saying((socket) => {
			socket.write(HINT);
			setTimeout(() => socket.resetAndDestroy(), 50);
		});
		expect(ended(await ask(`http://${server.host}/`, 5_000))).toMatchObject({
			outcome: 'unknown',
			reason: 'The connection ended before the gateway answered',
		});
	});

	it.each([
		['', 'alone'],
		['Upgrade: websocket\r\nConnection: upgrade\r\n', 'with what it is to be'],
	])('of 101 are no reply (%s)', async (headers) => {
		const server = await saying((socket) => {
			socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
		});
		const outcome = ended(await ask(`http://${server.host}/`, 300));
		expect(outcome.outcome).toBe('unknown');
		expect(outcome.reason).toMatch(/before the gateway answered|did not answer within/u);
	});
});

describe.each(ways)('a reply without a length, %s', (_way, ask) => {
	const head = 'HTTP/1.1 200 OK\r\n\r\n';

	it('is whole where the connection ends', async () => {
		const server = await saying((socket) => socket.end(`${head}msgid=15042`));
		expect(await ask(`http://${server.host}/`, 5_000)).toEqual(accepted('200 msgid=15042'));
	});

	it.each([
		['with a body', `${head}statuscode=0\r\nmsgid=15042`],
		['with none', head],
		['of HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nmsgid=15042'],
		['that was to be closed', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nmsgid=15042'],
		['of more than a piece', `${head}${'x'.repeat(30_000)}`],
	])('is none where it is reset, %s', async (_what, bytes) => {
		const server = await saying((socket) => {
			socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 50));
		});
		expect(ended(await ask(`http://${server.host}/`, 5_000))).toMatchObject({
			outcome: 'unknown',
			code: 'ECONNRESET',
			reason: "The connection ended in the middle of the gateway's answer",
		});
	});
});
