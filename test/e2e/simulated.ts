import { listAt, textAt, type JsonObject, isObject } from '../../playground/server/json';
import { world } from './world';

/** Puts the simulated gateway back into the state it was started in. */
export async function resetSimulator(): Promise<void> {
	await world().simulator.control('POST', 'reset');
}

/** The texts that each phone was sent, by number. */
export async function handsets(): Promise<Record<string, string[]>> {
	const account = await world().simulator.control('GET', 'smsgo/handsets');
	if (!isObject(account)) throw new Error('No account of the handsets');
	return Object.fromEntries(
		Object.keys(account).map((number) => [
			number,
			listAt(account, number).map((message) => textAt(message, 'text')),
		]),
	);
}

/** The requests that reached one of the gateway's endpoints. */
export async function requests(endpoint: string): Promise<JsonObject[]> {
	const all = await world().simulator.control('GET', 'smsgo/requests');
	return listAt(all)
		.filter(isObject)
		.filter((request) => request['endpoint'] === endpoint);
}

/** Makes one of the gateway's next requests go wrong. */
export async function addFault(fault: JsonObject): Promise<void> {
	await world().simulator.control('POST', 'smsgo/faults', fault);
}

/** Lets time pass for the gateway and the phones. */
export async function passTime(milliseconds: number): Promise<void> {
	await world().simulator.control('POST', 'clock', { advanceMs: milliseconds });
}
