import { at, isObject, listAt, textAt } from '../../playground/server/json';
import type { Simulator } from '../../playground/server/Simulator';

/** What the simulated gateway says of its callbacks. */
export interface Callbacks {
	/** Message ID and recipient of every report that was acknowledged at least once. */
	readonly acknowledged: ReadonlySet<string>;
	readonly attempts: number;
	/** Attempts of another copy of a report, or of one that was not acknowledged. */
	readonly repeats: number;
	/** Attempts that failed, by the reason. */
	readonly refused: Readonly<Record<string, number>>;
	/** Reports that were given up. */
	readonly givenUp: number;
	/** Copies that wait, for a connection or for their next attempt, or are under way. */
	readonly open: number;
}

/** Reads {@link Callbacks}. */
export async function readCallbacks(simulator: Simulator): Promise<Callbacks> {
	const state = await simulator.control('GET', 'smsgo/callbacks');
	const attempts = listAt(state, 'attempts').filter(isObject);
	const refused: Record<string, number> = {};
	for (const { accepted, reason } of attempts) {
		if (accepted === false) refused[String(reason)] = (refused[String(reason)] ?? 0) + 1;
	}
	const isAcknowledged = attempts.filter((attempt) => attempt['accepted'] === true);
	const count = (...path: string[]): number => Number(at(state, ...path));
	return {
		acknowledged: new Set(isAcknowledged.map(keyOf)),
		attempts: attempts.length,
		repeats: count('reports', 'repeats'),
		refused,
		givenUp: count('reports', 'givenUp'),
		open: count('backlog', 'queued') + count('backlog', 'inFlight') + count('backlog', 'waiting'),
	};
}

/** What a report is known by. */
export function keyOf(report: unknown): string {
	return `${textAt(report, 'messageId')} ${textAt(report, 'recipient')}`;
}

/** How many messages each handset was sent. */
export async function readHandsets(simulator: Simulator): Promise<Map<string, number>> {
	const handsets = await simulator.control('GET', 'smsgo/handsets');
	if (!isObject(handsets)) throw new Error('No account of the handsets');
	return new Map(Object.keys(handsets).map((number) => [number, listAt(handsets, number).length]));
}

/** The message ID of each number, as smsgo's own list of messages shows it to the account's owner. */
export async function ledgerOf(simulator: Simulator): Promise<Map<string, string>> {
	const messages = listAt(await simulator.control('GET', 'smsgo/messages'));
	return new Map(
		messages.flatMap((message) =>
			listAt(message, 'numbers').map((number): [string, string] => [
				String(number),
				textAt(message, 'msgid'),
			]),
		),
	);
}
