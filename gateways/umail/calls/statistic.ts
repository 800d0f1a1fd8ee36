import type { UMailCall } from '../call';
import type { Nothing } from '../codes';
import { readOne, readRows } from '../read';
import type { Row } from '../rows';

/** A day of U-Mail's calendar, as `YYYY-MM-DD`. */
export interface Day {
	readonly date: string;
}

/** Which batches: those of a day, or one by its number. */
export interface BatchFilter {
	readonly date?: string | undefined;
	readonly ident?: string | undefined;
}

const shared = { method: 'GET', effect: 'read' } as const;
const byDate = ({ date }: Day) => ({ date });

const NO_FIGURES: Nothing = {
	reason: 'U-Mail has no figures for that day',
	advice: "Check 'Date', which is a day of U-Mail's calendar (UTC+8).",
};

/** What was sent on a day, in numbers (2.2). */
export const getStatistic = {
	...shared,
	section: '2.2',
	file: 'statistic.php',
	parameters: byDate,
	read: readOne('statistic', NO_FIGURES),
} satisfies UMailCall<Day, Row>;

/** What became of each batch of a day (2.4). */
export const listBatches = {
	...shared,
	section: '2.4',
	file: 'stask.php',
	parameters: ({ date, ident }: BatchFilter) => ({ date, ident }),
	read: readRows('data', 'task'),
} satisfies UMailCall<BatchFilter, Row[]>;

/** What the mails of a day cost (2.5). */
export const listDeductions = {
	...shared,
	section: '2.5',
	file: 'deduction.php',
	parameters: byDate,
	read: readRows('data', 'list'),
} satisfies UMailCall<Day, Row[]>;
