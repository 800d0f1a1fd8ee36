import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { CONTACTS_PER_PAGE } from '../gateways/umail/calls/contact';
import { runNode } from '../test/engine/engine';
import { builtNode } from './builtNode';
import { GatewayProcess } from './gatewayProcess';
import { HelperPages } from './helperPages';
import { elapsed, median } from './measure';
import { row } from './rows';
import type { Section } from './section';

const CONTACTS = 50_000;
const LATENCY = 50;
const WINDOW = 10;
/** What U-Mail gives where nobody asks for more (4.8). */
const DEFAULT_PAGE = 50;
/** The loop over the default pages is measured on so many of them, and scaled. */
const DEFAULT_PAGES = 100;
const EVERY_PAGE = 1_000_000;
const AT_LEAST = 8;

/** Everything of every contact, so that two readers can be compared. */
function contents(items: readonly INodeExecutionData[]): string {
	return items.map(({ json }) => JSON.stringify(json)).join('\n');
}

async function nodeTime(
	uMail: INodeType,
	gateway: GatewayProcess,
	expected?: string,
): Promise<number> {
	let items: INodeExecutionData[] = [];
	const time = await elapsed(async () => {
		const { main, error } = await runNode({
			node: uMail,
			parameters: {
				resource: 'contact',
				operation: 'getMany',
				from: 'all',
				returnAll: true,
				simplify: false,
			},
			credentials: {
				uMailApi: {
					baseUrl: gateway.url,
					username: 'bench',
					password: 'bench-password',
					authentication: 'basic',
					requestMethod: 'POST',
					customerId: '',
				},
			},
		});
		if (error !== undefined) throw error;
		items = main;
	});
	const { connections } = await gateway.counters();
	// One more is the connection that asks for the counters.
	if (connections > WINDOW + 1)
		throw new Error(`${connections} connections for a window of ${WINDOW}`);
	if (items.length !== CONTACTS) throw new Error(`the node got ${items.length}`);
	if (expected !== undefined && contents(items) !== expected) throw new Error('the node differs');
	return time;
}

/** @param pages most pages of the loop */
async function loop(
	gateway: GatewayProcess,
	limit: number,
	pages: number,
): Promise<{ readonly time: number; readonly items: INodeExecutionData[] }> {
	let items: INodeExecutionData[] = [];
	const time = await elapsed(async () => {
		const { main, error } = await runNode({
			node: new HelperPages(),
			parameters: { url: `${gateway.url}/mloperate.php`, limit, pages },
		});
		if (error !== undefined) throw error;
		items = main;
	});
	await gateway.counters();
	return { time, items };
}

/**
 * 50,000 contacts through the node in n8n's engine, against n8n's HTTP helper page after page in the
 * same engine and with the same pages, from a gateway that takes 50 ms for each.
 */
export async function measureContacts(rounds: number): Promise<Section> {
	const uMail = await builtNode('uMailEdm');
	const gateway = await GatewayProcess.start(LATENCY, 'contactGateway.ts');
	const [node, whole, byDefault]: [number[], number[], number[]] = [[], [], []];
	try {
		const { items } = await loop(gateway, CONTACTS_PER_PAGE, EVERY_PAGE);
		if (items.length !== CONTACTS) throw new Error(`the loop got ${items.length}`);
		const expected = contents(items);
		await nodeTime(uMail, gateway, expected);
		for (let round = 0; round < rounds; round++) {
			node.push(await nodeTime(uMail, gateway, expected));
			whole.push((await loop(gateway, CONTACTS_PER_PAGE, EVERY_PAGE)).time);
			const { time } = await loop(gateway, DEFAULT_PAGE, DEFAULT_PAGES);
			byDefault.push((time * CONTACTS) / (DEFAULT_PAGE * DEFAULT_PAGES));
		}
	} finally {
		gateway.stop();
	}
	const work = '50,000 contacts; 50 ms, window 10';
	const contestant = 'this node';
	return {
		rows: [
			row({
				work,
				contestant,
				reference: "n8n's helper, page after page",
				ratio: median(whole) / median(node),
				atLeast: AT_LEAST,
				limit: WINDOW,
			}),
			row({
				work,
				contestant,
				reference: `n8n's helper, with the vendor's pages of ${DEFAULT_PAGE}`,
				ratio: median(byDefault) / median(node),
				isScaled: true,
				note: `scaled from ${DEFAULT_PAGE * DEFAULT_PAGES} contacts`,
			}),
		],
		charts: [],
	};
}
