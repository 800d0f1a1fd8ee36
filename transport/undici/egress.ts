import type { Failure } from '../../messaging/outcome';
import { blockedByInstance, neverLeft } from '../failures';
import { NotLeft } from './notLeft';
import { codeAndText } from './thrown';

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

/** Where a connection to the address that is none ends up: on this machine, by either protocol. */
const LOOPBACK = ['http://[::1]/', 'http://127.0.0.1/'];

/**
 * Why the instance does not let a request leave for an address; undefined where it does. The secure
 * lookup alone would let an address without a name through.
 *
 * @param url absolute; whatever its spelling, it is asked about as it is connected to
 */
export async function refusalOf(filter: EgressFilter, url: URL): Promise<Failure | undefined> {
	return (await refusal(filter, url.href)) ?? (await loopbackRefusal(filter, url.hostname));
}

/**
 * The filter's lookup. What it refuses is told apart from what DNS does not know, and a name for the
 * address that is none is one for this machine.
 */
export function secureLookup(filter: EgressFilter): Lookup {
	const lookup = filter.createSecureLookup();
	return (hostname, options, callback) => {
		lookup(hostname, options, (error, address, family) => {
			if (error !== null) {
				callback(isOfDns(error) ? error : new NotLeft(failureOf(error)), address, family);
				return;
			}
			const found = typeof address === 'string' ? [{ address }] : address;
			const unspecified = found.find((one) => isUnspecified(one.address));
			if (unspecified === undefined) {
				callback(null, address, family);
				return;
			}
			void loopbackRefusal(filter, unspecified.address).then((failure) => {
				callback(failure === undefined ? null : new NotLeft(failure), address, family);
			});
		});
	};
}

/** n8n's list of blocked addresses forgets `::`, which reaches loopback; `0.0.0.0` does as well. */
async function loopbackRefusal(filter: EgressFilter, host: string): Promise<Failure | undefined> {
	if (!isUnspecified(host)) return undefined;
	for (const url of LOOPBACK) {
		const failure = await refusal(filter, url);
		if (failure !== undefined) return failure;
	}
	return undefined;
}

/** A filter can throw as well as say no. */
async function refusal(filter: EgressFilter, url: string): Promise<Failure | undefined> {
	try {
		const verdict = await filter.validateUrl(url);
		return verdict.ok ? undefined : failureOf(verdict.error);
	} catch (error) {
		return isOfDns(error) ? neverLeft(...codeAndText(error)) : failureOf(error);
	}
}

function failureOf(error: unknown): Failure {
	const [, text] = codeAndText(error);
	return blockedByInstance(text);
}

/** A filter that refuses gives an error of its own, which no call of the system made. */
function isOfDns(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'syscall' in error;
}

/** All zeros, as IPv6, IPv4 or the one within the other; a URL has one spelling for each. */
function isUnspecified(host: string): boolean {
	const literal = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
	const url = `http://${literal}/`;
	const name = URL.canParse(url) ? new URL(url).hostname : host;
	return name === '[::]' || name === '0.0.0.0' || name === '[::ffff:0:0]';
}
