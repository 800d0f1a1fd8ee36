import type { Network } from '../../transport/connection';
import { Line } from '../../transport/line';
import type { CloudmaxAccount } from './account';

/** Most connections to Cloudmax in one process. The vendor names no limit. */
export const CLOUDMAX_CONNECTIONS = 50;

/** What must not be shown of an account. */
export function secretsOf({ password }: CloudmaxAccount): string[] {
	return [password];
}

/**
 * Opens an account. One request follows the other: an item may rename or delete what the item before
 * it has made, and where one fails no later one has left.
 */
export function openCloudmax(account: CloudmaxAccount, network: Network): Line<CloudmaxAccount> {
	const secrets = secretsOf(account);
	return new Line(
		account,
		network.connect({ connections: CLOUDMAX_CONNECTIONS, concurrency: 1, secrets }),
	);
}
