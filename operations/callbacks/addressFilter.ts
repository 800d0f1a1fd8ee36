import { BlockList, isIP } from 'node:net';
import { InputProblem } from '../parameters/inputProblem';

/**
 * Tells whether an address may call, by a list of addresses and networks.
 *
 * @param list addresses and networks in CIDR notation, IPv4 and IPv6, separated by commas, blanks or
 * new lines; empty allows every address
 * @throws InputProblem when an entry is neither
 */
export function addressFilter(list: string): (address: string) => boolean {
	const entries = list.split(/[\s,;]+/u).filter((entry) => entry !== '');
	if (entries.length === 0) return () => true;
	const allowed = new BlockList();
	for (const entry of entries) allow(allowed, entry);
	return (address) => {
		// A server that listens on IPv6 sees IPv4 callers in this form.
		const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '');
		const version = isIP(plain);
		return version !== 0 && allowed.check(plain, version === 4 ? 'ipv4' : 'ipv6');
	};
}

function allow(allowed: BlockList, entry: string): void {
	const [address = '', prefix, ...rest] = entry.split('/');
	const version = isIP(address);
	const bits = version === 4 ? 32 : 128;
	const length = prefix === undefined ? bits : Number(prefix);
	const isPrefix = prefix === undefined || (/^\d{1,3}$/u.test(prefix) && length <= bits);
	if (version === 0 || !isPrefix || rest.length > 0) {
		throw new InputProblem(
			`'Allowed Addresses' has '${entry}', which is no address or network such as 203.0.113.0/24`,
		);
	}
	allowed.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
}
