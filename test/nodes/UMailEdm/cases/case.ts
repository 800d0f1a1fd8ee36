import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { UMailHarness } from '../harness';

/** One operation against the simulator: what it is given, and what comes out. */
export interface OperationCase {
	/** `resource.operation` */
	readonly operation: string;
	/** What this case shows. */
	readonly shows: string;
	/** Makes what the operation works on, and gives the parameters. */
	readonly given: (harness: UMailHarness) => Promise<INodeParameters> | INodeParameters;
	/** What of the credential is not that of the simulator's customer. */
	readonly account?: Record<string, string>;
	/** The input, where one empty item is not enough. */
	readonly input?: readonly INodeExecutionData[];
	/** The JSON of the items, as `toEqual` takes it. */
	readonly output: unknown;
	/** Looks at what the operation did, through other operations or the simulator's panel. */
	readonly then?: (harness: UMailHarness, output: readonly IDataObject[]) => Promise<void> | void;
}

/** Any ID of the vendor. */
export const anId: unknown = expect.stringMatching(/^\d+$/u);
