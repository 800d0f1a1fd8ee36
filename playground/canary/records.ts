import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runFolder } from '../setup/paths';

/** What was looked through before it was removed; `npm run test:canary` judges it. */
const recordSchema = z.object({
	files: z.number(),
	bytes: z.number(),
	looks: z.number(),
	found: z.array(z.string()),
});

export type CanaryRecord = z.infer<typeof recordSchema>;

const folder = join(runFolder, 'canary');

/** Keeps the record of something that is about to be removed, in the place of an earlier one's. */
export function keepRecord(name: string, record: CanaryRecord): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), JSON.stringify(record));
	for (const text of record.found) console.error(`A password has got out: ${text}`);
}

/** Takes back the record of an earlier run. */
export function dropRecord(name: string): void {
	rmSync(join(folder, `${name}.json`), { force: true });
}

/** All records, by name. */
export function records(): Map<string, CanaryRecord> {
	const names = existsSync(folder) ? readdirSync(folder) : [];
	return new Map(
		names
			.filter((name) => name.endsWith('.json'))
			.map((name) => [
				name.slice(0, -'.json'.length),
				recordSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
			]),
	);
}
