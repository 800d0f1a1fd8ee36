import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { n8n } from '../package.json';
import { root } from '../playground/setup/paths';
import { median } from './measure';
import { printed } from './printed';
import { row } from './rows';
import type { Section } from './section';

const LIMIT_MS = 100;
const LIMIT_MB = 35;

// n8n has loaded its engine, and with it node:http and the like, long before a community node; it reads
// the description of the package when it starts, and loads a node when that is first used.
const script = `
require('reflect-metadata');
const { LazyPackageDirectoryLoader } = require('n8n-core');
const marks = [];
const mark = () => {
	const ns = process.hrtime.bigint();
	globalThis.gc();
	marks.push({ ns, rss: process.memoryUsage().rss, from: process.hrtime.bigint() });
};
(async () => {
	mark();
	const loader = new LazyPackageDirectoryLoader(process.argv[1]);
	await loader.loadAll();
	if (!loader.isLazyLoaded) throw new Error('n8n found no description');
	mark();
	loader.getNode('smsgo');
	mark();
	for (const name of Object.keys(loader.known.nodes)) loader.getNode(name);
	for (const name of Object.keys(loader.known.credentials)) loader.getCredential(name);
	mark();
	const [first] = marks;
	console.log(
		JSON.stringify(
			marks.slice(1).map(({ ns, rss }, index) => ({
				ms: Number(ns - marks[index].from) / 1e6,
				mb: (rss - first.rss) / 1048576,
			})),
		),
	);
})();
`;

const WHAT = ["the package in n8n's start", 'its first node, at the first call', 'all the others'];

/** Megabytes are those above a process that has n8n-core. */
const loadedSchema = z.object({ ms: z.number(), mb: z.number() });
const allLoaded = z.array(loadedSchema).length(WHAT.length);

type Loaded = z.infer<typeof loadedSchema>;

/**
 * Loads the built package of a checkout in a process of its own.
 *
 * @returns a row for each of {@link WHAT}
 */
export async function loadOnce(folder: string): Promise<readonly Loaded[]> {
	const args = ['--expose-gc', '--eval', script, folder];
	return await printed(process.execPath, args, allLoaded);
}

/** Time and memory that the built package adds to n8n's start, and to the first call. */
export async function measureLoading(rounds: number): Promise<Section> {
	const files = [...n8n.credentials, ...n8n.nodes].map((file) => path.join(root, file));
	const missing = files.find((file) => !existsSync(file));
	if (missing !== undefined) throw new Error(`${missing} is not built: npm run build`);
	const found: (readonly Loaded[])[] = [];
	for (let round = 0; round < rounds; round++) {
		found.push(await loadOnce(root));
	}
	const rows = WHAT.flatMap((contestant, index) => {
		const of = (what: keyof Loaded) => median(found.map((loaded) => loaded[index]?.[what] ?? NaN));
		const common = { work: 'Loading', contestant, reference: "n8n's engine alone" };
		// The limit is that of the start; what comes later is shown beside it.
		const isStart = index === 0;
		return [
			row({ ...common, ratio: of('ms'), unit: 'ms', atMost: isStart ? LIMIT_MS : undefined }),
			row({
				...common,
				contestant: `${contestant}, in all`,
				ratio: of('mb'),
				unit: 'MB',
				atMost: isStart ? LIMIT_MB : undefined,
			}),
		];
	});
	return { rows, charts: [] };
}
