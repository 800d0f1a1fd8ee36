import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Section } from './section';

const file = join(__dirname, 'results.json');

const rowSchema = z.object({
	work: z.string(),
	contestant: z.string(),
	reference: z.string(),
	ratio: z.number(),
	unit: z.string(),
	atLeast: z.number().optional(),
	atMost: z.number().optional(),
	limit: z.union([z.number(), z.string()]).optional(),
	isReached: z.boolean(),
	isScaled: z.boolean(),
	note: z.string(),
});

const chartSchema = z.object({
	title: z.string(),
	subtitle: z.string(),
	bars: z.array(
		z.object({
			name: z.string(),
			times: z.number(),
			least: z.number(),
			most: z.number(),
			isScaled: z.boolean(),
		}),
	),
});

const workSchema = z.object({
	measuredAt: z.string(),
	rounds: z.number(),
	processor: z.string(),
	cores: z.number(),
	rows: z.array(rowSchema),
	charts: z.array(chartSchema),
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
			rows: [...rows],
			charts: charts.map((chart) => ({ ...chart, bars: [...chart.bars] })),
		},
	};
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
}
