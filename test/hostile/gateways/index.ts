import { cloudmax } from './cloudmax';
import type { GatewayName, HostileGateway } from './gateway';
import { mitake } from './mitake';
import { smsgo } from './smsgo';
import { umail } from './umail';

export const gateways: readonly HostileGateway[] = [cloudmax, mitake, smsgo, umail];

/** @throws where the suite has no such gateway */
export function gatewayOf(name: GatewayName): HostileGateway {
	const gateway = gateways.find((one) => one.name === name);
	if (gateway === undefined) throw new Error(`${name} has no gateway in test/hostile/gateways`);
	return gateway;
}
