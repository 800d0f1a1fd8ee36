import type { UMailAccount } from '../gateways/umail/account';

/** The account that contestants have with a gateway of the benchmark. */
export function uMailAccount(baseUrl: string) {
	return {
		baseUrl,
		username: 'bench',
		password: 'bench-password',
		authentication: 'basic',
		requestMethod: 'POST',
		customerId: '',
	} as const satisfies UMailAccount;
}
