import { SMALL_RESPONSE, type Connection, type GatewayNeeds, type Network } from '../connection';
import { UndiciConnection, type NetworkOptions } from './undiciConnection';

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
		connections = 50,
		maxResponseBytes = SMALL_RESPONSE,
		concurrency = this.options.concurrency,
		isShared,
		...needs
	}: GatewayNeeds): Connection {
		const { signal, ...options } = this.options;
		return new UndiciConnection({
			...options,
			...needs,
			connections,
			maxResponseBytes,
			concurrency,
			...(isShared === true ? {} : { signal }),
		});
	}
}
