import type { Network } from '../transport/connection';
import type { EgressFilter } from '../transport/undici/egress';
import { UndiciNetwork } from '../transport/undici/network';
import { concurrencyField, timeoutField } from './parameters/sharedFields';

/** The options that every operation with requests has. */
export interface RequestOptions {
	readonly concurrency?: number;
	/** Milliseconds for an answer to begin, and again for it to end. */
	readonly timeout?: number;
}

/** What n8n lends to whatever makes requests; n8n 1.x has no egress filter. */
export interface NetworkHelpers {
	getSecureEgressFilter?: () => EgressFilter;
}

/**
 * How requests leave this n8n, under its owner's rules.
 *
 * @param signal no request leaves after it
 */
export function networkOf(
	helpers: NetworkHelpers,
	{ concurrency = concurrencyField.default, timeout = timeoutField.default }: RequestOptions = {},
	signal?: AbortSignal,
): Network {
	return new UndiciNetwork({
		concurrency,
		timeout,
		egressFilter: helpers.getSecureEgressFilter?.(),
		signal,
	});
}
