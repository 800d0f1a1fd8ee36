import { createHash, randomUUID } from 'node:crypto';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { runNode, type NodeOutput } from '../../engine/engine';
import { CloudmaxHarness } from '../../nodes/CloudmaxTags/harness';
import { MitakeHarness } from '../../nodes/MitakeMms/harness';
import { SmsgoHarness } from '../../nodes/Smsgo/harness';
import { UMailHarness } from '../../nodes/UMailEdm/harness';
import { FaultProxy } from '../proxy/FaultProxy';
import type { Setup } from './subject';

export type GatewayName = 'cloudmax' | 'smsgo' | 'mitake' | 'umail';

/** The password of every account: what of it gets anywhere is found. */
export const CANARY = 'Canary-7f3a91c4d2';

/** The U-Mail account, whose password the harness has a default for. */
class CanaryUMail extends UMailHarness {
	override credential(changes: Record<string, string> = {}): Record<string, string> {
		return { ...super.credential(changes), password: CANARY };
	}
}

/** A simulator and a proxy for one cell of the matrix; nothing in it is shared with another. */
export class World {
	readonly cloudmax: CloudmaxHarness;
	readonly smsgo: SmsgoHarness;
	readonly mitake: MitakeHarness;
	readonly umail: CanaryUMail;
	private recording: Promise<FaultProxy> | undefined;

	private constructor(
		readonly simulator: Simulator,
		readonly proxy: FaultProxy,
	) {
		this.cloudmax = new CloudmaxHarness(simulator);
		this.smsgo = new SmsgoHarness(simulator);
		this.mitake = new MitakeHarness(simulator);
		this.umail = new CanaryUMail(simulator);
	}

	static async start(): Promise<World> {
		const simulator = await startSimulator();
		const proxy = await FaultProxy.start(simulator.url);
		const { cloudmax, smsgo, mitake, umail } = simulator;
		cloudmax.changeAccount({ password: CANARY });
		smsgo.changeAccount({ password: CANARY });
		// Tokens and client message IDs outlive an execution.
		mitake.changeAccount({ clientId: randomUUID(), clientSecret: CANARY });
		umail.changeAccount({ password: CANARY, managerPassword: CANARY });
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
		const known = this[gateway].credential(changes);
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
			credentials: { [credentialTypes[gateway]]: this.credential(gateway, origin, account) },
			...(onError === undefined ? {} : { onError }),
			...run,
		});
	}

	/** The requests for a target that reached the gateway. */
	reached(gateway: GatewayName, target: RegExp): number {
		const entries = this.simulator[gateway].requests();
		return entries.filter(({ path, query }) => target.test(`${path}?${query}`)).length;
	}

	/** Whatever must be seen nowhere: passwords in every form in which they travel, and live tokens. */
	secrets(): string[] {
		const md5 = createHash('md5').update(CANARY).digest('hex');
		const { umail, proxy } = this;
		const names = ['edm-demo', 'edm-manager', umail.credential()['username'] ?? ''];
		const basic = names.map((name) => Buffer.from(`${name}:${CANARY}`).toString('base64'));
		const tokens = proxy.requestsTo(/Token/u).flatMap(({ reply }) => {
			const [, token] = /"accessToken"\s*:\s*"([^"]+)"/u.exec(String(reply?.body)) ?? [];
			return token === undefined ? [] : [token];
		});
		return [CANARY, md5, ...basic, ...tokens];
	}

	async close(): Promise<void> {
		const recorder = await this.recording;
		await Promise.all([this.proxy.close(), recorder?.close(), this.simulator.close()]);
	}
}

const credentialTypes = {
	cloudmax: 'cloudmaxApi',
	smsgo: 'smsgoApi',
	mitake: 'mitakeMmsApi',
	umail: 'uMailApi',
} as const satisfies Record<GatewayName, string>;
