/** One line of the result: a contestant against what it is compared with, in the same run. */
export interface Row {
	readonly work: string;
	readonly contestant: string;
	readonly reference: string;
	readonly ratio: number;
	/** `×`, or what a limit is stated in. */
	readonly unit: string;
	/** Absent where there is nothing to reach. */
	readonly atLeast?: number | undefined;
	readonly atMost?: number | undefined;
	/** The physical limit of the ratio, in words where it is no number. */
	readonly limit?: number | string | undefined;
	readonly isReached: boolean;
	/** What was measured on fewer messages, shown to grow linearly, and scaled. */
	readonly isScaled: boolean;
	readonly note: string;
}

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
