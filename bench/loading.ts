import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { n8n } from '../package.json';
import { median } from './measure';
import { row } from './rows';
import type { Section } from './section';

const LIMIT_MS = 100;
const LIMIT_MB = 35;

// n8n has loaded its engine, and with it node:http and the like, long before a community node.
const script = `
require('reflect-metadata');
require('n8n-core');
globalThis.gc();
const before = process.memoryUsage().rss;
const start = process.hrtime.bigint();
for (const file of process.argv.slice(1)) require(file);
const ms = Number(process.hrtime.bigint() - start) / 1e6;
globalThis.gc();
console.log(ms, (process.memoryUsage().rss - before) / 1048576);
`;

/** Time and memory that the built package adds to a process that has n8n-core. */
export async function measureLoading(rounds: number): Promise<Section> {
	const root = path.join(__dirname, '..');
	const files = [...n8n.credentials, ...n8n.nodes].map((file) => path.join(root, file));
	const missing = files.find((file) => !existsSync(file));
	if (missing !== undefined) throw new Error(`${missing} is not built: npm run build`);
	const times: number[] = [];
	const sizes: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--expose-gc', '--eval', script, ...files],
			{ cwd: root },
		);
		const [ms, mb] = stdout.split(' ').map(Number);
		times.push(ms ?? NaN);
		sizes.push(mb ?? NaN);
	}
	const [ms, mb] = [median(times), median(sizes)];
	const loading = { work: 'Loading', contestant: 'this package', reference: "n8n's start" };
	return {
		rows: [
			row({ ...loading, ratio: ms, unit: 'ms', atMost: LIMIT_MS }),
			row({ ...loading, ratio: mb, unit: 'MB', atMost: LIMIT_MB }),
		],
		charts: [],
	};
}
