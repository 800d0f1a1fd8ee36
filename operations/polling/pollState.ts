import type { IDataObject } from 'n8n-workflow';
import type { Aside, Failures } from './aside';

/** How far one event has been read. */
export interface Ledger {
	/** What "all that there are" meant, once everything in it had a mark; empty before. */
	readonly scope: string;
	/** When a poll last knew of all sources: milliseconds since 1970. */
	readonly readAt: number;
	/** One for each source: what a source keeps does not grow with what it holds. */
	readonly marks: Readonly<Record<string, string>>;
	/** Since when sources with a mark have been missing: milliseconds since 1970. */
	readonly missing: Readonly<Record<string, number>>;
}

/** What a polling trigger keeps from one poll to the next, in n8n's static data. */
export interface PollState {
	readonly owner: string;
	/** The source with which the next poll begins, where the last one ran out of time. */
	readonly next: string;
	readonly events: Readonly<Record<string, Ledger>>;
	/** The sources that could not be read when they were last tried. */
	readonly aside?: Aside;
}

const EMPTY: PollState = { owner: '', next: '', events: {} };
const NAME = 'polling';

/**
 * The state of a trigger of this account.
 *
 * @returns an empty one before the first poll, for another account, and where it is not readable
 */
export function loadState(staticData: IDataObject, owner: string): PollState {
	const stored: unknown = staticData[NAME];
	if (!isRecord(stored) || stored['owner'] !== owner) return { ...EMPTY, owner };
	const { next, events, aside } = stored;
	return {
		owner,
		next: typeof next === 'string' ? next : '',
		events: Object.fromEntries(
			Object.entries(isRecord(events) ? events : {}).flatMap(([event, value]) => {
				const ledger = readLedger(value);
				return ledger === undefined ? [] : [[event, ledger]];
			}),
		),
		...(isRecord(aside) ? { aside: only(aside, isFailures) } : {}),
	};
}

/** Hands the state to n8n in one piece, which stores it together with what the poll returns. */
export function saveState(
	staticData: IDataObject,
	{ owner, next, events, aside = {} }: PollState,
): void {
	staticData[NAME] = {
		owner,
		next,
		events: Object.fromEntries(
			Object.entries(events).map(([event, { scope, readAt, marks, missing }]) => [
				event,
				{ scope, readAt, marks: { ...marks }, missing: { ...missing } },
			]),
		),
		...(Object.keys(aside).length === 0 ? {} : { aside: copyOf(aside) }),
	};
}

function readLedger(value: unknown): Ledger | undefined {
	if (!isRecord(value)) return undefined;
	const { scope, readAt, marks, missing } = value;
	if (typeof scope !== 'string' || typeof readAt !== 'number' || !isRecord(marks)) return undefined;
	return {
		scope,
		readAt,
		marks: only(marks, (mark) => typeof mark === 'string'),
		missing: only(isRecord(missing) ? missing : {}, (since) => typeof since === 'number'),
	};
}

function copyOf(aside: Aside): IDataObject {
	return Object.fromEntries(
		Object.entries(aside).map(([name, { count, wait }]) => [name, { count, wait }]),
	);
}

function isFailures(value: unknown): value is Failures {
	return isRecord(value) && Number.isInteger(value['count']) && Number.isInteger(value['wait']);
}

function only<T>(
	record: Readonly<Record<string, unknown>>,
	isWanted: (value: unknown) => value is T,
): Record<string, T> {
	const wanted: Record<string, T> = {};
	for (const [key, value] of Object.entries(record)) if (isWanted(value)) wanted[key] = value;
	return wanted;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
