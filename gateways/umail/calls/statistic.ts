import { umailRead } from '../call';
import type { Nothing } from '../codes';
import { readOne, readRows } from '../read';
import type { Row } from '../rows';

/** A day of U-Mail's calendar, as `YYYY-MM-DD`. */
interface Day {
	readonly date: string;
}

/** Which batches: those of a day, or one by its number. */
export interface BatchFilter {
	readonly date?: string | undefined;
	readonly ident?: string | undefined;
}

const byDate = ({ date }: Day) => ({ date });

const NO_FIGURES: Nothing = {
	reason: 'U-Mail has no figures for that day',
	advice: "Check 'Date', which is a day of U-Mail's calendar (UTC+8).",
};

/** What was sent on a day, in numbers (2.2). */
export const getStatistic = umailRead<Day, Row>({
	section: '2.2',
	file: 'statistic.php',
	parameters: byDate,
	read: readOne('statistic', NO_FIGURES),
});

/** What became of each batch of a day (2.4). */
export const listBatches = umailRead<BatchFilter, Row[]>({
	section: '2.4',
	file: 'stask.php',
	parameters: ({ date, ident }) => ({ date, ident }),
	read: readRows('data', 'task'),
});

/** What the mails of a day cost (2.5). */
export const listDeductions = umailRead<Day, Row[]>({
	section: '2.5',
	file: 'deduction.php',
	parameters: byDate,
	read: readRows('data', 'list'),
});
