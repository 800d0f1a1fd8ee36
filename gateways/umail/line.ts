import { md5 } from '../../messaging/digest';
import type { Network } from '../../transport/connection';
import { Line } from '../../transport/line';
import { base64Of, type UMailAccount } from './account';

/** Most connections to U-Mail in one process. The vendor names no limit. */
export const UMAIL_CONNECTIONS = 50;
/** Most bytes of a response: what has no pages, such as templates, comes whole. */
const LARGE_RESPONSE = 32 * 1024 * 1024;

/** What of an account must not be shown. */
export function secretsOf(account: UMailAccount): string[] {
	const digest = md5(account.password);
	return [account.password, digest, digest.toUpperCase(), base64Of(account)];
}

/** An account with U-Mail, open. */
export type UMailLine = Line<UMailAccount>;

/** Opens an account. */
export function openUMail(account: UMailAccount, network: Network): UMailLine {
	return new Line(
		account,
		network.connect({
			connections: UMAIL_CONNECTIONS,
			maxResponseBytes: LARGE_RESPONSE,
			secrets: secretsOf(account),
		}),
	);
}
