import { z } from 'zod';
import { CONTACTS_PER_PAGE } from '../gateways/umail/calls/contact';
import { node24 } from '../playground/setup/node24';
import { root } from '../playground/setup/paths';
import { selfSigned } from '../test/transport/certificate';
import { installEngine } from './installEngine';
import { loadOnce } from './loading';
import { median } from './measure';
import { Peer } from './peer';
import { row, type Row } from './rows';

/** What may be lost by a change, where the rounds before it do not scatter more. */
const MOST = { work: 1.02, loading: 1.05 };

/** Two builds of the package: what is changed, and what it is compared with. */
type Build = 'this' | 'other';

/** One run of a build: milliseconds by what is measured. */
type Run = (build: Build) => Promise<Readonly<Record<string, number>>>;

/** What is measured in turn, without waiting for a gateway, and closed. */
interface Measured {
	readonly run: Run;
	readonly close: () => Promise<void>;
}

const urlSchema = z.object({ url: z.string() });
const timesSchema = z.object({ ms: z.number(), cpu: z.number().optional() });

const measured: Readonly<Record<string, (folders: Record<Build, string>) => Promise<Measured>>> = {
	'one-text': async (folders) => await sending(folders, 'oneText', 10_000),
	'own-texts': async (folders) => await sending(folders, 'ownTexts', 5_000),
	contacts: async (folders) =>
		await peers(folders, {
			gateway: ['contactGateway.ts', { latency: 0, contacts: 50_000 }],
			contestant: ['contactsContestant.ts', {}],
			question: { reader: 'node', limit: CONTACTS_PER_PAGE, pages: 50_000 / CONTACTS_PER_PAGE },
		}),
	loading: async (folders) =>
		await Promise.resolve({
			run: async (build) => ({ start: (await loadOnce(folders[build]))[0]?.ms ?? NaN }),
			close: async () => {
				await Promise.resolve();
			},
		}),
};

/** The works that can be measured against another build. */
export const againstWorks = Object.keys(measured);

/**
 * Measures this build against another one, one run of each in turn; the first round does not count.
 *
 * @param folder a checkout of another commit that is built
 * @param chosen names of {@link againstWorks}; none for all
 * @returns how many times as long this build takes, by median; what the rounds of the other one
 * scatter is allowed, and 2 % (5 % of loading)
 */
export async function measureAgainst(
	folder: string,
	chosen: readonly string[],
	rounds: number,
): Promise<Row[]> {
	await installEngine();
	const folders = { this: root, other: folder };
	const rows: Row[] = [];
	for (const work of chosen.length === 0 ? againstWorks : chosen) {
		const times = new Map<string, Record<Build, number[]>>();
		const start = measured[work];
		if (start === undefined) throw new Error(`There is no work '${work}'`);
		const { run, close } = await start(folders);
		try {
			for (let round = 0; round <= rounds; round++) {
				// Whoever comes second meets a warmer machine.
				const builds: Build[] = round % 2 === 0 ? ['this', 'other'] : ['other', 'this'];
				for (const build of builds) {
					for (const [what, ms] of Object.entries(await run(build))) {
						const both = times.get(what) ?? { this: [], other: [] };
						times.set(what, both);
						if (round > 0) both[build].push(ms);
					}
				}
			}
		} finally {
			await close();
		}
		for (const [what, both] of times) rows.push(compared(work, what, both));
	}
	return rows;
}

function compared(work: string, what: string, both: Record<Build, readonly number[]>): Row {
	const before = median(both.other);
	const scatter = Math.max(...both.other) / before;
	return row({
		work,
		contestant: `this build, ${what}`,
		reference: 'the other build',
		ratio: median(both.this) / before,
		atMost: Math.max(work === 'loading' ? MOST.loading : MOST.work, scatter),
		note: `medians ${median(both.this).toFixed(1)} and ${before.toFixed(1)} ms; at their best ${Math.min(...both.this).toFixed(1)} and ${Math.min(...both.other).toFixed(1)} ms; the other at its worst ${Math.max(...both.other).toFixed(1)} ms`,
	});
}

async function sending(folders: Record<Build, string>, work: string, messages: number) {
	return await peers(folders, {
		gateway: ['sending/gateway.ts', { latency: 0, roundTrip: 0, ...selfSigned() }],
		contestant: ['sending/contestant.ts', { contestant: 'node', work, window: 10, interval: 0 }],
		question: { messages },
	});
}

async function peers(
	folders: Record<Build, string>,
	of: {
		readonly gateway: readonly [string, object];
		readonly contestant: readonly [string, object];
		readonly question: object;
	},
): Promise<Measured> {
	const gateway = Peer.start(...of.gateway, { execPath: node24 });
	const { url } = urlSchema.parse(await gateway.ask({}));
	const [file, setup] = of.contestant;
	const enter = (build: Build) =>
		Peer.start(
			file,
			{ ...setup, url },
			{ execPath: node24, env: { BENCH_PACKAGE: folders[build], NODE_ENV: 'production' } },
		);
	const both = { this: enter('this'), other: enter('other') };
	return {
		run: async (build) => {
			const { ms, cpu } = timesSchema.parse(await both[build].ask(of.question));
			await gateway.ask({});
			return { ms, ...(cpu === undefined ? {} : { cpu }) };
		},
		close: async () => {
			for (const peer of [both.this, both.other, gateway]) await peer.stop();
		},
	};
}
