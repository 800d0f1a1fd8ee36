import type { INodeType } from 'n8n-workflow';
import { runNode } from '../test/engine/engine';
import { builtNode } from './builtNode';
import { GatewayProcess } from './gatewayProcess';
import { HelperLoop } from './helperLoop';
import { elapsed, median } from './measure';

const LATENCY = 50;
const WINDOW = 10;
/** The loop is measured on as many messages as take about 20 s, and scaled. */
const LOOP_MESSAGES = Math.floor(20_000 / (LATENCY + 3));

interface Work {
	readonly name: string;
	readonly messages: number;
	readonly text: string;
	readonly atLeast: number;
	readonly limit: number;
}

const works: readonly Work[] = [
	{
		name: '5,000 recipients, one text',
		messages: 5_000,
		text: '驗證碼已寄出，請於十分鐘內輸入。',
		atLeast: 430,
		limit: 526,
	},
	{
		name: '1,000 recipients, a text each',
		messages: 1_000,
		text: '={{ $json.text }}',
		atLeast: 9.5,
		limit: 10.5,
	},
];

function itemsFor(count: number): { to: string; text: string }[] {
	return Array.from({ length: count }, (_, index) => ({
		to: `09${String(10_000_000 + index)}`,
		text: `您的訂單 ${index} 已出貨`,
	}));
}

async function nodeTime(smsgo: INodeType, work: Work, gateway: GatewayProcess): Promise<number> {
	const items = itemsFor(work.messages);
	const time = await elapsed(async () => {
		const { main, error } = await runNode({
			node: smsgo,
			parameters: { resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: work.text },
			items,
			credentials: {
				smsgoApi: { baseUrl: gateway.url, username: 'bench', password: 'bench-password' },
			},
		});
		const accepted = main.filter(
			({ json }, index) => json['accepted'] === true && json['recipient'] === items[index]?.to,
		);
		if (error !== undefined || accepted.length !== work.messages)
			throw new Error(`the node sent ${accepted.length}`);
	});
	const { recipients, connections } = await gateway.counters();
	if (recipients !== work.messages) throw new Error(`the gateway got ${recipients}`);
	// One more is the connection that asks for the counters.
	if (connections > WINDOW + 1)
		throw new Error(`${connections} connections for a window of ${WINDOW}`);
	return time;
}

async function loopTime(work: Work, gateway: GatewayProcess): Promise<number> {
	const messages = Math.min(work.messages, LOOP_MESSAGES);
	const time = await elapsed(async () => {
		const { main } = await runNode({
			node: new HelperLoop(),
			parameters: { to: '={{ $json.to }}', text: work.text, url: `${gateway.url}/sendsms.aspx` },
			items: itemsFor(messages),
		});
		if (main.length !== messages) throw new Error(`the loop sent ${main.length}`);
	});
	await gateway.counters();
	return (time * work.messages) / messages;
}

async function compare(work: Work, rounds: number): Promise<boolean> {
	const smsgo = await builtNode('smsgo');
	const gateway = await GatewayProcess.start(LATENCY);
	const node: number[] = [];
	const loop: number[] = [];
	try {
		await nodeTime(smsgo, work, gateway);
		for (let round = 0; round < rounds; round++) {
			node.push(await nodeTime(smsgo, work, gateway));
			loop.push(await loopTime(work, gateway));
		}
	} finally {
		gateway.stop();
	}
	const ratio = median(loop) / median(node);
	const verdict = ratio >= work.atLeast ? 'reached' : 'MISSED';
	console.log(
		`${work.name.padEnd(32)} ${ratio.toFixed(1).padStart(7)} ×  at least ${work.atLeast} ×, limit ${work.limit} ×  ${verdict}` +
			`  (node ${median(node).toFixed(0)} ms; loop ${median(loop).toFixed(0)} ms, scaled from ${Math.min(work.messages, LOOP_MESSAGES)})`,
	);
	return ratio >= work.atLeast;
}

/**
 * Messages through the node in n8n's engine, against n8n's HTTP helper one after another in the same
 * engine, to a gateway that takes 50 ms.
 */
export async function measureSending(rounds: number): Promise<boolean> {
	let isReached = true;
	for (const work of works) isReached = (await compare(work, rounds)) && isReached;
	return isReached;
}
