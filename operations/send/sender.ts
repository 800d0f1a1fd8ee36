import type { INodeProperties } from 'n8n-workflow';
import type { Gateway } from '../gateway';
import type { RequestOptions } from '../network';
import type { Label } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import type { Run } from '../run';
import type { Compose, SendingAccount, SendParams } from './composed';
import type { SendResult, Unit } from './sendResult';

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
	composer(run: Run, account: () => SendingAccount): Compose<ParamsOf<Fields>, Content>;
	/** Sends one request and tells how each unit ended, in their order. Never rejects. */
	send(client: Client, content: Content, units: readonly Unit[]): Promise<readonly SendResult[]>;
}

/** A send for one run. */
export interface Sender<Params, Content> {
	/** The account that sends; asked for only where it counts. */
	account(): SendingAccount;
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
