import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { Playground } from '../playground/Playground';
import { median } from './measure';

const REPORTS = 200;
const CONNECTIONS = 20;
const LEAST_RATE = 0.95;
const MOST_P99 = 1.1;

interface Burst {
	/** Reports per second. */
	readonly rate: number;
	/** Milliseconds within which 99 of 100 acknowledgements came. */
	readonly p99: number;
}

/** One workflow for each contestant: a trigger, and nothing behind it. */
async function publish(playground: Playground, node: object): Promise<void> {
	const trigger = { id: randomUUID(), name: 'Trigger', position: [0, 0], ...node };
	const id = await playground.client.createWorkflow({
		name: randomUUID(),
		nodes: [trigger],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await playground.client.activate(id);
}

let sequence = 2_611_210_000_000_000;

function reportQuery(): string {
	return `?msgid=${sequence++}&statuscode=0&statusstr=DELIVRD&dstaddr=0912345678`;
}

async function listening(url: string): Promise<void> {
	for (let attempt = 0; attempt < 100; attempt++) {
		if ((await fetch(url + reportQuery())).ok) return;
		await sleep(100);
	}
	throw new Error(`${url} does not listen`);
}

async function burst(url: string, check: (body: string) => boolean): Promise<Burst> {
	const dispatcher = new Agent({ connections: CONNECTIONS });
	const times: number[] = [];
	let left = REPORTS;
	const start = performance.now();
	await Promise.all(
		Array.from({ length: CONNECTIONS }, async () => {
			while (left-- > 0) {
				const before = performance.now();
				const { statusCode, body } = await request(url + reportQuery(), { dispatcher });
				if (statusCode !== 200 || !check(await body.text()))
					throw new Error(`${url}: ${statusCode}`);
				times.push(performance.now() - before);
			}
		}),
	);
	const seconds = (performance.now() - start) / 1000;
	await dispatcher.close();
	times.sort((a, b) => a - b);
	return { rate: REPORTS / seconds, p99: times[Math.floor(REPORTS * 0.99)] ?? NaN };
}

/**
 * Reports per second through the trigger of a real n8n, against n8n's own Webhook node answering at
 * once, in the same process.
 *
 * n8n 2.41 makes an isolate for expressions before it calls any node's webhook, and leaves that out
 * for its own Webhook node alone. The bound holds on equal terms, where isolates are made only for
 * expressions that are evaluated; what n8n does by default is shown beside it.
 */
export async function measureReports(rounds: number): Promise<boolean> {
	await compare('default', {}, rounds);
	return await compare('equal terms', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }, rounds);
}

async function compare(
	name: string,
	environment: NodeJS.ProcessEnv,
	rounds: number,
): Promise<boolean> {
	return await Playground.use({ name: 'bench', environment }, async (playground) => {
		const webhookId = randomUUID();
		await publish(playground, {
			type: 'n8n-nodes-tw-messaging.deliveryReportTrigger',
			typeVersion: 1.1,
			webhookId,
			parameters: { events: ['smsgoDeliveryReport'], options: {} },
		});
		await publish(playground, {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: randomUUID(),
			parameters: { httpMethod: 'GET', path: 'bench', responseMode: 'onReceived', options: {} },
		});
		const trigger = `${playground.server.url}/webhook/${webhookId}/smsgo-report`;
		const webhook = `${playground.server.url}/webhook/bench`;
		await Promise.all([listening(trigger), listening(webhook)]);
		const isAcknowledged = (body: string): boolean => body.startsWith('magicid=');
		await burst(trigger, isAcknowledged);
		await burst(webhook, () => true);
		const ours: Burst[] = [];
		const theirs: Burst[] = [];
		for (let round = 0; round < rounds; round++) {
			ours.push(await burst(trigger, isAcknowledged));
			theirs.push(await burst(webhook, () => true));
		}
		return report(name, ours, theirs);
	});
}

function report(name: string, ours: readonly Burst[], theirs: readonly Burst[]): boolean {
	const [rate, webhookRate] = [ours, theirs].map((bursts) => median(bursts.map((one) => one.rate)));
	const [p99, webhookP99] = [ours, theirs].map((bursts) => median(bursts.map((one) => one.p99)));
	const rateRatio = (rate ?? NaN) / (webhookRate ?? NaN);
	const p99Ratio = (p99 ?? NaN) / (webhookP99 ?? NaN);
	const isReached = rateRatio >= LEAST_RATE && p99Ratio <= MOST_P99;
	console.log(
		`${`reports, ${name}`.padEnd(32)} ${rateRatio.toFixed(2).padStart(7)} × the Webhook node's rate, at least ${LEAST_RATE}; ` +
			`p99 ${p99Ratio.toFixed(2)} ×, at most ${MOST_P99}  ${isReached ? 'reached' : 'MISSED'}` +
			`  (${(rate ?? NaN).toFixed(0)}/s, p99 ${(p99 ?? NaN).toFixed(0)} ms; ${(webhookRate ?? NaN).toFixed(0)}/s, p99 ${(webhookP99 ?? NaN).toFixed(0)} ms)`,
	);
	return isReached;
}
