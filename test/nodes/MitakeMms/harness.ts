import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import type { NodeOutput } from '../../engine/engine';
import { NodeHarness, type RunSettings } from '../NodeHarness';

export { jsonOf, textOf } from '../NodeHarness';

/** The node against the simulator, over a socket, for one test file. */
export class MitakeHarness extends NodeHarness {
	protected readonly credentialType = 'mitakeMmsApi';

	/** Each test has an account of its own: tokens and client message IDs outlive an execution. */
	protected override prepare(): void {
		this.simulator.mitake.changeAccount({ clientId: randomUUID() });
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
		rest: RunSettings = {},
	): Promise<NodeOutput> {
		return await this.runNode(
			new MitakeMms(),
			{ resource: 'message', operation, ...parameters },
			rest,
		);
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

/** So many different numbers. */
export function numbers(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `09${10_000_000 + index}`);
}
