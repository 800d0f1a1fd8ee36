import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

/** One message, as a workflow would have it in an item. */
export type Item = Readonly<Record<string, string>>;

/** One request, a POST. */
export interface Request {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** One request, and how its answer is compared with the items that it is for. */
export interface Exchange extends Request {
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
	item(index: number): Item;
	/** The request for some items: up to {@link shared}, or one as users without this package send it. */
	exchange(items: readonly Item[]): Exchange;
	/** The parameters of a node that sends each item in a request of its own: expressions, or texts. */
	readonly parameters: Readonly<Record<string, string>>;
	/** What this package's node is given. */
	run(place: Place, items: readonly Item[]): OwnNode;
	/** Puts binary data into its place, for the items of works that have some. */
	binary?(): Promise<IBinaryKeyData>;
	/** Throws unless a result of the node is the item's. */
	checkResult(result: IDataObject, items: readonly Item[], index: number): void;
	/** This package's gateway client alone: sends up to {@link shared} items, and compares the answer. */
	client(place: Place): (items: readonly Item[]) => Promise<void>;
	/** What n8n's HTTP Request node is given. */
	readonly httpRequest: HttpRequest;
}

/** A node of the built package, with an account. */
export interface OwnNode {
	readonly name: string;
	readonly credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	readonly parameters: INodeParameters;
}

/** n8n's HTTP Request node, for a POST with a body. */
export interface HttpRequest {
	readonly path: string;
	readonly parameters: INodeParameters;
	/** What its expressions need of each item beside the item's own. */
	readonly fields?: Item;
}

/** Names and values as n8n's HTTP Request node takes them. */
export function pairs(values: Readonly<Record<string, string>>): INodeParameters {
	return { parameters: Object.entries(values).map(([name, value]) => ({ name, value })) };
}

/** Items as n8n hands them to a node. */
export function inputOf(items: readonly Item[], binary?: IBinaryKeyData): INodeExecutionData[] {
	return items.map((json) => ({ json: { ...json }, ...(binary === undefined ? {} : { binary }) }));
}

/** The number of a recipient that nobody has twice. */
export function numberOf(index: number): string {
	return `09${String(10_000_000 + index)}`;
}

/** Throws unless a result says that the message to a recipient was accepted, under this ID. */
export function sameSend(result: IDataObject, recipient: string | undefined, id: string): void {
	same(result['accepted'], true, 'whether it was accepted');
	same(result['recipient'], recipient, 'the recipient');
	same(result['messageId'], id, 'the message ID');
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
