import { type Simulator, startSimulator } from '../../simulator/simulator';
import { numbers, send } from './client';
import { growth, LINEAR } from '../growth';
import { until } from '../until';
import { acknowledge, Receiver } from './receiver';

let simulator: Simulator;
let receiver: Receiver;
beforeEach(async () => {
	simulator = await startSimulator();
	receiver = await Receiver.start();
});
afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

/** Sends so many numbers a message that asks for reports. */
async function sendTo(count: number): Promise<void> {
	const all = numbers(count);
	for (let start = 0; start < count; start += 50) {
		const dstaddr = all.slice(start, start + 50).join();
		await send(simulator, { dstaddr, response: receiver.url });
	}
}

async function advance(ms: number): Promise<void> {
	simulator.clock.advance(ms);
	await simulator.smsgo.callbacksIdle();
}

const received = () => receiver.calls.map(({ values }) => values['dstaddr'] ?? '');

describe('retries', () => {
	it('come three times by the clock, then the report is given up', async () => {
		receiver.answering = () => ({ status: 500 });
		await sendTo(1);
		await advance(1_000);
		const counts = [receiver.calls.length];
		for (const ms of [5_000, 5_000, 30_000, 30_000, 150_000, 150_000, 86_400_000]) {
			await advance(ms);
			counts.push(receiver.calls.length);
		}
		expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
		expect(new Set(receiver.calls.map(({ target }) => target)).size).toBe(1);
		const { reports, backlog, attempts } = simulator.smsgo.callbacks();
		expect(reports).toEqual({
			due: 1,
			delivered: 1,
			acknowledged: 0,
			givenUp: 1,
			attempts: 4,
			repeats: 3,
		});
		expect(backlog.waiting).toBe(0);
		expect(attempts.map((attempt) => attempt.try)).toEqual([1, 2, 3, 4]);
		const waited =
			Date.parse(attempts[3]?.startedAt ?? '') - Date.parse(attempts[2]?.endedAt ?? '');
		expect(waited).toBeGreaterThanOrEqual(300_000);
	});

	it('end with the first acknowledgement', async () => {
		receiver.answering = (call, index) => (index < 2 ? { status: 204 } : acknowledge(call));
		await sendTo(1);
		for (const ms of [1_000, 10_000, 60_000, 300_000]) await advance(ms);
		expect(receiver.calls).toHaveLength(3);
		expect(simulator.smsgo.callbacks().reports).toMatchObject({
			acknowledged: 1,
			givenUp: 0,
			repeats: 2,
		});
	});

	it('follow the schedule of the settings, its last wait again and again', async () => {
		simulator.smsgo.changeSettings({ callbacks: { retries: 5, retryDelaysMs: [100, 200] } });
		receiver.answering = () => 'reset';
		await sendTo(1);
		await advance(1_000);
		for (const ms of [100, 200, 200, 200, 200, 5_000]) await advance(ms);
		expect(receiver.calls).toHaveLength(6);
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ delivered: 0, givenUp: 1 });
	});

	it('may be none, or come without any wait', async () => {
		receiver.answering = () => ({ status: 500 });
		simulator.smsgo.changeSettings({ callbacks: { retries: 0 } });
		await sendTo(1);
		await advance(1_000);
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ givenUp: 1, attempts: 1 });
		simulator.smsgo.changeSettings({ callbacks: { retries: 3, retryDelaysMs: [] } });
		simulator.smsgo.fireReports();
		await simulator.smsgo.callbacksIdle();
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ givenUp: 2, attempts: 5 });
	});

	it('come as real time passes too, and can be waited for', async () => {
		simulator.smsgo.changeSettings({ callbacks: { retryDelaysMs: [20] } });
		receiver.answering = (call, index) => (index < 3 ? {} : acknowledge(call));
		await sendTo(1);
		simulator.clock.advance(1_000);
		await simulator.smsgo.callbacksIdle({ withWaiting: true });
		expect(simulator.smsgo.callbacks().reports).toMatchObject({ acknowledged: 1, attempts: 4 });
	});
});

describe('copies', () => {
	it('are delivered whatever the answers, as many as the seed says', async () => {
		const run = async (seed: number) => {
			simulator.reset();
			receiver.calls.length = 0;
			simulator.smsgo.changeSettings({ callbacks: { minCopies: 1, maxCopies: 4, seed } });
			await sendTo(50);
			await advance(1_000);
			return numbers(50).map((number) => received().filter((other) => other === number).length);
		};
		const counts = await run(7);
		expect([...new Set(counts)].toSorted()).toEqual([1, 2, 3, 4]);
		expect(await run(7)).toEqual(counts);
		expect(await run(8)).not.toEqual(counts);
		const { reports } = simulator.smsgo.callbacks();
		expect(reports).toMatchObject({ due: 50, acknowledged: 50 });
		expect(reports.repeats).toBe(receiver.calls.length - 50);
	});

	it('are retried each on its own', async () => {
		simulator.smsgo.changeSettings({
			callbacks: { minCopies: 2, maxCopies: 2, retries: 1, maxConnections: 1 },
		});
		receiver.answering = (call, index) => (index === 0 ? acknowledge(call) : { status: 500 });
		await sendTo(1);
		await advance(1_000);
		await advance(10_000);
		const { attempts, reports } = simulator.smsgo.callbacks();
		expect(attempts.map((attempt) => `${attempt.copy}.${attempt.try}`)).toEqual([
			'1.1',
			'2.1',
			'2.2',
		]);
		expect(reports).toMatchObject({ acknowledged: 1, givenUp: 0, repeats: 2 });
	});
});

describe('the order', () => {
	const run = async (order: 'inOrder' | 'random', seed = 1) => {
		simulator.reset();
		receiver.calls.length = 0;
		simulator.smsgo.changeSettings({ callbacks: { order, seed, maxConnections: 1 } });
		await sendTo(50);
		await advance(1_000);
		return received();
	};

	it('is that of the final states, or random and the same for the same seed', async () => {
		expect(await run('inOrder')).toEqual(numbers(50));
		const shuffled = await run('random', 3);
		expect(shuffled).not.toEqual(numbers(50));
		expect(shuffled.toSorted()).toEqual(numbers(50));
		expect(await run('random', 3)).toEqual(shuffled);
		expect(await run('random', 4)).not.toEqual(shuffled);
	});
});

describe('connections', () => {
	it('are at most as many as allowed, to every receiver, and kept alive', async () => {
		const other = await Receiver.start();
		simulator.smsgo.changeSettings({ callbacks: { maxConnections: 4 } });
		receiver.delayMs = 5;
		other.delayMs = 5;
		await sendTo(50);
		await send(simulator, { dstaddr: numbers(20).join(), response: other.url });
		await advance(1_000);
		for (const { calls, maxConnections, totalConnections, maxRequests } of [receiver, other]) {
			expect({ maxConnections, totalConnections, maxRequests }).toEqual({
				maxConnections: 4,
				totalConnections: 4,
				maxRequests: 4,
			});
			expect(calls.length).toBeGreaterThanOrEqual(20);
		}
		await other.close();
	});

	it('that hang do not keep other receivers waiting', async () => {
		const other = await Receiver.start();
		simulator.smsgo.changeSettings({ callbacks: { maxConnections: 1, timeoutMs: 60_000 } });
		receiver.answering = () => 'hang';
		await sendTo(1);
		await send(simulator, { response: other.url });
		simulator.clock.advance(1_000);
		const reports = () => simulator.smsgo.callbacks().reports;
		await until(() => reports().acknowledged === 1 && receiver.calls.length === 1);
		expect(other.calls).toHaveLength(1);
		expect(receiver.openConnections).toBe(1);
		await other.close();
	});

	it.each(['close', 'reset'] as const)('end with %s, and nothing comes after', async (end) => {
		receiver.answering = () => 'hang';
		await sendTo(30);
		simulator.clock.advance(1_000);
		const idle = simulator.smsgo.callbacksIdle();
		await until(() => receiver.calls.length >= 10);
		await simulator[end]();
		await idle;
		await until(() => receiver.openConnections === 0);
		simulator.clock.advance(86_400_000);
		await simulator.smsgo.callbacksIdle({ withWaiting: true });
		expect(receiver.calls).toHaveLength(10);
	});
});

describe('under load', () => {
	it('delivers each report four times over 20 connections, and twice as many in linear time', async () => {
		simulator.smsgo.changeSettings({
			callbacks: {
				minCopies: 4,
				maxCopies: 4,
				maxConnections: 20,
				order: 'random',
				parameterOrder: 'mixed',
				reportsEnabled: false,
			},
		});
		let due = 0;
		const deliver = async (count: number): Promise<void> => {
			await sendTo(count);
			simulator.clock.advance(1_000);
			expect(simulator.smsgo.releaseReports()).toBe(count);
			await simulator.smsgo.callbacksIdle();
			due += count;
			expect(simulator.smsgo.callbacks().reports).toEqual({
				due,
				delivered: due,
				acknowledged: due,
				givenUp: 0,
				attempts: 4 * due,
				repeats: 3 * due,
			});
			expect(receiver.calls).toHaveLength(4 * due);
			expect(new Set(received().slice(-4 * count)).size).toBe(count);
		};
		expect(await growth(deliver, 250)).toBeLessThan(LINEAR);
		expect(receiver.maxConnections).toBe(20);
	});
});
