import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { runNode, type NodeOutput, type NodeRun } from '../../engine/engine';

/** Every way in which this node sends parameters itself, with each of the two methods. */
export const WAYS = (['POST', 'GET'] as const).flatMap((requestMethod) =>
	(['form', 'xml', 'xmlFile'] as const).map((parameterCarrier) => ({
		requestMethod,
		parameterCarrier,
	})),
);

/** The node against the simulator, over a socket, for one test file. */
export class CloudmaxHarness {
	private started: Simulator | undefined;

	get simulator(): Simulator {
		if (this.started === undefined) throw new Error('the simulator has not been started');
		return this.started;
	}

	get panel(): Simulator['cloudmax'] {
		return this.simulator.cloudmax;
	}

	/** Starts the simulator before the file's tests, resets it before each and ends it after all. */
	install(): this {
		beforeAll(async () => {
			this.started = await startSimulator();
		});
		beforeEach(() => {
			this.simulator.reset();
		});
		afterAll(async () => {
			await this.started?.close();
		});
		return this;
	}

	/** The credential of the simulator's account, with changes. */
	credential(changes: Record<string, string> = {}): Record<string, string> {
		const [account] = this.panel.accounts();
		if (account === undefined) throw new Error('the simulator has no account');
		const { loginName, password } = account;
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
		rest: Partial<Omit<NodeRun, 'node' | 'parameters'>> & { account?: Record<string, string> } = {},
	): Promise<NodeOutput> {
		const { account, ...run } = rest;
		return await runNode({
			node: new CloudmaxTags(),
			parameters: { resource: 'tag', operation, ...parameters },
			credentials: { cloudmaxApi: this.credential(account) },
			...run,
		});
	}

	/** Creates a tag and gives its id. */
	async created(name: string, parameters: INodeParameters = {}): Promise<string> {
		const { main } = await this.run('create', { name, ...parameters });
		const id = main[0]?.json['id'];
		if (typeof id !== 'string') throw new Error(`no tag '${name}' was created`);
		return id;
	}
}

/** The JSON of every item. */
export function jsonOf({ main }: Pick<NodeOutput, 'main'>): IDataObject[] {
	return main.map(({ json }) => json);
}

/** A resource locator as the editor stores it. */
export function by(mode: 'name' | 'id', value: string): INodeParameters {
	return { __rl: true, mode, value };
}
