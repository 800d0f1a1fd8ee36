import { Agent } from 'node:http';
import { connect } from 'node:net';

import { type Simulator, startSimulator } from '../../simulator/simulator';
import { growth, LINEAR } from '../growth';
import { until } from '../until';
import { numbers, send } from './client';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(async () => {
	await simulator.close();
});

const traffic = () => simulator.smsgo.summary().traffic;

describe('connections', () => {
	it('are kept alive, counted and told apart', async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		for (let count = 0; count < 3; count++) await send(simulator, {}, agent);
		await send(simulator);
		expect(simulator.smsgo.requests().map(({ connection }) => connection)).toEqual([1, 1, 1, 2]);
		expect(simulator.smsgo.summary().traffic).toMatchObject({
			totalConnections: 2,
			maxConnections: 2,
			totalRequests: 4,
			maxRequests: 1,
		});
		agent.destroy();
	});

	it('and requests are counted at their most', async () => {
		simulator.smsgo.changeSettings({ latencyMs: 150 });
		const agent = new Agent({ keepAlive: true, maxSockets: 5 });
		await Promise.all(Array.from({ length: 20 }, async () => await send(simulator, {}, agent)));
		expect(simulator.smsgo.summary().traffic).toMatchObject({
			maxConnections: 5,
			totalConnections: 5,
			maxRequests: 5,
			totalRequests: 20,
		});
		agent.destroy();
	});

	it('that break off in a request body leave no trace but the count', async () => {
		const { port } = new URL(simulator.url);
		const socket = connect(Number(port), '127.0.0.1');
		socket.write('POST /smsgo/sendsms.aspx HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc');
		await until(() => traffic().openRequests > 0);
		expect(traffic()).toMatchObject({
			openRequests: 1,
			openConnections: 1,
		});
		socket.destroy();
		await until(() => traffic().openRequests === 0 && traffic().openConnections === 0);
		expect(simulator.smsgo.requests()).toEqual([]);
	});

	it('and waiting replies end with close', async () => {
		simulator.smsgo.addFaults({ kind: 'slow', delayMs: 60_000 });
		const reply = send(simulator);
		const ended = expect(reply).rejects.toThrow();
		await until(() => traffic().openRequests === 1);
		await simulator.close();
		await ended;
	});
});

describe('under load', () => {
	it('takes 10,000 recipients, 50 a request, 50 at a time, and twice as many in linear time', async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 50 });
		const take = async (count: number): Promise<void> => {
			simulator.reset();
			const all = numbers(count);
			const batches = Array.from({ length: count / 50 }, (_, index) =>
				all.slice(index * 50, index * 50 + 50).join(),
			);
			await Promise.all(batches.map(async (dstaddr) => await send(simulator, { dstaddr }, agent)));
			simulator.clock.advance(1_000);
			const { messages, recipients, handsets } = simulator.smsgo.summary();
			expect({ messages, recipients, handsets }).toEqual({
				messages: batches.length,
				recipients: count,
				handsets: count,
			});
			const ids = new Set(simulator.smsgo.messages().map(({ msgid }) => msgid));
			expect(ids.size).toBe(batches.length);
			const received = all.map((number) => typeof simulator.smsgo.handset(number)[0]?.receivedAt);
			expect(received).toEqual(all.map(() => 'string'));
		};
		expect(await growth(take, 5_000)).toBeLessThan(LINEAR);
		expect(traffic().maxConnections).toBeLessThanOrEqual(50);
		agent.destroy();
	});
});
