import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { Playground } from '../playground/Playground';
import type { JsonObject } from '../playground/server/json';
import { reportTrigger, webhook as webhookNode, workflow } from '../playground/server/workflow';
import { overConnections } from './connections';
import { median } from './measure';
import { row, type Row } from './rows';
import { joined, type Section } from './section';

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
async function publish({ client }: Playground, trigger: JsonObject): Promise<void> {
	await client.activate(await client.createWorkflow(workflow(randomUUID(), [trigger])));
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
	const times: number[] = [];
	const start = performance.now();
	await overConnections(CONNECTIONS, REPORTS, async (dispatcher) => {
		const before = performance.now();
		const { statusCode, body } = await request(url + reportQuery(), { dispatcher });
		if (statusCode !== 200 || !check(await body.text())) throw new Error(`${url}: ${statusCode}`);
		times.push(performance.now() - before);
	});
	const seconds = (performance.now() - start) / 1000;
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
export async function measureReports(rounds: number): Promise<Section> {
	const equal = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	return joined([
		await compare(
			'equal terms',
			equal,
			{ rate: { atLeast: LEAST_RATE }, p99: { atMost: MOST_P99 } },
			rounds,
		),
		await compare("n8n's defaults", {}, { rate: {}, p99: {} }, rounds),
	]);
}

/** What must be reached. */
interface Bounds {
	readonly rate: Pick<Row, 'atLeast'>;
	readonly p99: Pick<Row, 'atMost'>;
}

async function compare(
	name: string,
	environment: NodeJS.ProcessEnv,
	bounds: Bounds,
	rounds: number,
): Promise<Section> {
	return await Playground.use({ name: 'bench', environment }, async (playground) => {
		const webhookId = randomUUID();
		await publish(playground, reportTrigger('Trigger', 'smsgoDeliveryReport', webhookId));
		await publish(
			playground,
			webhookNode('Trigger', 'bench', { httpMethod: 'GET', responseMode: 'onReceived' }),
		);
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
		return { rows: rowsOf(name, bounds, ours, theirs), charts: [] };
	});
}

function rowsOf(
	name: string,
	bounds: Bounds,
	ours: readonly Burst[],
	theirs: readonly Burst[],
): Row[] {
	const of = (bursts: readonly Burst[], what: keyof Burst) =>
		median(bursts.map((burst) => burst[what]));
	const common = { work: `Reports, ${name}`, reference: 'Webhook node', limit: 1 };
	return [
		row({
			...common,
			...bounds.rate,
			contestant: 'the trigger, reports per second',
			ratio: of(ours, 'rate') / of(theirs, 'rate'),
		}),
		row({
			...common,
			...bounds.p99,
			contestant: 'the trigger, 99 % of acknowledgements within',
			ratio: of(ours, 'p99') / of(theirs, 'p99'),
		}),
	];
}
