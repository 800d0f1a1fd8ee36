import { connectorOf, type Connector } from './connectors';
import { secureLookup, type EgressFilter } from './egress';
import { Agent, Pool, type Dispatcher } from '../libraries';
import { Proxies, type Proxy } from './proxies';
import { proxyConnector, tunnelConnector } from './tunnel';

/** What requests are handed to. */
export interface Pools {
	/** @throws NotLeft where there is no way to the request's origin */
	dispatch(request: OriginRequest, handler: Dispatcher.DispatchHandler): void;
}

/** A request, with where it goes. */
export type OriginRequest = Omit<Dispatcher.DispatchOptions, 'origin' | 'headers'> & {
	readonly origin: string;
	readonly headers: Readonly<Record<string, string>>;
};

const IDLE_MS = 4_000;
const unfiltered = {};

// The filter is one object per process, so pools live as long as it does and executions share them.
const pools = new WeakMap<object, Map<number, Pools>>();

/**
 * The keep-alive pools of this process for one egress filter and one cap. n8n's own helper makes an
 * agent for every request, which means a connection and a TLS handshake for each.
 *
 * Idle connections close after four seconds and the pool of their origin with the last of them.
 *
 * @param filter n8n's egress filter, where it has one
 * @param connections most connections to one origin in this process
 */
export function poolFor(filter: EgressFilter | undefined, connections: number): Pools {
	const key = filter ?? unfiltered;
	let byCap = pools.get(key);
	if (byCap === undefined) pools.set(key, (byCap = new Map<number, Pools>()));
	let pool = byCap.get(connections);
	if (pool === undefined) byCap.set(connections, (pool = createPools(filter, connections)));
	return pool;
}

function createPools(filter: EgressFilter | undefined, connections: number): Pools {
	const proxies = new Proxies(process.env);
	const lookup = filter === undefined ? undefined : secureLookup(filter);
	const direct = agentOf(connections, connectorOf(lookup));
	if (!proxies.isEmpty) return new ProxiedPools(proxies, direct, connections);
	return { dispatch: (request, handler) => void direct.dispatch(request, handler) };
}

function agentOf(connections: number, connect: Connector, toProxy?: Proxy): Agent {
	return new Agent({
		connections,
		pipelining: 1,
		keepAliveTimeout: IDLE_MS,
		// Or a server's `Keep-Alive: timeout=` would set it, up to ten minutes.
		keepAliveMaxTimeout: IDLE_MS,
		// The exchange keeps its own time, by phase; undici's timers are coarse.
		headersTimeout: 0,
		bodyTimeout: 0,
		connect,
		// The cap is one of the gateway: each has connections to the proxy of its own.
		...(toProxy === undefined
			? {}
			: { factory: (_origin: string | URL, given: object) => new Pool(toProxy.origin, given) }),
	});
}

/**
 * The pools of a process whose environment names a proxy: https goes through a tunnel, and http is
 * asked for by its whole address, without one, because common proxies refuse tunnels to it.
 *
 * The proxy looks names up, so the filter's lookup is used on direct ways alone: n8n's own helper
 * does the same, and like it asks the filter about every address before.
 */
class ProxiedPools implements Pools {
	private readonly tunnels = new Map<Proxy, Agent>();
	private readonly forwards = new Map<Proxy, Agent>();

	constructor(
		private readonly proxies: Proxies,
		private readonly direct: Agent,
		private readonly connections: number,
	) {}

	dispatch(request: OriginRequest, handler: Dispatcher.DispatchHandler): void {
		const url = new URL(request.origin);
		const proxy = this.proxies.on(url);
		if (proxy === undefined) this.direct.dispatch(request, handler);
		else if (url.protocol === 'https:') this.tunnelOf(proxy).dispatch(request, handler);
		else {
			const path = request.origin + request.path;
			const headers = { host: url.host, ...request.headers, ...proxy.headers };
			this.forwardOf(proxy).dispatch({ ...request, path, headers }, handler);
		}
	}

	private tunnelOf(proxy: Proxy): Agent {
		let agent = this.tunnels.get(proxy);
		if (agent === undefined) {
			agent = agentOf(this.connections, tunnelConnector(proxy));
			this.tunnels.set(proxy, agent);
		}
		return agent;
	}

	private forwardOf(proxy: Proxy): Agent {
		let agent = this.forwards.get(proxy);
		if (agent === undefined) {
			agent = agentOf(this.connections, proxyConnector(proxy), proxy);
			this.forwards.set(proxy, agent);
		}
		return agent;
	}
}
