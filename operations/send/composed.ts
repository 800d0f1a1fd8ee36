import type { RequestOptions } from '../network';
import type { Batching } from './batching';

/** The options that every send has. */
export interface SendOptions extends RequestOptions {
	readonly maxRecipients?: number;
	readonly skipDuplicates?: boolean;
	/** Minutes; 0 for off. */
	readonly suppressWithin?: number;
	readonly batching?: Batching;
}

/** The parameters that every send has, beside what its node declares. */
export interface SendParams {
	readonly to: string;
	readonly options: SendOptions;
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

/** Makes the message of an item. Throws an InputProblem when the item as a whole cannot be sent. */
export type Compose<Params, Content> = (
	params: Params,
	itemIndex: number,
) => Composed<Content> | Promise<Composed<Content>>;
