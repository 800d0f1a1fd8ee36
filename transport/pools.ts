import { Agent, EnvHttpProxyAgent, Pool, type Dispatcher } from './libraries';

/** What n8n's protection against SSRF offers to a node with an HTTP client of its own (n8n 2.x). */
export interface EgressFilter {
	validateUrl(url: string): Promise<{ ok: true } | { ok: false; error: Error }>;
	createSecureLookup(): Lookup;
}

/** The signature of `dns.lookup`, as a connector takes it. */
export type Lookup = (
	hostname: string,
	options: object,
	callback: (
		error: NodeJS.ErrnoException | null,
		address: string | { address: string; family: number }[],
		family?: number,
	) => void,
) => void;

const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_MS = 4_000;
const unfiltered = {};

// The filter is one object per process, so pools live as long as it does and executions share them.
const pools = new WeakMap<object, Map<number, Dispatcher>>();

/**
 * The keep-alive pools of this process for one egress filter and one cap. n8n's own helper makes an
 * agent for every request, which means a connection and a TLS handshake for each.
 *
 * Idle connections close after four seconds and the pool of their origin with the last of them.
 *
 * @param filter n8n's egress filter, where it has one
 * @param connections most connections to one origin in this process
 */
export function poolFor(filter: EgressFilter | undefined, connections: number): Dispatcher {
	const key = filter ?? unfiltered;
	let byCap = pools.get(key);
	if (byCap === undefined) pools.set(key, (byCap = new Map<number, Dispatcher>()));
	let pool = byCap.get(connections);
	if (pool === undefined) byCap.set(connections, (pool = createPool(filter, connections)));
	return pool;
}

function createPool(filter: EgressFilter | undefined, connections: number): Dispatcher {
	const options = {
		connections,
		pipelining: 1,
		keepAliveTimeout: IDLE_MS,
		// Or a server's `Keep-Alive: timeout=` would set it, up to ten minutes.
		keepAliveMaxTimeout: IDLE_MS,
		// The exchange keeps its own time, by phase; undici's timers are coarse.
		headersTimeout: 0,
		bodyTimeout: 0,
		connect: {
			timeout: CONNECT_TIMEOUT_MS,
			...(filter === undefined ? {} : { lookup: filter.createSecureLookup() }),
		},
	};
	const hasProxy = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some(
		(name) => (process.env[name] ?? '') !== '',
	);
	if (!hasProxy) return new Agent(options);
	return new EnvHttpProxyAgent({
		...options,
		// Otherwise plain http targets are asked for with CONNECT, which common proxies refuse.
		proxyTunnel: false,
		// undici hands neither the cap nor the timers on to the connections that it makes to a proxy.
		factory: (origin: string | URL, given: object) => new Pool(origin, { ...options, ...given }),
	});
}
