import type { Outcome, Unaccepted } from '../../messaging/outcome';
import { POLL_WINDOW, type PollRun } from './pollRun';
import type { Found, Source } from './source';

/** How reading one source ended. */
export interface Reading {
	readonly source: Source;
	readonly outcome: Outcome<Found>;
}

/** What a poll came to. */
export interface Readings {
	readonly done: readonly Reading[];
	/** The first that was not read: the time was over, or the gateway away. */
	readonly next: Source | undefined;
}

/** Failures in a row after which the gateway counts as away, for the rest of an event's sources. */
const AWAY = 3;
/** The same for answers that cannot be read. */
const AWAY_UNREADABLE = 50;

/** Reads sources in their order, a few at the same time, while there is time and an answer. */
export async function readSources(
	run: Pick<PollRun, 'isLate'>,
	sources: readonly Source[],
	read: (source: Source) => Promise<Outcome<Found>>,
): Promise<Readings> {
	const done: Reading[] = [];
	let at = 0;
	let next: Source | undefined;
	const failures = new Map<string, number>();
	const work = async (): Promise<void> => {
		while (!run.isLate) {
			const source = sources[at++];
			if (source === undefined) return;
			if ((failures.get(source.event) ?? 0) >= AWAY) {
				next ??= source;
				continue;
			}
			const outcome = await read(source);
			done.push({ source, outcome });
			const inARow = failures.get(source.event) ?? 0;
			failures.set(source.event, isFailed(outcome) ? inARow + weightOf(outcome) : 0);
		}
	};
	await Promise.all(Array.from({ length: POLL_WINDOW }, work));
	return { done, next: next ?? sources[at] };
}

function isFailed(outcome: Outcome<Found>): outcome is Unaccepted {
	return outcome.outcome !== 'accepted' && isAway(outcome);
}

/** An answer that cannot be read can be the fault of one source: it takes more of them. */
function weightOf(outcome: Unaccepted): number {
	return isUnreadable(outcome) ? AWAY / AWAY_UNREADABLE : 1;
}

/** Whether what came is about one source alone: an answer that cannot be read, or is too large. */
export function isUnreadable({ outcome, failure }: Unaccepted): boolean {
	return outcome === 'unknown' && UNREADABLE.includes(failure.code);
}

const UNREADABLE: readonly string[] = ['HTTP 200', 'REPLY_TOO_LARGE'];

/**
 * Whether a gateway did not answer at all, or not this account, or had no time to look at the request;
 * a refusal of one source is none of these.
 */
export function isAway({ outcome, failure }: Unaccepted): boolean {
	const isRefused = outcome === 'rejected' && failure.isUnprocessed !== true;
	return !isRefused || failure.cause === 'credential-invalid';
}
