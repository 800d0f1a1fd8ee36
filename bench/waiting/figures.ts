import { median } from '../measure';
import { chanceOfHigher } from './significance';
import { RECIPIENTS, type Burst } from './reports';
import { WAITING, type Start, type Starts } from './startUp';
import type { LiveContestant } from './workflows';

/** A measured figure with what it must keep within. */
export interface WaitingFigure {
	readonly name: string;
	/** One for each round. */
	readonly values: readonly number[];
	readonly unit: string;
	readonly atMost?: number;
	readonly atLeast?: number;
	readonly isReached: boolean;
	readonly note: string;
}

interface Measured {
	/** All recipients final when the first report comes. */
	readonly bursts: readonly Burst[];
	/** One final only in the middle of the other reports. */
	readonly lateBursts: readonly Burst[];
	readonly live: Readonly<Record<LiveContestant, readonly number[]>>;
	readonly starts: Starts;
}

/** Of the reports of one waiting send. */
const MOST_RESUME_SECONDS = 2;
const MOST_QUERIES_PER_SECOND = 1;
/** Where nothing differs one figure in a hundred is said to be higher. */
const SIGNIFICANT = 0.01;

/** Everything that was measured, as figures with bounds. */
export function waitingFigures({ bursts, lateBursts, live, starts }: Measured): WaitingFigure[] {
	const { starts: byContent, stored } = starts;
	const of = (pick: (start: Start) => number) => ({
		none: byContent.none.map(pick),
		sendAndWait: byContent.sendAndWait.map(pick),
		wait: byContent.wait.map(pick),
	});
	const ms = of((start) => start.ms);
	const cpu = of((start) => start.cpu);
	const rss = of((start) => start.rss);
	const heap = of((start) => start.heap);
	const mb = (bytes: readonly number[]): string => `${(median(bytes) / 1e6).toFixed(1)} MB`;
	const seconds = (times: readonly number[]): string => `${(median(times) / 1000).toFixed(1)} s`;
	const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
	return [
		// What waits in the Wait node alone has sent nothing, and holds no results: it is in the note.
		ratio(
			'waiting, memory while it runs',
			live.sendAndWait,
			live.sendThenWait,
			`${kb(median(live.sendAndWait))} for an execution that began to wait, Send and the Wait node behind it ` +
				`${kb(median(live.sendThenWait))}, the Wait node alone ${kb(median(live.wait))}; ` +
				`${WAITING}: ${mb(live.sendAndWait.map((bytes) => bytes * WAITING))}`,
			'× Send and Wait',
		),
		ratio(
			`waiting, start with ${WAITING}`,
			ms.sendAndWait,
			ms.wait,
			`${seconds(ms.sendAndWait)}, Wait node ${seconds(ms.wait)}, none ${seconds(ms.none)}`,
		),
		ratio(
			`waiting, processor time of a start`,
			cpu.sendAndWait,
			cpu.wait,
			`${seconds(cpu.sendAndWait)}, Wait node ${seconds(cpu.wait)}, none ${seconds(cpu.none)}`,
		),
		ratio(
			`waiting, RSS after a start`,
			rss.sendAndWait,
			rss.wait,
			`${mb(rss.sendAndWait)}, Wait node ${mb(rss.wait)}, none ${mb(rss.none)}`,
		),
		ratio(
			`waiting, heap after a start`,
			heap.sendAndWait,
			heap.wait,
			`${mb(heap.sendAndWait)}, Wait node ${mb(heap.wait)}, none ${mb(heap.none)}; ` +
				`database ${kb(stored.sendAndWait)} for an execution, Wait node ${kb(stored.wait)}`,
		),
		...burstFigures('all final', bursts),
		...burstFigures('one late', lateBursts),
	];
}

/**
 * Ours over the Wait node's, round by round. Where nothing differs half of all medians would lie
 * above 1, so it is missed where the rounds as a whole are higher than chance would have them.
 */
function ratio(
	name: string,
	ours: readonly number[],
	theirs: readonly number[],
	note: string,
	unit = "× n8n's Wait node",
): WaitingFigure {
	const values = ours.map((value, round) => value / (theirs[round] ?? NaN));
	const chance = chanceOfHigher(ours, theirs);
	return {
		name,
		values,
		unit,
		atMost: 1,
		isReached: chance > SIGNIFICANT,
		note: `${note}; as high by chance: ${(100 * chance).toFixed(0)} %`,
	};
}

function burstFigures(name: string, bursts: readonly Burst[]): WaitingFigure[] {
	const work = `${RECIPIENTS} reports, ${name}`;
	const resumed = bursts.map(({ resumedMs }) => resumedMs / 1000);
	const queries = bursts.map(({ queriesPerSecond }) => queriesPerSecond);
	const final = bursts.map((burst) => burst.final);
	const acknowledged = bursts.map((burst) => burst.acknowledged);
	return [
		{
			name: work,
			values: resumed,
			unit: 's to the next node',
			atMost: MOST_RESUME_SECONDS,
			isReached: Math.max(...resumed) <= MOST_RESUME_SECONDS,
			note: `from when the last recipient is final; ${median(acknowledged)} acknowledged`,
		},
		{
			name: work,
			values: queries,
			unit: 'status queries in a second',
			atMost: MOST_QUERIES_PER_SECOND,
			isReached: Math.max(...queries) <= MOST_QUERIES_PER_SECOND,
			note: `${median(bursts.map((burst) => burst.queries))} in all`,
		},
		{
			name: work,
			values: final,
			unit: 'items final',
			atLeast: RECIPIENTS,
			isReached: Math.min(...final) === RECIPIENTS,
			note: 'of one execution',
		},
	];
}
