import type { Clock } from '../clock';
import { flag, integer, REAL_WAIT } from '../control/fields';
import type { Fields, Shape, ValuesOf } from '../control/shape';
import { Faults, type KnownTargets } from '../faults/faults';
import { Traffic } from '../http/traffic';
import type { RequestEntry } from './requestLog';

/** Settings of every vendor. */
export const commonSettings = {
	/** Real milliseconds that every reply waits. */
	latencyMs: integer(0, REAL_WAIT),
	/** False ends every connection before anything is read. */
	alive: flag(true),
};

export type SettingFields = Fields & typeof commonSettings;

/** What can be changed in a gateway, as it is declared. */
export interface Declarations<S extends SettingFields, A extends Fields> {
	readonly settings: Shape<S>;
	readonly account: Shape<A>;
}

/** All that changes while a gateway runs. `D` is what the vendor adds to the log of requests. */
export abstract class State<S extends SettingFields, A extends Fields, D = unknown> {
	settings: ValuesOf<S>;
	account: ValuesOf<A>;
	requests: (RequestEntry & D)[] = [];
	readonly faults: Faults;
	readonly traffic = new Traffic();

	constructor(
		readonly clock: Clock,
		readonly declared: Declarations<S, A>,
		known: KnownTargets,
	) {
		this.settings = declared.settings.initial;
		this.account = declared.account.initial;
		this.faults = new Faults(known);
	}

	/** @throws ControlError when `patch` is not valid; then nothing changes. */
	changeSettings(patch: unknown): ValuesOf<S> {
		this.settings = this.declared.settings.read(patch, this.settings);
		return this.settings;
	}

	/** @throws ControlError when `patch` is not valid; then nothing changes. */
	changeAccount(patch: unknown): ValuesOf<A> {
		this.account = this.declared.account.read(patch, this.account);
		return this.account;
	}

	/** Back to the start. */
	reset(): void {
		this.settings = this.declared.settings.initial;
		this.account = this.declared.account.initial;
		this.requests = [];
		this.faults.clear();
		this.traffic.reset();
	}

	/** Ends what is under way beside requests, such as callbacks. */
	async close(): Promise<void> {
		await Promise.resolve();
	}
}

/** The state of any vendor. */
export type AnyState<D = unknown> = State<SettingFields, Fields, D>;
