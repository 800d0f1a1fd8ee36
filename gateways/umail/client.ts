import type { Outcome } from '../../messaging/outcome';
import { Connection, type ConnectionOptions } from '../../transport/connection';
import { secretsOf, type UMailAccount } from './account';
import { buildCall, type UMailCall } from './call';

/** Most connections to U-Mail in one process. The vendor names no limit. */
export const UMAIL_CONNECTIONS = 50;
/** Most bytes of a reply: what has no pages, such as templates, comes whole. */
const LARGE_REPLY = 32 * 1024 * 1024;

/** The operations of U-Mail, typed, on one connection. Nothing is repeated. */
export class UMailClient {
	private readonly connection: Connection;

	constructor(
		private readonly account: UMailAccount,
		options: Omit<ConnectionOptions, 'connections' | 'secrets'>,
	) {
		this.connection = new Connection({
			...options,
			connections: UMAIL_CONNECTIONS,
			maxReplyBytes: LARGE_REPLY,
			secrets: secretsOf(account),
		});
	}

	/** Makes one call of the document. */
	async call<Request, Result>(
		call: UMailCall<Request, Result>,
		request: Request,
	): Promise<Outcome<Result>> {
		return await this.connection.exchange(buildCall(this.account, call, request), (reply) =>
			call.read(reply),
		);
	}
}
