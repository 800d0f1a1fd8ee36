import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Kind } from '../../../hostile/subjects/subject';
import type { SmsgoHarness } from '../harness';

/** One operation against the simulator: what it is given, and what comes out. */
export interface OperationCase {
	/** `resource.operation`; its first case is its row in the hostile suite. */
	readonly operation: string;
	/** What it does there. */
	readonly kind: Kind;
	/** The requests that it makes itself. */
	readonly hits: RegExp;
	/** What this case shows. */
	readonly shows: string;
	/** Makes what the operation works on, about somebody else for a twin, and gives the parameters. */
	readonly given: (
		harness: SmsgoHarness,
		isTwin: boolean,
	) => Promise<INodeParameters> | INodeParameters;
	/** The input, where one empty item is not enough. */
	readonly items?: readonly IDataObject[];
	/** The JSON of the items, as `toEqual` takes it. */
	readonly output: unknown;
	/** Looks at what the operation did. */
	readonly then?: (harness: SmsgoHarness, output: readonly IDataObject[]) => void;
}

/** An item that has these fields, beside others. */
export function having(fields: Record<string, unknown>): unknown {
	return expect.objectContaining(fields);
}
