import { z } from 'zod';
import { inputSchema, type InputData } from './Input';

/** What a worker is to do with one target. */
export interface Job {
	readonly target: string;
	readonly seed: number;
	/** 0 for the corpus alone. */
	readonly milliseconds: number;
	/** One input in the place of the corpus. */
	readonly only?: InputData | undefined;
}

const failure = z.object({
	fails: z.string(),
	input: inputSchema,
	why: z.string(),
	runs: z.number(),
	seed: z.number(),
	/** Of fast-check, which together with the seed leads to this input again. */
	path: z.string(),
});

/** What a worker says, a line each. */
export const reportSchema = z.union([
	z.object({ begins: z.string() }),
	z.object({ ends: z.string(), runs: z.number() }),
	failure,
	z.object({ called: z.array(z.string()) }),
]);

export type Report = z.infer<typeof reportSchema>;
export type Failure = z.infer<typeof failure>;
