import type { FatesOf } from '../base/control/fates';
import { CODE, FROM_0, integer, needed, optional, text } from '../base/control/fields';
import type { ValuesOf } from '../base/control/shape';
import { STATE_WORD } from './callbacks/specs';
import type { SmsgoSettings } from './settings';

/** How a handset ends. */
export const fate = {
	/** A final state of table 2, or any other word: the table calls itself an excerpt. */
	state: needed(text('', STATE_WORD)),
	/** Milliseconds of the simulator's clock after leaving the gateway; default `finalAfterMs`. */
	afterMs: optional(integer(0, FROM_0)),
	/** The status code beside the state, default 0: the state decides, not the code. */
	code: optional(integer(0, CODE)),
};

export type Fates = FatesOf<ValuesOf<typeof fate>>;

/** The fate of one number, with the settings' defaults. */
export function fateOf(number: string, fates: Fates, settings: SmsgoSettings) {
	const {
		state = settings.finalState,
		afterMs = settings.finalAfterMs,
		code = 0,
	} = fates[number] ?? {};
	return { state, afterMs, code };
}
