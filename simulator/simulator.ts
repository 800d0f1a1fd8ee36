import { Clock } from './base/clock';
import { CloudmaxGateway } from './cloudmax/gateway';
import type { CloudmaxPanel } from './cloudmax/panel';
import type { ControlRoutes } from './base/control/control';
import type { Gateway } from './base/gateway/gateway';
import { ControlError, ObjectReader } from './base/control/input';
import { MitakeGateway } from './mitake/gateway';
import type { MitakePanel } from './mitake/panel';
import { SimulatorServer } from './base/http/server';
import { SmsgoGateway } from './smsgo/gateway';
import type { SmsgoPanel } from './smsgo/panel';
import { UMailGateway } from './umail/gateway';
import type { UMailPanel } from './umail/panel';

/** A running simulator. */
export interface Simulator {
	/** `http://127.0.0.1:PORT` */
	readonly url: string;
	/** Base URL of every gateway, as a credential takes it. */
	readonly gateways: {
		readonly cloudmax: string;
		readonly smsgo: string;
		readonly umail: string;
		readonly mitake: string;
	};
	/** Base URL of smsgo's backup host. */
	readonly smsgoBackup: string;
	/** Base URL of the control API. */
	readonly control: string;
	readonly clock: Clock;
	readonly cloudmax: CloudmaxPanel;
	readonly smsgo: SmsgoPanel;
	readonly mitake: MitakePanel;
	readonly umail: UMailPanel;
	/** Back to the state it was started in: settings, accounts, messages, logs, faults and clock. */
	reset(): void;
	/** Ends every connection, timer and event. */
	close(): Promise<void>;
}

function clockRoutes(clock: Clock): ControlRoutes {
	const now = () => ({ now: clock.isoNow(), nowMs: clock.now() });
	return {
		'GET clock': now,
		'POST clock': (body) => {
			const read = new ObjectReader(body, 'the clock');
			const ms = read.finish(
				read.integer('advanceMs', undefined, { min: 0, max: LONGEST_ADVANCE }),
			);
			if (ms === undefined) throw new ControlError(`The clock needs 'advanceMs'`);
			clock.advance(ms);
			return now();
		},
	};
}

/** A hundred years: beyond it lie dates that JavaScript cannot write. */
const LONGEST_ADVANCE = 100 * 365 * 86_400_000;

/** The routes of every gateway below its name: `GET settings` becomes `GET smsgo/settings`. */
function gatewayRoutes(gateways: readonly Gateway[]): ControlRoutes {
	const entries = gateways.flatMap(({ name, control }) =>
		Object.entries(control).map(([route, handler]) => {
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
	const smsgo = new SmsgoGateway(clock);
	const cloudmax = new CloudmaxGateway(clock);
	const mitake = new MitakeGateway(clock);
	const umail = new UMailGateway(clock);
	const gateways: readonly Gateway[] = [cloudmax, smsgo, umail, mitake];
	const reset = () => {
		clock.reset();
		for (const gateway of gateways) gateway.reset();
	};
	const server = new SimulatorServer(gateways, {
		...clockRoutes(clock),
		...gatewayRoutes(gateways),
		'POST reset': () => {
			reset();
			return { reset: true };
		},
	});
	const url = `http://127.0.0.1:${await server.listen(options.port ?? 0)}`;
	return {
		url,
		gateways: {
			cloudmax: `${url}/cloudmax`,
			smsgo: `${url}/smsgo`,
			umail: `${url}/umail`,
			mitake: `${url}/mitake`,
		},
		smsgoBackup: `${url}/smsgo-backup`,
		control: `${url}/_control`,
		clock,
		cloudmax: cloudmax.panel,
		smsgo: smsgo.panel,
		mitake: mitake.panel,
		umail: umail.panel,
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
