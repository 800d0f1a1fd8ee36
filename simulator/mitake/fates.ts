import type { FatesOf } from '../base/control/fates';
import { FROM_0, integer, needed, optional, text } from '../base/control/fields';
import type { ValuesOf } from '../base/control/shape';
import { STATUS_PATTERN } from './codes';
import type { MitakeSettings } from './settings';

/** How a handset ends. */
export const fate = {
	/** A state of Appendix 3, or any other number; 1 and 2 stay what they are for ever. */
	status: needed(text('', STATUS_PATTERN)),
	/** Milliseconds of the simulator's clock after leaving; default `finalAfterMs`. */
	afterMs: optional(integer(0, FROM_0)),
	/**
	 * What the reply to the push says of it, by default 1 or 1000. A code of Appendix 2, or a failed
	 * state of Appendix 3, refuses the message: it is neither stored nor charged.
	 */
	answer: optional(text('', STATUS_PATTERN)),
};

export type Fates = FatesOf<ValuesOf<typeof fate>>;

/** How and when a message ends. */
export interface Ending {
	readonly status: string;
	readonly afterMs: number;
}

/** The fates of numbers that end in a 9 and one of these, padded to four digits. */
const ENDINGS = ['1', '2', '1001', '2000', '2001', '2002', '2003', '2999', '3000', '9998', '9999'];

const FATE_OF_ENDING = new Map<string, string>(
	ENDINGS.map((status) => [`9${status.padStart(4, '0')}`, status] as const),
);

/** The fate of one number: the one that was set, the one of its ending, or the settings' own. */
export function fateOf(number: string, fates: Fates, settings: MitakeSettings): Ending {
	const { status, afterMs = settings.finalAfterMs } = fates[number] ?? {};
	return {
		status: status ?? FATE_OF_ENDING.get(number.slice(-5)) ?? settings.finalStatus,
		afterMs,
	};
}
