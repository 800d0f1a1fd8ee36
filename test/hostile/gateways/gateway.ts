import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import type { Simulator } from '../../../simulator/simulator';
import type { Panels } from '../../../simulator/vendors';
import type { NodeHarness } from '../../nodes/NodeHarness';
import type { Subject } from '../subjects/subject';
import type { World } from '../subjects/World';

/** The password of every account: what of it gets anywhere is found. */
export const CANARY = 'Canary-7f3a91c4d2';

/** How a run is set up that no fault disturbs. */
export const UNDISTURBED = { timeout: 30_000, onError: 'stopWorkflow' } as const;

/** A gateway's name in the simulator. */
export type GatewayName = keyof Panels;

/** What the suite needs to know of a gateway, all in one place. */
export interface HostileGateway {
	readonly name: GatewayName;
	/** As the grid names it. */
	readonly title: string;
	/** Of the credential. */
	readonly type: string;
	/** The node that tests the credential. */
	readonly node: new () => INodeType;
	/** Runs the node against the simulator itself. */
	harness(simulator: Simulator): NodeHarness;
	/** Gives the simulated account {@link CANARY} for a password. */
	prepare(simulator: Simulator): void;
	/** Forms of the canary that travel to this gateway alone, and what is as secret. */
	secrets?(world: World): string[];
	/** Messages on a handset, of a gateway that has such. */
	handset?(simulator: Simulator, to: string): number;
	/** Uses a connection through the proxy without any effect. */
	use(world: World): Promise<unknown>;
	/** Has another operation than a subject's run through the recorder. */
	stranger(world: World, subject: Subject): Promise<unknown>;
	/** What the simulator answers in the vendor's code; a gateway may have nothing that proves nothing. */
	readonly says: Readonly<Partial<Record<'refusal' | 'nothing', Omit<FaultSpec, 'kind'>>>>;
	/** The simulator's names for what a subject's requests ask; undefined for all of them. */
	endpoints(subject: Subject): readonly (string | undefined)[];
}

/** Runs a gateway's node through the proxy. */
export async function throughProxy(
	world: World,
	gateway: GatewayName,
	parameters: INodeParameters,
	account?: Record<string, string>,
): Promise<unknown> {
	return await world.runUndisturbed(gateway, world.proxy.origin, parameters, account);
}

/** Runs a gateway's node through the recorder. */
export async function throughRecorder(
	world: World,
	gateway: GatewayName,
	parameters: INodeParameters,
): Promise<unknown> {
	return await world.runUndisturbed(gateway, (await world.recorder()).origin, parameters);
}

/** Whether a subject's requests are for a target. */
export function isAbout({ hits }: Subject, target: string): boolean {
	return hits.source.length > 1 && hits.test(target);
}
