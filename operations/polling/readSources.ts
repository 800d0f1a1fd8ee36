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

/** Failures in a row after which the gateway counts as away. */
const AWAY = 3;

/** Reads sources in their order, a few at the same time, while there is time and an answer. */
export async function readSources(
	run: Pick<PollRun, 'isLate'>,
	sources: readonly Source[],
	read: (source: Source) => Promise<Outcome<Found>>,
): Promise<Readings> {
	const done: Reading[] = [];
	let at = 0;
	let inARow = 0;
	const work = async (): Promise<void> => {
		while (!run.isLate && inARow < AWAY) {
			const source = sources[at++];
			if (source === undefined) return;
			const outcome = await read(source);
			done.push({ source, outcome });
			inARow = outcome.outcome !== 'accepted' && isAway(outcome) ? inARow + 1 : 0;
		}
	};
	await Promise.all(Array.from({ length: POLL_WINDOW }, work));
	return { done, next: sources[at] };
}

/**
 * Whether a gateway did not answer at all, or not this account, or had no time to look at the request;
 * a refusal of one source is none of these.
 */
export function isAway({ outcome, failure }: Unaccepted): boolean {
	const isRefused = outcome === 'rejected' && failure.isUnprocessed !== true;
	return !isRefused || failure.cause === 'credential-invalid';
}
