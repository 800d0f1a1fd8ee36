import type { Clock } from './base/clock';
import { CloudmaxGateway } from './cloudmax/gateway';
import { MitakeGateway } from './mitake/gateway';
import { SmsgoGateway } from './smsgo/gateway';
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
