import { notSent, type Outcome } from '../../messaging/outcome';
import { Connection, type ConnectionOptions } from '../../transport/undici/connection';
import { secretsOf, type UMailAccount } from './account';
import { buildCall, type UMailCall } from './call';
import { managerOnly } from './codes';
import { ExportedFile, isExport, type UMailExport } from './exportedFile';
import { readNoFile } from './read';

/** Most connections to U-Mail in one process. The vendor names no limit. */
export const UMAIL_CONNECTIONS = 50;
/** Most bytes of a response: what has no pages, such as templates, comes whole. */
const LARGE_RESPONSE = 32 * 1024 * 1024;

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
			maxResponseBytes: LARGE_RESPONSE,
			secrets: secretsOf(account),
		});
	}

	/** Makes one call of the document; a manager's only where the account is one's. */
	async call<Request, Result>(
		call: UMailCall<Request, Result>,
		request: Request,
	): Promise<Outcome<Result>> {
		if (call.manager === 'must' && this.account.customerId === '') return notSent(managerOnly());
		return await this.connection.exchange(buildCall(this.account, call, request), (response) =>
			call.read(response, request),
		);
	}

	/**
	 * Asks for a file, which is handed on as it arrives and never held. An empty one is a file; an
	 * answer in its place is none. What comes of a file that breaks off is dropped.
	 *
	 * @param take `file.rows()` for its rows, in batches; to stop reading ends the request
	 * @throws what `take` rejects with although the file arrived as it should
	 * @example client.export(exportUnsubscribed, { id }, async (file) => {
	 *   for await (const rows of file.rows()) for (const { time, address } of rows) see(time, address);
	 * })
	 */
	async export<Request, T>(
		call: UMailExport<Request>,
		request: Request,
		take: (file: ExportedFile) => Promise<T>,
	): Promise<Outcome<T>> {
		return await this.connection.download(buildCall(this.account, call, request), {
			isFile: (start) => isExport(start, call.hasOnlyAddresses?.(request) ?? true),
			take: async (body, { hasEnd }) => await take(new ExportedFile(body, call, hasEnd)),
			readOther: readNoFile,
		});
	}
}
