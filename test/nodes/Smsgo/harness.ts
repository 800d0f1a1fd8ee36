import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { runNode, type NodeOutput, type NodeRun } from '../../engine/engine';

/** The node against the simulator, over a socket, for one test file. */
export class SmsgoHarness {
	private started: Simulator | undefined;

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
		});
		afterAll(async () => {
			await this.started?.close();
		});
		return this;
	}

	/** The credential of the simulator's account, with changes. */
	credential(changes: Record<string, string> = {}): Record<string, string> {
		const { username, password } = this.simulator.smsgo.account();
		return {
			baseUrl: this.simulator.gateways.smsgo,
			backupBaseUrl: this.simulator.smsgoBackup,
			username,
			password,
			requestMethod: 'POST',
			...changes,
		};
	}

	/** Runs an operation of the resource `sms`, unless the parameters name another. */
	async run(
		operation: string,
		parameters: INodeParameters,
		rest: Partial<Omit<NodeRun, 'node' | 'parameters'>> & { account?: Record<string, string> } = {},
	): Promise<NodeOutput> {
		const { account, ...run } = rest;
		return await runNode({
			node: new Smsgo(),
			parameters: { resource: 'sms', operation, ...parameters },
			credentials: { smsgoApi: this.credential(account) },
			...run,
		});
	}

	/** Sends `$json.to` the text `$json.text`, for each item. */
	async send(
		items: readonly IDataObject[],
		options: INodeParameters = {},
		rest: Parameters<SmsgoHarness['run']>[2] = {},
	): Promise<NodeOutput> {
		return await this.run(
			'send',
			{ to: '={{ $json.to }}', text: '={{ $json.text }}', options },
			{ items, ...rest },
		);
	}
}

/** The JSON of every item. */
export function jsonOf({ main }: Pick<NodeOutput, 'main'>): IDataObject[] {
	return main.map(({ json }) => json);
}

/** An item that {@link SmsgoHarness.send} sends; `to` may be a list. */
export function message(to: string | (string | number)[], text = '測試'): IDataObject {
	return { to, text };
}

/** A text field of a result; empty where it is none. */
export function textOf(json: IDataObject | undefined, name: string): string {
	const value = json?.[name];
	return typeof value === 'string' ? value : '';
}
