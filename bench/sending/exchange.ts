import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { NodeRun } from '../../test/engine/engine';

/** One message, as a workflow would have it in an item. */
export type Item = Readonly<Record<string, string>>;

/** One request, and how its answer is compared with the items that it is for. */
export interface Exchange {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** Throws unless the answer is about these items. */
	readonly check: (answer: unknown) => void;
}

/** Where a work is to be done. */
export interface Place {
	/** Of the gateway, without a path. */
	readonly url: string;
	/** Most requests at the same time. */
	readonly window: number;
}

/** A work that contestants do: the same items, the same requests and the same comparison for all. */
export interface Work {
	/** Items that one request takes. */
	readonly shared: number;
	items(count: number): Item[];
	/** The request for some items: up to {@link shared}, or one as users without this package send it. */
	exchange(items: readonly Item[]): Exchange;
	/** The parameters of a node that sends each item in a request of its own: expressions, or texts. */
	readonly parameters: Readonly<Record<string, string>>;
	/** This package's node. Binary data, where the items have some, is in place when it is asked for. */
	run(place: Place, items: readonly Item[]): Promise<NodeRun>;
	/** Throws unless a result of the node is the item's. */
	checkResult(result: IDataObject, items: readonly Item[], index: number): void;
	/** This package's gateway client alone: sends up to {@link shared} items, and compares the answer. */
	client(place: Place): (items: readonly Item[]) => Promise<void>;
	/** What n8n's HTTP Request node is given. */
	httpRequest(place: Place): HttpRequest;
}

/** Parameters of n8n's HTTP Request node, and what its expressions need of each item beside its own. */
export interface HttpRequest {
	readonly parameters: INodeParameters;
	readonly fields?: Item;
}

/** Items as n8n hands them to a node. */
export function inputOf(items: readonly Item[]): INodeExecutionData[] {
	return items.map((json) => ({ json: { ...json } }));
}

/** A text that must be another. */
export function same(found: unknown, expected: unknown, what: string): void {
	if (found !== expected) {
		throw new Error(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
	}
}

/** The member of an object that came from outside; undefined where there is none. */
export function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** An element of a list that came from outside; undefined where there is none. */
export function element(value: unknown, index: number): unknown {
	return Array.isArray(value) ? value[index] : undefined;
}
