import type { INodeParameters } from 'n8n-workflow';
import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import type { Simulator } from '../../../simulator/simulator';
import type { NodeOutput } from '../../engine/engine';
import { NodeHarness, type RunSettings } from '../NodeHarness';

export { jsonOf } from '../NodeHarness';

/** Every way in which this node sends parameters itself, with each of the two methods. */
export const WAYS = (['POST', 'GET'] as const).flatMap((requestMethod) =>
	(['form', 'xml', 'xmlFile'] as const).map((parameterCarrier) => ({
		requestMethod,
		parameterCarrier,
	})),
);

/** The node against the simulator, over a socket, for one test file. */
export class CloudmaxHarness extends NodeHarness {
	protected readonly credentialType = 'cloudmaxApi';

	get panel(): Simulator['cloudmax'] {
		return this.simulator.cloudmax;
	}

	/** The credential of the simulator's account, with changes. */
	credential(changes: Record<string, string> = {}): Record<string, string> {
		const { loginName, password } = this.panel.account();
		return {
			baseUrl: this.simulator.gateways.cloudmax,
			loginName,
			password,
			requestMethod: 'POST',
			...changes,
		};
	}

	/** Runs an operation of the resource `tag`. */
	async run(
		operation: string,
		parameters: INodeParameters,
		rest: RunSettings = {},
	): Promise<NodeOutput> {
		return await this.runNode(
			new CloudmaxTags(),
			{ resource: 'tag', operation, ...parameters },
			rest,
		);
	}

	/** Creates a tag and gives its id. */
	async created(name: string, parameters: INodeParameters = {}): Promise<string> {
		const { main } = await this.run('create', { name, ...parameters });
		const id = main[0]?.json['id'];
		if (typeof id !== 'string') throw new Error(`no tag '${name}' was created`);
		return id;
	}
}

/** A resource locator as the editor stores it. */
export function by(mode: 'name' | 'id', value: string): INodeParameters {
	return { __rl: true, mode, value };
}
