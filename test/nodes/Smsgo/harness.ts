import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import type { NodeOutput } from '../../engine/engine';
import { NodeHarness, type RunSettings } from '../NodeHarness';

export { jsonOf, textOf } from '../NodeHarness';

/** The node against the simulator, over a socket, for one test file. */
export class SmsgoHarness extends NodeHarness {
	protected readonly credentialType = 'smsgoApi';

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
		rest: RunSettings = {},
	): Promise<NodeOutput> {
		return await this.runNode(new Smsgo(), { resource: 'sms', operation, ...parameters }, rest);
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

/** An item that {@link SmsgoHarness.send} sends; `to` may be a list. */
export function message(to: string | (string | number)[], text = '測試'): IDataObject {
	return { to, text };
}
