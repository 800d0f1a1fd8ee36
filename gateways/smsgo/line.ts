import type { Network } from '../../transport/connection';
import { Line } from '../../transport/line';
import type { SmsgoAccount } from './account';

/** Most connections to smsgo in one process. The vendor names no limit. */
export const SMSGO_CONNECTIONS = 50;

/** What must not be shown of an account. */
export function secretsOf({ password }: SmsgoAccount): string[] {
	return [password];
}

/** An account with smsgo, open. */
export type SmsgoLine = Line<SmsgoAccount>;

/** Opens an account. */
export function openSmsgo(account: SmsgoAccount, network: Network): SmsgoLine {
	return new Line(
		account,
		network.connect({ connections: SMSGO_CONNECTIONS, secrets: secretsOf(account) }),
	);
}
