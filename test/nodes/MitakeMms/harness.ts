import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { runNode, type NodeOutput, type NodeRun } from '../../engine/engine';

/** The node against the simulator, over a socket, for one test file. */
export class MitakeHarness {
	private started: Simulator | undefined;

	get simulator(): Simulator {
		if (this.started === undefined) throw new Error('the simulator has not been started');
		return this.started;
	}

	/**
	 * Starts the simulator before the file's tests, resets it before each and ends it after all. Each
	 * test has an account of its own: tokens and client message IDs outlive an execution.
	 */
	install(): this {
		beforeAll(async () => {
			this.started = await startSimulator();
		});
		beforeEach(() => {
			this.simulator.reset();
			this.simulator.mitake.changeAccount({ clientId: randomUUID() });
		});
		afterAll(async () => {
			await this.started?.close();
		});
		return this;
	}

	/** The credential of the simulator's account, with changes. */
	credential(changes: Record<string, string> = {}): Record<string, string> {
		const { clientId, clientSecret } = this.simulator.mitake.account();
		return { baseUrl: this.simulator.gateways.mitake, clientId, clientSecret, ...changes };
	}

	/** Runs an operation of the resource `message`. */
	async run(
		operation: string,
		parameters: INodeParameters,
		rest: Partial<Omit<NodeRun, 'node' | 'parameters'>> & { account?: Record<string, string> } = {},
	): Promise<NodeOutput> {
		const { account, ...run } = rest;
		return await runNode({
			node: new MitakeMms(),
			parameters: { resource: 'message', operation, ...parameters },
			credentials: { mitakeMmsApi: this.credential(account) },
			...run,
		});
	}

	/** Sends `$json.to` the message of `$json`, for each item; `rest.input` may bring files. */
	async send(
		items: readonly IDataObject[],
		options: INodeParameters = {},
		rest: Parameters<MitakeHarness['run']>[2] & { attachments?: string } = {},
	): Promise<NodeOutput> {
		const { attachments = '', ...others } = rest;
		return await this.run(
			'send',
			{
				to: '={{ $json.to }}',
				subject: '={{ $json.subject }}',
				content: '={{ $json.content }}',
				attachments,
				options,
			},
			{ items, ...others },
		);
	}

	/** The pushes that reached the simulator. */
	pushes() {
		return this.simulator.mitake.requests().filter(({ endpoint }) => endpoint === 'push');
	}
}

/** The JSON of every item. */
export function jsonOf({ main }: Pick<NodeOutput, 'main'>): IDataObject[] {
	return main.map(({ json }) => json);
}

/** An item that {@link MitakeHarness.send} sends; `to` may be a list. */
export function message(to: string | string[], content = '測試', subject = '主旨'): IDataObject {
	return { to, subject, content };
}

/** An item with files, by binary field. */
export function withFiles(
	json: IDataObject,
	files: Readonly<Record<string, { bytes: Buffer; fileName?: string; mimeType?: string }>>,
): INodeExecutionData {
	const binary = Object.entries(files).map(([field, file]) => {
		const { bytes, fileName = `${field}.bin`, mimeType = 'application/octet-stream' } = file;
		return [field, { data: bytes.toString('base64'), mimeType, fileName }] as const;
	});
	return { json, binary: Object.fromEntries(binary) };
}

/** A text field of a result; empty where it is none. */
export function textOf(json: IDataObject | undefined, name: string): string {
	const value = json?.[name];
	return typeof value === 'string' ? value : '';
}

/** So many different numbers. */
export function numbers(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `09${10_000_000 + index}`);
}
