import { Clock } from './base/clock';
import type { ControlRoutes } from './base/control/control';
import { integer, needed } from './base/control/fields';
import { Shape } from './base/control/shape';
import { SimulatorServer } from './base/http/server';
import { makeVendors, type Panels, panelsOf, urlsOf } from './vendors';

/** A running simulator, with the panel of every vendor under its name. */
export interface Simulator extends Panels {
	/** `http://127.0.0.1:PORT` */
	readonly url: string;
	/** Base URL of every gateway, as a credential takes it. */
	readonly gateways: Readonly<Record<keyof Panels, string>>;
	/** Base URL of smsgo's backup host. */
	readonly smsgoBackup: string;
	/** Base URL of the control API. */
	readonly control: string;
	readonly clock: Clock;
	/** Back to the state it was started in: settings, accounts, messages, logs, faults and clock. */
	reset(): void;
	/** Ends every connection, timer and event. */
	close(): Promise<void>;
}

/** A hundred years: beyond it lie dates that JavaScript cannot write. */
const LONGEST_ADVANCE = 100 * 365 * 86_400_000;

const ADVANCE = new Shape('the clock', {
	advanceMs: needed(integer(0, { min: 0, max: LONGEST_ADVANCE })),
});

function clockRoutes(clock: Clock): ControlRoutes {
	const now = () => ({ now: clock.isoNow(), nowMs: clock.now() });
	return {
		'GET clock': now,
		'POST clock': (body) => {
			clock.advance(ADVANCE.read(body).advanceMs);
			return now();
		},
	};
}

/** The routes of every vendor below its name: `GET settings` becomes `GET smsgo/settings`. */
function vendorRoutes(vendors: ReturnType<typeof makeVendors>): ControlRoutes {
	const entries = Object.entries(vendors).flatMap(([name, { panel }]) =>
		Object.entries(panel.routes()).map(([route, handler]) => {
			const [method = '', resource = ''] = route.split(' ');
			return [`${method} ${resource === '' ? name : `${name}/${resource}`}`, handler] as const;
		}),
	);
	return Object.fromEntries(entries);
}

/**
 * Starts the simulated gateways on 127.0.0.1.
 * @param options.port default 0: a free one
 * @throws Error when the port is taken
 */
export async function startSimulator(options: { port?: number } = {}): Promise<Simulator> {
	const clock = new Clock();
	const vendors = makeVendors(clock);
	const gateways = Object.values(vendors);
	const reset = () => {
		clock.reset();
		for (const gateway of gateways) gateway.reset();
		return { reset: true };
	};
	const server = new SimulatorServer(gateways, {
		...clockRoutes(clock),
		...vendorRoutes(vendors),
		'POST reset': reset,
	});
	const url = `http://127.0.0.1:${await server.listen(options.port ?? 0)}`;
	return {
		...panelsOf(vendors),
		url,
		gateways: urlsOf(vendors, url),
		smsgoBackup: `${url}/smsgo-backup`,
		control: `${url}/_control`,
		clock,
		reset,
		close: async () => {
			clock.close();
			await Promise.all(
				gateways.map(async (gateway) => {
					await gateway.close();
				}),
			);
			await server.close();
		},
	};
}
