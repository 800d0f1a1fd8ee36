import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import { node24 } from '../playground/setup/node24';
import { writeContacts } from './bulkRows';
import { installEngine } from './installEngine';
import { median } from './measure';
import { Peer } from './peer';
import { printed } from './printed';
import { row, type Row } from './rows';
import type { Section } from './section';

const ROWS = 1_000_000;
/** Items are measured on fewer rows, and scaled: a million of them need gigabytes. */
const ITEMS = 100_000;
const CLIENT_MB = 60;
const ENGINE_MB = 40;
const AT_LEAST = 3;
/**
 * V8 doubles the young generation when as much as it holds has outlived collections since the last
 * time, whoever made it: within a million rows in one run, a moment after them in the next.
 */
const YOUNG_GENERATION = '--max-semi-space-size=32';

const measuredSchema = z.object({ ms: z.number(), peak: z.number() });

type Measured = z.infer<typeof measuredSchema>;

/** What the processes that are measured work with. */
interface World {
	readonly url: string;
	readonly client: string;
	readonly file: string;
	readonly empty: string;
	readonly output: string;
}

/** Medians of several rounds, by name. */
class Medians {
	private readonly values = new Map<string, Measured[]>();

	add(name: string, measured: Measured): void {
		this.values.set(name, [...(this.values.get(name) ?? []), measured]);
	}

	readonly ms = (name: string): number => median((this.values.get(name) ?? []).map(({ ms }) => ms));

	readonly peak = (name: string): number =>
		median((this.values.get(name) ?? []).map(({ peak }) => peak));
}

const WAYS = ['in', 'out'] as const;
type Way = (typeof WAYS)[number];

async function round({ url, client, file, empty, output }: World, medians: Medians): Promise<void> {
	const engine = [YOUNG_GENERATION, '--import', 'tsx', path.join(__dirname, 'bulkEngine.ts')];
	for (const way of WAYS) {
		const name = way === 'in' ? 'In' : 'Out';
		const works = {
			empty: [client, way, url, way === 'in' ? empty : output, '0'],
			client: [client, way, url, way === 'in' ? file : output, String(ROWS)],
			n8n: [...engine, `store${name}`, url, file, String(ROWS)],
			node: [...engine, `node${name}`, url, file, String(ROWS)],
			items: [...engine, `items${name}`, url, file, String(ITEMS)],
		};
		for (const [work, args] of Object.entries(works)) {
			medians.add(`${way} ${work}`, await printed(node24, args, measuredSchema));
		}
	}
}

interface Bound {
	readonly what: string;
	readonly found: number;
	readonly unit: string;
	readonly isReached: boolean;
	readonly bound: Pick<Row, 'atLeast' | 'atMost'>;
}

function boundsOf(way: Way, medians: Medians): Bound[] {
	const { ms, peak } = medians;
	const above = (one: string, other: string) => peak(`${way} ${one}`) - peak(`${way} ${other}`);
	const client = above('client', 'empty');
	const node = above('node', 'n8n');
	const ratio = (ms(`${way} items`) * ROWS) / ITEMS / ms(`${way} client`);
	const most = (what: string, found: number, limit: number): Bound => ({
		what,
		found,
		unit: 'MB',
		isReached: found <= limit,
		bound: { atMost: limit },
	});
	return [
		most('client, above an empty list', client, CLIENT_MB),
		most('node, above n8n storing it', node, ENGINE_MB),
		{
			what: 'client, faster than items',
			found: ratio,
			unit: '×',
			isReached: ratio >= AT_LEAST,
			bound: { atLeast: AT_LEAST },
		},
	];
}

/**
 * A million rows in and out, the memory of each in a process of its own: the gateway's client with
 * files alone, and the node in n8n's engine with n8n's file system storage. Time is compared with the
 * same rows as n8n items, of which fewer are measured, and scaled.
 */
export async function measureBulk(rounds: number): Promise<Section> {
	await installEngine();
	const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
	const gateway = Peer.start('bulkGateway.ts', {});
	const medians = new Medians();
	try {
		const { url } = z.object({ url: z.string() }).parse(await gateway.ask({}));
		const world = await prepare(folder, url);
		for (let index = 0; index < rounds; index++) await round(world, medians);
	} finally {
		await gateway.stop();
		await rm(folder, { recursive: true, force: true });
	}
	const rows = WAYS.flatMap((way) => boundsOf(way, medians).map((bound) => rowOf(way, bound)));
	return { rows, charts: [] };
}

function rowOf(way: Way, { what, found, unit, isReached, bound }: Bound): Row {
	const [contestant = '', reference = ''] = what.split(', ');
	const work = `1,000,000 contacts ${way === 'in' ? 'imported' : 'exported'}`;
	return row({ work, contestant, reference, ratio: found, unit, isReached, ...bound });
}

/** The client is put together like the package, with the libraries that the package has. */
async function prepare(folder: string, url: string): Promise<World> {
	const client = path.join(folder, 'client.cjs');
	const libraries = path.join(__dirname, '..', 'dist', 'transport', 'libraries.js');
	await build({
		entryPoints: [path.join(__dirname, 'bulkClient.ts')],
		outfile: client,
		bundle: true,
		platform: 'node',
		plugins: [
			{
				name: 'built-libraries',
				setup(bundle) {
					bundle.onResolve({ filter: /\/libraries$/ }, () => ({
						path: libraries,
						external: true,
					}));
				},
			},
		],
	});
	const file = path.join(folder, 'contacts.csv');
	const empty = path.join(folder, 'empty.csv');
	await writeContacts(file, ROWS);
	await writeContacts(empty, 0);
	return { url, client, file, empty, output: path.join(folder, 'output.csv') };
}
