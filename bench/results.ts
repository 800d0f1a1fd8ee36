import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { sectionSchema, type Section } from './section';

const file = join(__dirname, 'results.json');

const workSchema = z.object({
	measuredAt: z.string(),
	rounds: z.number(),
	processor: z.string(),
	cores: z.number(),
	...sectionSchema.shape,
});

const resultsSchema = z.record(workSchema);

/** What each work came to when it was last measured. */
export type Results = z.infer<typeof resultsSchema>;

/** What earlier runs left; nothing where there was none. */
export function readResults(): Results {
	return existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** Puts what one work came to in the place of what it came to before. */
export function keep(work: string, { rows, charts }: Section, rounds: number): void {
	const processors = cpus();
	const results: Results = {
		...readResults(),
		[work]: {
			measuredAt: new Date().toISOString(),
			rounds,
			processor: processors[0]?.model.trim() ?? '',
			cores: processors.length,
			rows,
			charts,
		},
	};
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
}
