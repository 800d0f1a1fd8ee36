import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runNode, type NodeOutput, type NodeRun } from '../engine/engine';

/** Milliseconds that a node waits for an answer: long enough for a busy machine. */
export const TIMEOUT = 1_000;

/** What a run has beside its node and parameters; `account` changes the credential. */
export type RunSettings = Partial<Omit<NodeRun, 'node' | 'parameters'>> & {
	readonly account?: Record<string, string>;
};

/** A node against the simulator, over a socket, for one test file. */
export abstract class NodeHarness {
	/** @param started a simulator that somebody else starts, resets and ends, in place of {@link install} */
	constructor(private started?: Simulator) {}

	/** The credential type of the node. */
	protected abstract readonly credentialType: string;

	get simulator(): Simulator {
		if (this.started === undefined) throw new Error('the simulator has not been started');
		return this.started;
	}

	/** Starts the simulator before the file's tests, resets it before each and ends it after all. */
	install(): this {
		beforeAll(async () => {
			this.started = await startSimulator();
		});
		beforeEach(() => {
			this.simulator.reset();
			this.prepare();
		});
		afterAll(async () => {
			await this.started?.close();
		});
		return this;
	}

	/** The credential of the simulator's account, with changes. */
	abstract credential(changes?: Record<string, string>): Record<string, string>;

	/** Called before each test, once the simulator has been reset. */
	protected prepare(): void {
		// Most need nothing.
	}

	/** Runs the node once in n8n-core's engine. */
	protected async runNode(
		node: INodeType,
		parameters: INodeParameters,
		{ account, ...rest }: RunSettings,
	): Promise<NodeOutput> {
		return await runNode({
			node,
			parameters,
			credentials: { [this.credentialType]: this.credential(account) },
			...rest,
		});
	}
}

/** The JSON of every item. */
export function jsonOf({ main }: Pick<NodeOutput, 'main'>): IDataObject[] {
	return main.map(({ json }) => json);
}

/** A text field of a result; empty where it is none. */
export function textOf(json: IDataObject | undefined, name: string): string {
	const value = json?.[name];
	return typeof value === 'string' ? value : '';
}
