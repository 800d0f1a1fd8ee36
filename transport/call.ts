import type { Outcome } from '../messaging/outcome';
import type { HttpRequest } from './request';
import type { Response } from './response';

/** What a call does at the vendor's: `send` costs money and cannot be taken back. */
export type Effect = 'read' | 'write' | 'send';

/** What a gateway says of one call of its vendor's document, and nothing else. */
export interface Call<Account, Request, Result> {
	/** Where the vendor's document describes it. */
	readonly section: string;
	readonly effect: Effect;
	/** The request as plain data; one that cannot be made says so in its `problem`. */
	build(account: Account, request: Request): HttpRequest;
	/** Reads a complete response that is no redirect, for the request that it has to be about. */
	read(response: Response, request: Request): Outcome<Result>;
}

/** Makes calls of a vendor's document for an account. */
export interface Caller<Account> {
	/** Makes one call; what becomes of it is told, and not thrown. */
	call<Request, Result>(
		call: Call<Account, Request, Result>,
		request: Request,
	): Promise<Outcome<Result>>;
}
