import type { INodeParameters, INodeType } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { runNode, type NodeOutput } from '../../engine/engine';
import { gatewayOf, gateways } from '../gateways';
import { CANARY, UNDISTURBED, type GatewayName } from '../gateways/gateway';
import { FaultProxy } from '../proxy/FaultProxy';
import type { Setup } from './subject';

/** A simulator and a proxy for one cell of the matrix; nothing in it is shared with another. */
export class World {
	private recording: Promise<FaultProxy> | undefined;

	private constructor(
		readonly simulator: Simulator,
		readonly proxy: FaultProxy,
	) {}

	static async start(): Promise<World> {
		const simulator = await startSimulator();
		const proxy = await FaultProxy.start(simulator.url);
		for (const gateway of gateways) gateway.prepare(simulator);
		return new World(simulator, proxy);
	}

	/** Another proxy, which records answers that are to be given to other requests. */
	async recorder(): Promise<FaultProxy> {
		return await (this.recording ??= FaultProxy.start(this.simulator.url));
	}

	/** The credential of a gateway's account, at another origin than the simulator's. */
	credential(
		gateway: GatewayName,
		origin: string,
		changes: Record<string, string> = {},
	): Record<string, string> {
		const known = gatewayOf(gateway).harness(this.simulator).credential(changes);
		const moved = Object.entries(known).map(
			([name, value]) => [name, value.replace(this.simulator.url, origin)] as const,
		);
		return Object.fromEntries(moved);
	}

	/** Runs a node once against an origin. */
	async run(
		node: INodeType,
		gateway: GatewayName,
		{ origin, timeout, onError }: Setup,
		parameters: INodeParameters,
		rest: Pick<Parameters<typeof runNode>[0], 'input' | 'timezone'> & {
			readonly account?: Record<string, string> | undefined;
		} = {},
	): Promise<NodeOutput> {
		const { account, ...run } = rest;
		const options = parameters['options'];
		const given = typeof options === 'object' && !Array.isArray(options) ? options : {};
		return await runNode({
			node,
			parameters: { ...parameters, options: { ...given, timeout } },
			credentials: { [gatewayOf(gateway).type]: this.credential(gateway, origin, account) },
			...(onError === undefined ? {} : { onError }),
			...run,
		});
	}

	/** Runs a gateway's node once against an origin, as if nothing could go wrong. */
	async runUndisturbed(
		gateway: GatewayName,
		origin: string,
		parameters: INodeParameters,
		account?: Record<string, string>,
	): Promise<NodeOutput> {
		const { node: Node } = gatewayOf(gateway);
		const setup = { origin, ...UNDISTURBED };
		return await this.run(new Node(), gateway, setup, parameters, { account });
	}

	/** The requests for a target that reached the gateway. */
	reached(gateway: GatewayName, target: RegExp): number {
		const entries = this.simulator[gateway].requests();
		return entries.filter(({ path, query }) => target.test(`${path}?${query}`)).length;
	}

	/** Whatever must be seen nowhere: passwords in every form in which they travel, and live tokens. */
	secrets(): string[] {
		return [CANARY, ...gateways.flatMap((gateway) => gateway.secrets?.(this) ?? [])];
	}

	async close(): Promise<void> {
		const recorder = await this.recording;
		await Promise.all([this.proxy.close(), recorder?.close(), this.simulator.close()]);
	}
}
