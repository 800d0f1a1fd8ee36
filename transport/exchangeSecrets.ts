import type { HttpRequest } from './request';
import { Secrets } from './secrets';
import { proxySecrets } from './undici/proxySecrets';

/**
 * What must not be shown of any exchange of an account: its own secrets, and what this process tells
 * its proxies, which a proxy's page or an error can repeat.
 */
export function accountSecrets(values: readonly string[]): Secrets {
	return new Secrets([...values, ...proxySecrets()]);
}

/** The same of one request, which can have secrets of its own. */
export function requestSecrets({ secrets = [] }: HttpRequest, values: readonly string[]): Secrets {
	return accountSecrets([...values, ...secrets]);
}
