import { z } from 'zod';

/** One line of the result: a contestant against what it is compared with, in the same run. */
export const rowSchema = z
	.object({
		work: z.string(),
		contestant: z.string(),
		reference: z.string(),
		ratio: z.number(),
		/** `×`, or what a limit is stated in. */
		unit: z.string(),
		/** Absent where there is nothing to reach. */
		atLeast: z.number().optional(),
		atMost: z.number().optional(),
		/** The physical limit of the ratio, in words where it is no number. */
		limit: z.union([z.number(), z.string()]).optional(),
		isReached: z.boolean(),
		/** What was measured on fewer messages, shown to grow linearly, and scaled. */
		isScaled: z.boolean(),
		note: z.string(),
	})
	.readonly();

export type Row = z.infer<typeof rowSchema>;

type Given = Omit<Row, 'isReached' | 'isScaled' | 'note' | 'unit'> &
	Partial<Pick<Row, 'isScaled' | 'note' | 'unit' | 'isReached'>>;

/** A row, which is reached where its ratio keeps within its bounds. */
export function row(given: Given): Row {
	const { ratio, atLeast = -Infinity, atMost = Infinity } = given;
	return {
		unit: '×',
		isScaled: false,
		note: '',
		isReached: ratio >= atLeast && ratio <= atMost,
		...given,
	};
}
