import { isIPv6 } from 'node:net';
import { NotLeft } from './notLeft';
import { badProxy } from './proxyFailures';
import { decoded } from './proxySecrets';

/** A proxy that the environment names. */
export interface Proxy {
	/** Scheme, host and port. */
	readonly origin: string;
	/** What every request to it carries: who asks, where it wants to know. */
	readonly headers: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxies of an environment. The variables in small letters come first, even where they are
 * empty; https goes through the proxy for http where it has none of its own.
 */
export class Proxies {
	private readonly http: Setting | undefined;
	private readonly https: Setting | undefined;
	private readonly isExempt: (url: URL) => boolean;

	constructor(environment: Environment) {
		this.http = settingOf(environment, 'http_proxy');
		this.https = settingOf(environment, 'https_proxy') ?? this.http;
		this.isExempt = exemptions(environment['no_proxy'] ?? environment['NO_PROXY'] ?? '');
	}

	/** Whether there are none at all. */
	get isEmpty(): boolean {
		return this.http === undefined && this.https === undefined;
	}

	/**
	 * The proxy on the way to an address; undefined where the way is a direct one.
	 *
	 * @throws NotLeft where the variable holds no address of a proxy
	 */
	on(url: URL): Proxy | undefined {
		const setting = url.protocol === 'https:' ? this.https : this.http;
		if (setting === undefined || this.isExempt(url)) return undefined;
		if (setting.proxy === undefined) throw new NotLeft(badProxy(setting.variable));
		return setting.proxy;
	}
}

/** A variable that is set; without a proxy where it holds no address of one. */
interface Setting {
	readonly variable: string;
	readonly proxy: Proxy | undefined;
}

function settingOf(environment: Environment, small: string): Setting | undefined {
	const variable = environment[small] === undefined ? small.toUpperCase() : small;
	const value = (environment[variable] ?? '').trim();
	return value === '' ? undefined : { variable, proxy: readProxy(value) };
}

/** `host:port` is what many tools take, too. */
function readProxy(value: string): Proxy | undefined {
	const text = /^[\w.-]+:\d{1,5}\/?$/u.test(value) ? `http://${value}` : value;
	// In any other scheme, `user:password@host` is an address as well.
	if (!/^https?:\/\//iu.test(text) || !URL.canParse(text)) return undefined;
	const { origin, username, password } = new URL(text);
	if (username === '' && password === '') return { origin, headers: {} };
	const login = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
	return { origin, headers: { 'proxy-authorization': `Basic ${login}` } };
}

/**
 * What goes without a proxy: `*`, or hosts divided by commas or blanks. Each stands for itself and for
 * every name below it, with or without `.` or `*.` before it; with a port, for that port alone.
 */
function exemptions(list: string): (url: URL) => boolean {
	const entries = list.split(/[,\s]+/u).filter((entry) => entry !== '');
	if (entries.includes('*')) return () => true;
	const exempt = entries.map(readExemption);
	return (url) => {
		const host = hostOf(url);
		const port = url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port;
		return exempt.some(
			(one) =>
				(one.port === undefined || one.port === port) &&
				(host === one.host || host.endsWith(`.${one.host}`)),
		);
	};
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

function readExemption(entry: string): { host: string; port: string | undefined } {
	const bare = isIPv6(entry) ? `[${entry}]` : entry;
	const [, host = bare, port] = /^(.+):(\d{1,5})$/u.exec(bare) ?? [];
	const name = host.replace(/^\*?\./u, '');
	const address = `http://${name}/`;
	// An address of the one kind or the other has many spellings, and a URL only one.
	return { host: URL.canParse(address) ? hostOf(new URL(address)) : name.toLowerCase(), port };
}

function hostOf({ hostname }: URL): string {
	return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}
