import { z } from 'zod';
import { rowSchema } from './rows';

/** A contestant in a chart: how many times as long it takes as the first one. */
const barSchema = z
	.object({
		name: z.string(),
		times: z.number(),
		/** Of all rounds. */
		least: z.number(),
		most: z.number(),
		isScaled: z.boolean(),
	})
	.readonly();

export type Bar = z.infer<typeof barSchema>;

/** A comparison to be drawn. */
const chartSchema = z
	.object({ title: z.string(), subtitle: z.string(), bars: z.array(barSchema).readonly() })
	.readonly();

export type Chart = z.infer<typeof chartSchema>;

/** What a part of a work came to. */
export const sectionSchema = z.object({
	rows: z.array(rowSchema).readonly(),
	charts: z.array(chartSchema).readonly(),
});

export type Section = z.infer<typeof sectionSchema>;

/** A work of the benchmark: it measures so many rounds, interleaved. */
export type Measure = (rounds: number) => Promise<Section>;

/** Several parts as one. */
export function joined(sections: readonly Section[]): Section {
	return {
		rows: sections.flatMap(({ rows }) => rows),
		charts: sections.flatMap(({ charts }) => charts),
	};
}
