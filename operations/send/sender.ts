import type { INodeProperties } from 'n8n-workflow';
import type { Gateway } from '../gateway';
import type { RequestOptions } from '../network';
import type { Label } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import type { Run } from '../run';
import type { Batching } from './batching';
import type { SendResult, Unit } from './sendResult';

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

/** What is true of a vendor's sends, whatever an item says. */
export interface SendTraits {
	readonly recipientsPerRequest: number;
	/** Whether the vendor knows idempotency keys: only then is what is `unknown` sent again. */
	readonly isIdempotent?: boolean;
	/** The vendor's own fields of a result, for one that never came so far. */
	readonly extras: Readonly<Record<string, null>>;
}

/** A send as its node declares it. */
export interface SendDefinition<Fields extends readonly INodeProperties[], Account, Client, Content>
	extends Label, SendTraits {
	readonly section: string;
	readonly gateway: Gateway<Account, Client>;
	readonly fields: Fields;
	/** The parameters that every send has, out of this one's. */
	common(params: ParamsOf<Fields>): SendParams;
	sendingAccount(account: Account): SendingAccount;
	/** Begins a run: what makes its messages, once for each item. */
	composer(run: Run): Compose<ParamsOf<Fields>, Content>;
	/** Sends one request and tells how each unit ended, in their order. Never rejects. */
	send(client: Client, content: Content, units: readonly Unit[]): Promise<readonly SendResult[]>;
}

/** A send for one run. */
export interface Sender<Params, Content> {
	/** The account that sends; asked for only where it counts. */
	account(): Promise<SendingAccount>;
	/** Reads an item's parameters, each once. Throws what reading them throws. */
	read(itemIndex: number): Params;
	common(params: Params): SendParams;
	readonly compose: Compose<Params, Content>;
	/** @param options of the first item whose parameters could be read */
	send(
		options: RequestOptions,
		content: Content,
		units: readonly Unit[],
	): Promise<readonly SendResult[]>;
}
