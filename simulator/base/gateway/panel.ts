import type { ControlRoutes } from '../control/control';
import type { InputOf } from '../control/shape';
import type { Fault, FaultSpec } from '../faults/faultSpec';
import type { TrafficCounts } from '../http/traffic';
import type { AnyState } from './state';

/** What the summary of every vendor ends with. */
export interface CommonSummary {
	/** Requests in the log. */
	readonly requests: number;
	/** Requests by the gateway's own code in their reply; `none` for a reply without one. */
	readonly codes: Readonly<Record<string, number>>;
	readonly traffic: TrafficCounts;
}

/** What a test, or the control API, can look at and change in any gateway. */
export class Panel<T extends AnyState> {
	constructor(protected readonly state: T) {}

	/** Everything at a glance; what is a vendor's own comes first. */
	summary(): CommonSummary {
		const { requests, traffic } = this.state;
		const codes: Record<string, number> = {};
		for (const { code } of requests) codes[code ?? 'none'] = (codes[code ?? 'none'] ?? 0) + 1;
		return { requests: requests.length, codes, traffic: traffic.snapshot() };
	}

	/** Every request, in order, with its passwords masked. */
	requests(): T['requests'] {
		return this.state.requests;
	}

	settings(): T['settings'] {
		return this.state.settings;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeSettings(patch: InputOf<T['declared']['settings']['fields']>): T['settings'] {
		this.state.changeSettings(patch);
		return this.state.settings;
	}

	account(): T['account'] {
		return this.state.account;
	}

	/** @throws ControlError when a value is not valid; then nothing changes. */
	changeAccount(patch: InputOf<T['declared']['account']['fields']>): T['account'] {
		this.state.changeAccount(patch);
		return this.state.account;
	}

	faults(): readonly Fault[] {
		return this.state.faults.list();
	}

	/** Queues faults behind those that wait already. */
	addFaults(...specs: readonly FaultSpec[]): readonly Fault[] {
		return this.state.faults.add(specs);
	}

	clearFaults(): void {
		this.state.faults.clear();
	}

	/** The control API of the vendor: the same as this, by `METHOD resource` below its name. */
	routes(): ControlRoutes {
		const { state } = this;
		return {
			'GET ': () => this.summary(),
			'GET requests': () => state.requests,
			'GET settings': () => state.settings,
			'PATCH settings': (body) => state.changeSettings(body),
			'GET account': () => state.account,
			'PATCH account': (body) => state.changeAccount(body),
			'GET faults': () => state.faults.list(),
			'POST faults': (body) => state.faults.add(body),
			'DELETE faults': () => {
				state.faults.clear();
				return state.faults.list();
			},
		};
	}
}
