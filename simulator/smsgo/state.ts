import type { Clock } from '../base/clock';
import type { KnownTargets } from '../base/faults/faults';
import { ReportingState } from '../base/reporting/reportingState';
import { account, type AccountFields } from './account';
import { SmsgoCallbacks } from './callbacks/callbacks';
import { ReplySurcharge } from './charge';
import { fate } from './fates';
import { MessageStore } from './messages';
import { type SettingFields, settings } from './settings';

/** All that changes while the gateway runs. */
export class SmsgoState extends ReportingState<SettingFields, AccountFields, typeof fate> {
	/** Recipients accepted so far, for the setting `sendLimit`. */
	accepted = 0;
	readonly surcharge = new ReplySurcharge();
	readonly store = new MessageStore(this);
	readonly callbacks = new SmsgoCallbacks(this);

	constructor(clock: Clock, known: KnownTargets) {
		super(clock, { settings, account }, fate, known);
	}

	/** Back to the start, but for the listeners of the store. */
	override reset(): void {
		super.reset();
		this.accepted = 0;
		this.surcharge.clear();
		this.store.clear();
	}
}
