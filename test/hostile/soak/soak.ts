import type { Playground } from '../../../playground/Playground';
import type { JsonObject } from '../../../playground/server/json';
import { credentials } from '../../e2e/account';
import { executionsOf } from '../../queue/executions';
import { until } from '../../queue/until';
import { ledgerOf } from '../../queue/ledger';
import { balanceOf, doneBy, reportsOf, type Balance, type Said, type Told } from './books';
import { FaultPlan, GATEWAYS, type Gateway } from './faults';
import { Meter, type Growth } from './Meter';
import { listenForReports, makeList, publishWork, works, type Work } from './works';

/** Executions at the same time. */
const SIDE_BY_SIDE = 4;
/** Items of an execution: more than a request of smsgo takes. */
const ITEMS = 60;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Of the whole time, until what is loaded at first use is loaded. */
const WARM = 0.25;

/** What came of a soak. */
export interface Soaked {
	readonly executions: number;
	readonly growth: readonly Growth[];
	readonly balances: readonly Balance[];
	/** Messages whose ID the workflow and the gateway's list have differently. */
	readonly otherIds: readonly string[];
	readonly reports: {
		readonly acknowledged: number;
		readonly stored: number;
		readonly givenUp: number;
	};
}

/** Mixed work of all nodes with one request in twenty going wrong, and then its books. */
export async function soak(playground: Playground, milliseconds: number): Promise<Soaked> {
	const { client, server, simulator } = playground;
	for (const credential of credentials(playground)) await client.createCredential(credential);
	await simulator.control('PATCH', 'smsgo/account', { points: 10_000_000 });
	await simulator.control('PATCH', 'mitake/account', { points: 10_000_000 });
	const reports = await listenForReports(playground);
	const nodes = works(reports.url, await makeList(playground));
	const run = new Rounds({
		sms: await publishWork(playground, nodes.sms),
		statuses: await publishWork(playground, nodes.statuses),
		balance: await publishWork(playground, nodes.balance),
		mms: await publishWork(playground, nodes.mms),
		tags: await publishWork(playground, nodes.tags),
		contacts: await publishWork(playground, nodes.contacts),
		lists: await publishWork(playground, nodes.lists),
	});
	const faults = new FaultPlan(simulator);
	const meter = new Meter(server.pid ?? 0, server.url);
	const deadline = Date.now() + milliseconds;
	const worker = async (): Promise<void> => {
		while (Date.now() < deadline) {
			await faults.keepUp();
			await run.next();
		}
	};
	await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
	const growth = meter.stop((milliseconds / MINUTE_MS) * WARM);
	await faults.end();
	// Whatever is on its way to a handset arrives, and what was called in vain is called again.
	const timePasses = async () => {
		await simulator.control('POST', 'clock', { advanceMs: HOUR_MS });
		return await reportsOf(simulator);
	};
	const { givenUp, acknowledged } = await until(timePasses, ({ open }) => open === 0, {
		pollMs: 2_000,
	});
	const isStored = async () => await executionsOf(client, reports.workflowId, ['success']);
	const stored = await until(isStored, (list) => list.length >= acknowledged);
	const done = await doneBy(simulator);
	const ledger = await ledgerOf(simulator);
	return {
		executions: run.executions,
		growth,
		balances: GATEWAYS.map((gateway) => balanceOf(gateway, run.told[gateway], done[gateway])),
		otherIds: [...run.messageIds].flatMap(([to, id]) => (ledger.get(to) === id ? [] : [to])),
		reports: { acknowledged, stored: stored.length, givenUp },
	};
}

type Works = Record<'sms' | 'statuses' | 'balance' | 'mms' | 'tags' | 'contacts' | 'lists', Work>;

/** Runs the workflows in turn, and notes what they were told. */
class Rounds {
	readonly told: Record<Gateway, Told> = {
		smsgo: new Map(),
		mitake: new Map(),
		cloudmax: new Map(),
		umail: new Map(),
	};
	readonly messageIds = new Map<string, string>();
	executions = 0;
	private turn = 0;
	private last = 0;

	constructor(private readonly works: Works) {}

	async next(): Promise<void> {
		const { works } = this;
		this.executions++;
		switch (this.turn++ % 8) {
			case 0:
			case 4:
				await this.send('smsgo', works.sms);
				break;
			case 1:
			case 5:
				await this.send('mitake', works.mms);
				break;
			case 2:
				await this.write('cloudmax', works.tags, 'name', (number) => `Soak ${number}`, 5);
				break;
			case 3:
				await this.write(
					'umail',
					works.contacts,
					'address',
					(number) => `soak${number}@example.com`,
					5,
				);
				break;
			case 6:
				await works.statuses(
					[...this.messageIds].slice(-ITEMS).map(([to, messageId]) => ({ to, messageId })),
				);
				break;
			default:
				await works.balance([{}]);
				await works.lists([{}]);
				this.executions++;
		}
	}

	private async send(gateway: 'smsgo' | 'mitake', work: Work): Promise<void> {
		const numbers = Array.from({ length: ITEMS }, () => `09${String(10_000_000 + this.last++)}`);
		const results = await work(numbers.map((to) => ({ to })));
		if (results.length !== numbers.length) {
			throw new Error(`${results.length} results for ${numbers.length} messages`);
		}
		for (const [index, to] of numbers.entries()) {
			const result = results[index] ?? {};
			this.told[gateway].set(to, saidOf(result));
			const { accepted, messageId } = result;
			const isSmsgo = gateway === 'smsgo' && accepted === true;
			if (isSmsgo && typeof messageId === 'string') this.messageIds.set(to, messageId);
		}
	}

	/** Writes that are no messages: what did not go well is an error, which may have been done. */
	private async write(
		gateway: 'cloudmax' | 'umail',
		work: Work,
		field: string,
		name: (number: number) => string,
		count: number,
	): Promise<void> {
		const names = Array.from({ length: count }, () => name(this.last++));
		const results = await work(names.map((one) => ({ [field]: one })));
		for (const [index, one] of names.entries()) {
			const isDone = results[index] !== undefined && results[index]['error'] === undefined;
			this.told[gateway].set(one, isDone ? 'accepted' : 'unknown');
		}
	}
}

function saidOf({ accepted, error }: JsonObject): Said {
	if (accepted === true) return 'accepted';
	return accepted === false && error === undefined ? 'refused' : 'unknown';
}
