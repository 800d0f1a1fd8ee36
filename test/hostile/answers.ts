import type { FaultSpec } from '../../simulator/base/faults/faultSpec';
import { gatewayOf } from './gateways';
import { UNDISTURBED } from './gateways/gateway';
import type { RawReply } from './proxy/rawHttp';
import type { Subject } from './subjects/subject';
import type { World } from './subjects/World';

/** The reply that another operation than a subject's gets. */
export async function strangersReply(world: World, subject: Subject): Promise<RawReply> {
	await gatewayOf(subject.gateway).stranger(world, subject);
	return await lastReply(world, /./u);
}

/** The reply that the same operation gets about something else. */
export async function neighboursReply(world: World, subject: Subject): Promise<RawReply> {
	const twin = await subject.prepare(world, { ...UNDISTURBED, isTwin: true });
	await twin.run({ origin: (await world.recorder()).origin, ...UNDISTURBED });
	return await lastReply(world, subject.hits);
}

async function lastReply(world: World, target: RegExp): Promise<RawReply> {
	const recorder = await world.recorder();
	const reply = recorder.requestsTo(target).findLast((seen) => seen.reply !== undefined)?.reply;
	if (reply === undefined) throw new Error('no answer was recorded');
	return reply;
}

/** Has the simulator answer a subject in the vendor's code. */
export function letVendorSay(
	{ simulator }: World,
	subject: Subject,
	says: 'refusal' | 'nothing',
): void {
	const { gateway, times = 0 } = subject;
	const known = gatewayOf(gateway);
	const spec = known.says[says];
	if (spec === undefined) throw new Error(`${gateway} has no such code`);
	const faults = known.endpoints(subject).map((endpoint): FaultSpec => {
		return { kind: 'code', times, ...spec, ...(endpoint === undefined ? {} : { endpoint }) };
	});
	simulator[gateway].addFaults(...faults);
}
