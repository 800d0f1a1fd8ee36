import type { INodeProperties } from 'n8n-workflow';
import type { SendResult, Unit } from './sendResult';
import type { Batching } from '../pace';
import type { ParamsOf } from '../parameters/paramsOf';
import type { Run } from '../run';

/** The options that every send has. */
export interface SendOptions {
	readonly maxRecipients?: number;
	readonly skipDuplicates?: boolean;
	/** Minutes; 0 for off. */
	readonly suppressWithin?: number;
	readonly batching?: Batching;
}

/** The message of one item, ready to be shared with the recipients of others. */
export interface Composed<Content> {
	/** The user's own idempotency key; absent or empty where one is to be made. */
	readonly clientKey?: string;
	/** What a recipient's request carries, or why there is none. */
	contentFor(isInternational: boolean): Carried<Content> | { readonly problem: string };
}

/** What the request for a recipient carries. */
export interface Carried<Content> {
	/** Units that share a request have the same. */
	readonly key: string;
	/** Two messages that are the same to a recipient have the same identity. */
	readonly identity: string;
	readonly content: Content;
}

/** Whose messages they are: two accounts never stand in each other's way. */
export interface SendingAccount {
	readonly baseUrl: string;
	readonly user: string;
}

/** What a vendor's send does, for one run. */
export interface Sender<Params, Content> {
	/** The account that sends; asked for only where it counts. */
	account(): Promise<SendingAccount>;
	/** Called once per item. Throws an InputProblem when the item as a whole cannot be sent. */
	compose(params: Params, itemIndex: number): Composed<Content> | Promise<Composed<Content>>;
	/** Sends one request and tells how each unit ended, in their order. Never rejects. */
	deliver(content: Content, units: readonly Unit[]): Promise<readonly SendResult[]>;
}

/** A send as its node declares it. */
export interface SendDefinition<Fields extends readonly INodeProperties[], Content> {
	readonly fields: Fields;
	readonly recipientsPerRequest: number;
	/** Whether the vendor knows idempotency keys: only then is what is `unknown` sent again. */
	readonly isIdempotent?: boolean;
	/** The vendor's own fields of a result, for one that never came so far. */
	readonly extras: Readonly<Record<string, null>>;
	/** The parameters that every send has, out of this one's. */
	common(params: ParamsOf<Fields>): SendParams;
	start(run: Run): Promise<Sender<ParamsOf<Fields>, Content>>;
}

/** The parameters that every send has, beside what its node declares. */
export interface SendParams {
	readonly to: string;
	readonly options: SendOptions;
}
