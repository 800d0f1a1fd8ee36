import type { Clock } from './base/clock';
import { PASSWORDS as cloudmax } from './cloudmax/account';
import { CloudmaxGateway } from './cloudmax/gateway';
import { PASSWORDS as mitake } from './mitake/account';
import { MitakeGateway } from './mitake/gateway';
import { PASSWORDS as smsgo } from './smsgo/account';
import { SmsgoGateway } from './smsgo/gateway';
import { PASSWORDS as umail } from './umail/account';
import { UMailGateway } from './umail/gateway';

/** Every vendor by its name, which is also where its gateway and its part of the control API are. */
export function makeVendors(clock: Clock) {
	return {
		cloudmax: new CloudmaxGateway(clock),
		smsgo: new SmsgoGateway(clock),
		umail: new UMailGateway(clock),
		mitake: new MitakeGateway(clock),
	};
}

/**
 * The passwords of the simulated accounts. Nothing else has these texts in it, so wherever one turns
 * up, a secret has got out: `npm run test:canary` looks for them in all that the suites leave behind.
 */
export const PASSWORDS = { ...cloudmax, ...mitake, ...smsgo, ...umail } as const;

type Vendors = ReturnType<typeof makeVendors>;

/** What a test can look at and change, by vendor. */
export type Panels = { readonly [V in keyof Vendors]: Vendors[V]['panel'] };

// No type can be inferred from the entries of an object: that each stands under its own vendor's
// name is what these overloads state.

export function panelsOf(vendors: Vendors): Panels;
export function panelsOf(vendors: Vendors): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(vendors).map(([name, { panel }]) => [name, panel]));
}

/** Base URLs by vendor. */
export function urlsOf(vendors: Vendors, url: string): Readonly<Record<keyof Vendors, string>>;
export function urlsOf(vendors: Vendors, url: string): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.keys(vendors).map((name) => [name, `${url}/${name}`]));
}
