import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { node24 } from '../../playground/setup/node24';
import { selfSigned } from '../../test/transport/certificate';
import { installEngine } from '../installEngine';
import { Peer } from '../peer';
import type { ContestantName } from './contestants';
import type { Scenario } from './scenario';

const countersSchema = z.object({
	url: z.string(),
	requests: z.number(),
	recipients: z.number(),
	connections: z.number(),
	handshakes: z.number(),
});

/** What reached the gateway since it was last asked, and where it is. */
export type Counters = z.infer<typeof countersSchema>;

const runSchema = z.object({ ms: z.number(), cpu: z.number() });

const weightSchema = z.object({ most: z.number(), held: z.number(), left: z.number() });

/** Bytes of a run: at most, with items and results at its end, and without them. */
export type Weight = z.infer<typeof weightSchema>;

/** One run of a contestant. */
export interface Run extends z.infer<typeof runSchema> {
	readonly messages: number;
	readonly counters: Counters;
}

/**
 * The gateway and the contestants of a scenario, each in a process of its own, all on the Node that
 * n8n runs on.
 */
export class Arena {
	private readonly peers = new Map<ContestantName, Peer>();

	private constructor(
		private readonly scenario: Scenario,
		private readonly folder: string,
		private readonly gateway: Peer,
		private readonly url: string,
	) {}

	/** Opens an arena for `work`, and closes it afterwards. */
	static async use<T>(scenario: Scenario, work: (arena: Arena) => Promise<T>): Promise<T> {
		await installEngine();
		const folder = await mkdtemp(join(tmpdir(), 'bench-'));
		const { latency, roundTrip = 0 } = scenario;
		const certificate = selfSigned();
		await writeFile(join(folder, 'ca.pem'), certificate.cert);
		const gateway = Peer.start(
			'sending/gateway.ts',
			{ latency, roundTrip, ...certificate },
			{ execPath: node24 },
		);
		let arena: Arena | undefined;
		try {
			const { url } = countersSchema.parse(await gateway.ask({}));
			arena = new Arena(scenario, folder, gateway, url);
			return await work(arena);
		} finally {
			for (const peer of arena?.peers.values() ?? []) await peer.stop();
			await gateway.stop();
			await rm(folder, { recursive: true, force: true });
		}
	}

	/** @throws where an answer was wrong, or not every message arrived exactly once */
	async run(contestant: ContestantName, messages: number): Promise<Run> {
		const { ms, cpu } = runSchema.parse(await this.ask(contestant, { messages }));
		const counters = countersSchema.parse(await this.gateway.ask({}));
		if (counters.recipients !== messages) {
			throw new Error(`${counters.recipients} of ${messages} messages of ${contestant} arrived`);
		}
		return { ms, cpu, messages, counters };
	}

	/** Like {@link run}, where memory is looked at and not time. */
	async weigh(contestant: ContestantName, messages: number): Promise<Weight> {
		const weight = weightSchema.parse(await this.ask(contestant, { messages, isWeighed: true }));
		await this.gateway.ask({});
		return weight;
	}

	private async ask(contestant: ContestantName, question: object): Promise<unknown> {
		return await (this.peers.get(contestant) ?? this.enter(contestant)).ask(question);
	}

	private enter(contestant: ContestantName): Peer {
		const { scenario, folder, url } = this;
		const { work, window, latency, roundTrip = 0 } = scenario;
		// What the user of the HTTP Request node would enter: the time that an answer takes.
		const interval = roundTrip > 0 ? roundTrip : latency === 'exponential' ? 50 : latency;
		const peer = Peer.start(
			'sending/contestant.ts',
			{ contestant, work, url, window, interval },
			{
				execPath: node24,
				env: {
					NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
					TMPDIR: folder,
					NODE_ENV: 'production',
				},
			},
		);
		this.peers.set(contestant, peer);
		return peer;
	}
}
