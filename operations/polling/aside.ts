import type { Source } from './source';

/** How a source that could not be read is remembered. */
export interface Failures {
	/** Polls in a row in which it could not be read. */
	readonly count: number;
	/** Polls that it is left out of. */
	readonly wait: number;
}

/** Sources that could not be read, by {@link nameOf}. */
export type Aside = Readonly<Record<string, Failures>>;

/** Polls in which a source is tried before it is left out of some. */
const TRIES = 3;
const LONGEST_WAIT = 15;

/** What a source is called among those of all events. */
export function nameOf({ event, id }: Pick<Source, 'event' | 'id'>): string {
	return `${event} ${id}`;
}

/**
 * The order in which sources are read: those that could be read come first, from the one where the last
 * poll ran out of time. One that cannot be read keeps no other from being read: it comes last, and in
 * the long run not in every poll.
 *
 * @param next where to begin, by {@link nameOf}
 */
export function inTurn(sources: readonly Source[], next: string, aside: Aside): Source[] {
	const start = Math.max(
		0,
		sources.findIndex((source) => nameOf(source) === next),
	);
	const turned = [...sources.slice(start), ...sources.slice(0, start)];
	const failing = turned.filter((source) => Object.hasOwn(aside, nameOf(source)));
	const others = turned.filter((source) => !Object.hasOwn(aside, nameOf(source)));
	return [...others, ...failing.filter((source) => (aside[nameOf(source)]?.wait ?? 0) === 0)];
}

/**
 * What is remembered until the next poll.
 *
 * @param failed those that could not be read in this one
 * @param tried all that were to be read
 */
export function nextAside(
	before: Aside,
	sources: readonly Source[],
	{ failed, tried }: { readonly failed: readonly Source[]; readonly tried: ReadonlySet<Source> },
): Aside {
	const next: Record<string, Failures> = {};
	for (const source of sources) {
		const name = nameOf(source);
		const known = before[name];
		if (known !== undefined && !tried.has(source)) {
			next[name] = { count: known.count, wait: Math.max(0, known.wait - 1) };
		}
	}
	for (const name of failed.map(nameOf)) {
		const count = (before[name]?.count ?? 0) + 1;
		next[name] = { count, wait: Math.min(LONGEST_WAIT, Math.max(0, 2 ** (count - TRIES) - 1)) };
	}
	return next;
}
