import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { PASSWORDS } from '../../../simulator/vendors';
import type { NodeOutput } from '../../engine/engine';
import { NodeHarness, type RunSettings } from '../NodeHarness';

/** The node against the simulator, over a socket, for one test file. */
export class UMailHarness extends NodeHarness {
	protected readonly credentialType = 'uMailApi';

	/** The credential of the simulator's account, with changes. */
	credential(changes: Record<string, string> = {}): Record<string, string> {
		return {
			baseUrl: this.simulator.gateways.umail,
			username: 'edm-demo',
			password: PASSWORDS.umail,
			authentication: 'basic',
			requestMethod: 'POST',
			customerId: '',
			...changes,
		};
	}

	/** Runs an operation, named as `resource.operation`. */
	async run(
		name: string,
		parameters: INodeParameters = {},
		rest: RunSettings = {},
	): Promise<NodeOutput> {
		const [resource = '', operation = ''] = name.split('.');
		return await this.runNode(new UMailEdm(), { resource, operation, ...parameters }, rest);
	}

	/** The JSON of every item that an operation gives. */
	async json(...args: Parameters<UMailHarness['run']>): Promise<IDataObject[]> {
		return (await this.run(...args)).main.map(({ json }) => json);
	}

	/** The ID of a new thing; the operation is one that creates. */
	async create(name: string, parameters: INodeParameters): Promise<string> {
		const [made] = await this.json(name, parameters);
		return idOf(made);
	}
}

/** A resource locator that holds an ID. */
export function byId(id: string): INodeParameters {
	return { __rl: true, mode: 'id', value: id };
}

/** A resource locator that holds the number of a batch. */
export function byBatch(ident: string): INodeParameters {
	return { __rl: true, mode: 'batch', value: ident };
}

/** A resource locator that holds the ID of a tracking. */
export function byTrack(trackId: string): INodeParameters {
	return { __rl: true, mode: 'track', value: trackId };
}

/** The ID in a result; empty where there is none. */
export function idOf(json: IDataObject | undefined): string {
	const id = json?.['id'];
	return typeof id === 'string' ? id : '';
}
