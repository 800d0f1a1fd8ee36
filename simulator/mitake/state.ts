import type { Clock } from '../base/clock';
import type { KnownTargets } from '../base/faults/faults';
import { ReportingState } from '../base/reporting/reportingState';
import { account, type AccountFields } from './account';
import { MitakeCallbacks } from './callbacks/callbacks';
import { ClientIds } from './clientIds';
import { fate } from './fates';
import { Ids } from './ids';
import { MessageStore } from './messages';
import { type SettingFields, settings } from './settings';
import { Tokens } from './tokens';

/** What the log tells of a request beside what it tells of every one. */
export interface MitakeDetails {
	/** The headers by lower-case name; the token is `***`. */
	readonly headers: Readonly<Record<string, string>>;
	/** Bytes of the body, of which the log keeps the first 8,000. */
	readonly bodyLength: number;
}

/** All that changes while the gateway runs. */
export class MitakeState extends ReportingState<
	SettingFields,
	AccountFields,
	typeof fate,
	MitakeDetails
> {
	/** Elements of `destinations` in pushes that were carried out. */
	seen = 0;
	readonly ids = new Ids();
	readonly clientIds = new ClientIds();
	readonly tokens = new Tokens(this);
	readonly store = new MessageStore(this);
	readonly callbacks = new MitakeCallbacks(this);

	constructor(clock: Clock, known: KnownTargets) {
		super(clock, { settings, account }, fate, known);
	}

	/** Back to the start; ids go on, so that none is ever given twice. */
	override reset(): void {
		super.reset();
		this.seen = 0;
		this.clientIds.clear();
		this.tokens.clear();
		this.store.clear();
	}
}
