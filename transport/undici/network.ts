import { SMALL_RESPONSE, type Connection, type GatewayNeeds, type Network } from '../connection';
import type { EgressFilter } from './egress';
import { UndiciConnection } from './undiciConnection';

/** What an execution allows itself, and what its n8n's owner allows. */
export interface NetworkOptions {
	readonly concurrency: number;
	/** Milliseconds for an answer to begin, and again for it to end. */
	readonly timeout: number;
	readonly egressFilter?: EgressFilter | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** The network over this package's own pools of connections. */
export class UndiciNetwork implements Network {
	constructor(private readonly options: NetworkOptions) {}

	get concurrency(): number {
		return this.options.concurrency;
	}

	get signal(): AbortSignal | undefined {
		return this.options.signal;
	}

	get rules(): object | undefined {
		return this.options.egressFilter;
	}

	connect({
		maxResponseBytes = SMALL_RESPONSE,
		concurrency = this.options.concurrency,
		isShared,
		...needs
	}: GatewayNeeds): Connection {
		const { signal, ...options } = this.options;
		return new UndiciConnection({
			...options,
			...needs,
			maxResponseBytes,
			concurrency,
			...(isShared === true ? {} : { signal }),
		});
	}
}
