import type { Outcome } from '../messaging/outcome';
import type { Call, Caller } from './call';
import type { Connection, FileReader } from './connection';

/** An account and a way to its gateway. Nothing that is called for is repeated. */
export class Line<Account> implements Caller<Account> {
	constructor(
		readonly account: Account,
		private readonly connection: Connection,
	) {}

	/** Makes one call of the vendor's document. */
	async call<Request, Result>(
		call: Call<Account, Request, Result>,
		request: Request,
	): Promise<Outcome<Result>> {
		return await this.connection.exchange(call.build(this.account, request), (response) =>
			call.read(response, request),
		);
	}

	/**
	 * Asks for a file, which is handed on as it arrives and never held.
	 *
	 * @throws what the reader rejects with although the file arrived as it should
	 */
	async download<Request, Result>(
		call: Pick<Call<Account, Request, Result>, 'build'>,
		request: Request,
		reader: FileReader<Result>,
	): Promise<Outcome<Result>> {
		return await this.connection.download(call.build(this.account, request), reader);
	}
}
