import { z } from 'zod';
import { CONTACTS_PER_PAGE } from '../gateways/umail/calls/contact';
import { node24 } from '../playground/setup/node24';
import { installEngine } from './installEngine';
import { median } from './measure';
import { Peer } from './peer';
import { row } from './rows';
import type { Section } from './section';

const CONTACTS = 50_000;
const LATENCY = 50;
const WINDOW = 10;
/** What U-Mail gives where nobody asks for more (4.8). */
const DEFAULT_PAGE = 50;
/** The loop over the default pages is measured on so many of them, and scaled. */
const DEFAULT_PAGES = 100;
/** Pages that the loop reads before its clock counts; the node reads all. */
const WARM_UP = 20;
const AT_LEAST = 8;

const gatewaySchema = z.object({ url: z.string(), connections: z.number() });
const answerSchema = z.object({ ms: z.number(), count: z.number(), hash: z.string() });

type Answer = z.infer<typeof answerSchema>;

/** A reader of contacts, and what it must get. */
class Reader {
	private readonly peer: Peer;

	/** @param limit contacts of a page, and how many pages: the loop's */
	constructor(
		private readonly gateway: Peer,
		url: string,
		private readonly reader: 'node' | 'loop',
		private readonly limit = CONTACTS_PER_PAGE,
		private readonly pages = CONTACTS / CONTACTS_PER_PAGE,
	) {
		this.peer = Peer.start('contactsContestant.ts', { url }, { execPath: node24 });
	}

	/** @throws where it did not get all of them */
	async read(): Promise<Answer & { readonly connections: number }> {
		const { reader, limit, pages } = this;
		// V8 takes back what has waited for its turn: code, and room for young objects.
		await this.peer.ask({ reader, limit, pages: Math.min(pages, WARM_UP) });
		await this.gateway.ask({});
		const answer = answerSchema.parse(await this.peer.ask({ reader, limit, pages }));
		const { connections } = gatewaySchema.parse(await this.gateway.ask({}));
		if (answer.count !== limit * pages) throw new Error(`${answer.count} contacts`);
		return { ...answer, connections };
	}

	async stop(): Promise<void> {
		await this.peer.stop();
	}
}

/**
 * 50,000 contacts through the node in n8n's engine, against n8n's HTTP helper page after page in the
 * same engine and with the same pages, from a gateway that takes 50 ms for each.
 */
export async function measureContacts(rounds: number): Promise<Section> {
	await installEngine();
	const gateway = Peer.start('contactGateway.ts', { latency: LATENCY, contacts: CONTACTS });
	const { url } = gatewaySchema.parse(await gateway.ask({}));
	const readers = {
		node: new Reader(gateway, url, 'node'),
		loop: new Reader(gateway, url, 'loop'),
		defaultLoop: new Reader(gateway, url, 'loop', DEFAULT_PAGE, DEFAULT_PAGES),
	};
	const [node, whole, byDefault]: [number[], number[], number[]] = [[], [], []];
	try {
		for (const reader of Object.values(readers)) await reader.read();
		for (let round = 0; round < rounds; round++) {
			const ours = await readers.node.read();
			const theirs = await readers.loop.read();
			if (ours.hash !== theirs.hash) throw new Error('the node gives other contacts');
			if (ours.connections > WINDOW) {
				throw new Error(`${ours.connections} connections for a window of ${WINDOW}`);
			}
			node.push(ours.ms);
			whole.push(theirs.ms);
			byDefault.push(
				((await readers.defaultLoop.read()).ms * CONTACTS) / (DEFAULT_PAGE * DEFAULT_PAGES),
			);
		}
	} finally {
		for (const reader of Object.values(readers)) await reader.stop();
		await gateway.stop();
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
