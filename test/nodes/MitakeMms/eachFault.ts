import type { IDataObject } from 'n8n-workflow';
import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import type { NodeOutput } from '../../engine/engine';
import { TIMEOUT } from '../NodeHarness';
import { jsonOf, message, numbers, type MitakeHarness } from './harness';

/** A fault and its name. */
export type NamedFault = readonly [name: string, fault: FaultSpec];

/** What became of the message that met a fault. */
export interface Met {
	readonly result: IDataObject;
	/** Requests that carried it. */
	readonly tries: number;
	/** Whether all of them were the same to the byte, client message ID included. */
	readonly isSame: boolean;
	/** Messages on the handset. */
	readonly arrived: number;
}

/**
 * Sends as many messages as there are faults in one run, each of which meets one: what has to be
 * waited for before a repeat is waited for together.
 *
 * @param times requests that each fault hits; 0 for all of them
 */
export async function meetEach(
	mitake: MitakeHarness,
	faults: readonly NamedFault[],
	times: number,
): Promise<{ readonly met: Record<string, Met>; readonly output: NodeOutput }> {
	const all = numbers(faults.length);
	mitake.simulator.mitake.addFaults(
		...faults.map(([, fault], index) => ({
			...fault,
			endpoint: 'push',
			recipient: all[index] ?? '',
			times,
		})),
	);
	const output = await mitake.send(
		all.map((to, index) => message(to, `message ${index}`)),
		{ timeout: TIMEOUT },
		{ onError: 'continueRegularOutput' },
	);
	const results = jsonOf(output);
	const met = faults.map(([name], index) => {
		const to = all[index] ?? '';
		const bodies = mitake
			.pushes()
			.map(({ body }) => body)
			.filter((body) => body.includes(`"${to}"`));
		return [
			name,
			{
				result: results[index] ?? {},
				tries: bodies.length,
				isSame: new Set(bodies).size === 1,
				arrived: mitake.simulator.mitake.handset(to).length,
			},
		] as const;
	});
	expect(results.map(({ recipient }) => recipient)).toEqual(all);
	return { met: Object.fromEntries(met), output };
}

/** The same expectation for every one of some names. */
export function forEach<T>(faults: readonly NamedFault[], expected: T): Record<string, T> {
	return Object.fromEntries(faults.map(([name]) => [name, expected]));
}
