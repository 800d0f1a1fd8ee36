import type { Clock } from '../clock';
import { type FatesOf, readFates } from '../control/fates';
import type { Field } from '../control/fields';
import type { Fields, ValuesOf } from '../control/shape';
import type { KnownTargets } from '../faults/faults';
import { type Declarations, type SettingFields, State } from '../gateway/state';
import type { Callbacks } from './callbacks';

/** An account from which messages are paid. */
export type PaidAccount = Fields & { readonly points: Field<number> };

/** What a state and its panel ask of a vendor's callbacks. */
type ReportingCallbacks = Pick<
	Callbacks<unknown, unknown, unknown, unknown>,
	| 'overview'
	| 'applySettings'
	| 'post'
	| 'release'
	| 'fire'
	| 'fireRaw'
	| 'idle'
	| 'reset'
	| 'close'
>;

/** The state of a vendor whose messages cost points, meet a fate and are reported. */
export abstract class ReportingState<
	S extends SettingFields,
	A extends PaidAccount,
	F extends Fields,
	D = unknown,
> extends State<S, A, D> {
	fates: FatesOf<ValuesOf<F>> = {};
	/** Points charged so far, refunds taken off. */
	charged = 0;
	abstract readonly callbacks: ReportingCallbacks;

	constructor(
		clock: Clock,
		declared: Declarations<S, A>,
		readonly fate: F,
		known: KnownTargets,
	) {
		super(clock, declared, known);
	}

	override changeSettings(patch: unknown): ValuesOf<S> {
		const settings = super.changeSettings(patch);
		this.callbacks.applySettings();
		return settings;
	}

	/** @throws ControlError when they are no fates; then nothing changes. */
	setFates(fates: unknown): FatesOf<ValuesOf<F>> {
		this.fates = readFates(fates, this.fate);
		return this.fates;
	}

	/** Takes points off the account; a negative number gives them back. */
	charge(points: number): void {
		this.charged += points;
		this.changeAccount({ points: this.account.points - points });
	}

	override reset(): void {
		super.reset();
		this.fates = {};
		this.charged = 0;
		this.callbacks.reset();
	}

	override async close(): Promise<void> {
		await this.callbacks.close();
	}
}
