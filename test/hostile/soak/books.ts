import { at, isObject, listAt, textAt } from '../../../playground/server/json';
import type { Simulator } from '../../../playground/server/Simulator';
import type { Gateway } from './faults';

/** What the workflows were told of one thing that they asked for. */
export type Said = 'accepted' | 'refused' | 'unknown';

/** What the workflows were told, by what was sent: a recipient, a tag's name, an address. */
export type Told = Map<string, Said>;

/** The books of one gateway, beside each other. */
export interface Balance {
	readonly gateway: Gateway;
	readonly accepted: number;
	readonly refused: number;
	readonly unknown: number;
	/** Of the unknown ones, those that were done. */
	readonly done: number;
	/** What is not as it was told, in words. */
	readonly wrong: readonly string[];
}

/** Compares what the workflows were told with what the gateway did. */
export function balanceOf(
	gateway: Gateway,
	told: Told,
	doneTimes: ReadonlyMap<string, number>,
): Balance {
	const wrong: string[] = [];
	const count = (said: Said): number => [...told.values()].filter((one) => one === said).length;
	let done = 0;
	for (const [key, said] of told) {
		const times = doneTimes.get(key) ?? 0;
		if (times > 1) wrong.push(`${key} was done ${times} times`);
		if (said === 'accepted' && times === 0) wrong.push(`${key} was accepted, and never done`);
		if (said === 'refused' && times > 0) wrong.push(`${key} was refused, and done`);
		if (said === 'unknown' && times > 0) done++;
	}
	for (const key of doneTimes.keys()) if (!told.has(key)) wrong.push(`${key} was done unasked`);
	return {
		gateway,
		accepted: count('accepted'),
		refused: count('refused'),
		unknown: count('unknown'),
		done,
		wrong,
	};
}

/** How often each thing was done, by the gateways' own accounts and the handsets'. */
export async function doneBy(simulator: Simulator): Promise<Record<Gateway, Map<string, number>>> {
	const [handsets, batches, tags, contacts] = await Promise.all(
		['smsgo/handsets', 'mitake/messages', 'cloudmax/tags', 'umail/contacts'].map(
			async (path) => await simulator.control('GET', path),
		),
	);
	return {
		smsgo: new Map(
			Object.entries(isObject(handsets) ? handsets : {}).map(([number, got]) => [
				number,
				listAt(got).length,
			]),
		),
		mitake: counted(
			listAt(batches)
				.flatMap((batch) => listAt(batch, 'messages'))
				.map((message) => textAt(message, 'recipient')),
		),
		cloudmax: counted(listAt(tags).map((tag) => textAt(tag, 'name'))),
		umail: counted(
			listAt(contacts)
				.map((contact) => textAt(contact, 'address'))
				.filter((address) => address.startsWith('soak')),
		),
	};
}

/** What smsgo has to say of its reports. */
export async function reportsOf(simulator: Simulator) {
	const state = await simulator.control('GET', 'smsgo/callbacks');
	const count = (...path: string[]): number => Number(at(state, ...path));
	return {
		open: count('backlog', 'queued') + count('backlog', 'inFlight') + count('backlog', 'waiting'),
		givenUp: count('reports', 'givenUp'),
		acknowledged: new Set(
			listAt(state, 'attempts')
				.filter((attempt) => at(attempt, 'accepted') === true)
				.map((attempt) => textAt(attempt, 'recipient')),
		).size,
	};
}

function counted(keys: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}
