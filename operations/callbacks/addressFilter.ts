import { addressBits, Networks } from '../../platform/networks';
import { InputProblem } from '../parameters/inputProblem';

/**
 * Tells whether an address may call, with its port or without, by a list of addresses and networks.
 *
 * @param list addresses and networks in CIDR notation, IPv4 and IPv6, separated by commas, blanks or
 * new lines; empty allows every address
 * @throws InputProblem when an entry is neither
 */
export function addressFilter(list: string): (address: string) => boolean {
	const entries = list.split(/[\s,;]+/u).filter((entry) => entry !== '');
	if (entries.length === 0) return () => true;
	const allowed = new Networks();
	for (const entry of entries) allow(allowed, entry);
	// A server that listens on IPv6 sees IPv4 callers in this form.
	return (address) => allowed.has(withoutPort(address).replace(/^::ffff:(?=\d+\.)/iu, ''));
}

/** Some proxies name a caller with its port, and then put brackets around IPv6. */
function withoutPort(address: string): string {
	const inBrackets = /^\[([^\]]*)\](?::\d{1,5})?$/u.exec(address)?.[1];
	if (inBrackets !== undefined) return inBrackets;
	return addressBits(address) === undefined ? address.replace(/:\d{1,5}$/u, '') : address;
}

function allow(allowed: Networks, entry: string): void {
	const [address = '', prefix, ...rest] = entry.split('/');
	const bits = addressBits(address);
	const length = Number(prefix ?? bits);
	const isPrefix = /^\d{1,3}$/u.test(prefix ?? '0');
	if (bits === undefined || !isPrefix || length > bits || rest.length > 0) {
		throw new InputProblem(
			`'Allowed Addresses' has '${entry}', which is no address or network such as 203.0.113.0/24`,
		);
	}
	allowed.add(address, length);
}
