import { BlockList, isIP } from 'node:net';

/** How many bits an IP address has, 32 or 128; undefined for what is no IP address. */
export function addressBits(text: string): 32 | 128 | undefined {
	const version = isIP(text);
	if (version === 0) return undefined;
	return version === 4 ? 32 : 128;
}

/** A set of networks, IPv4 and IPv6. */
export class Networks {
	private readonly list = new BlockList();

	/**
	 * @param address an IP address of the network
	 * @param prefix how many bits all addresses of the network share, from 0 to {@link addressBits}
	 */
	add(address: string, prefix: number): void {
		this.list.addSubnet(address, prefix, familyOf(address));
	}

	/** Whether a network has this address; false for what is no IP address. */
	has(address: string): boolean {
		return addressBits(address) !== undefined && this.list.check(address, familyOf(address));
	}
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
	return addressBits(address) === 32 ? 'ipv4' : 'ipv6';
}
