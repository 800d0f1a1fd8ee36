import { notSent, type Outcome } from '../../messaging/outcome';
import { Connection, type ConnectionOptions } from '../../transport/connection';
import { Secrets } from '../../transport/secrets';
import { secretsOf, type UMailAccount } from './account';
import { buildCall, type UMailCall } from './call';
import { managerOnly } from './codes';

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

	/** Makes one call of the document; a manager's only where the account is one's. */
	async call<Request, Result>(
		call: UMailCall<Request, Result>,
		request: Request,
	): Promise<Outcome<Result>> {
		if (call.manager === 'must' && this.account.customerId === '') return notSent(managerOnly());
		const outcome = await this.connection.exchange(
			buildCall(this.account, call, request),
			(reply) => call.read(reply),
		);
		return withoutSecrets(outcome, call.secrets?.(request) ?? []);
	}
}

/** An outcome that repeats no secret of its request, whatever the gateway echoes. */
function withoutSecrets<T>(outcome: Outcome<T>, values: readonly string[]): Outcome<T> {
	if (outcome.outcome === 'accepted' || values.length === 0) return outcome;
	const secrets = new Secrets(values);
	const { failure } = outcome;
	return {
		outcome: outcome.outcome,
		failure: {
			...failure,
			code: secrets.scrub(failure.code),
			text: secrets.scrub(failure.text),
			reason: secrets.scrub(failure.reason),
		},
	};
}
