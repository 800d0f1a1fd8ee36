import { ControlError, isRecord, ObjectReader } from '../base/control/input';
import { STATUS_PATTERN } from './codes';
import type { MitakeSettings } from './settings';

/** How a handset ends. */
export interface Fate {
	/** A state of Appendix 3, or any other number; 1 and 2 stay what they are for ever. */
	readonly status: string;
	/** Milliseconds of the simulator's clock after leaving; default `finalAfterMs`. */
	readonly afterMs?: number;
	/**
	 * What the reply to the push says of it, by default 1 or 1000. A code of Appendix 2, or a failed
	 * state of Appendix 3, refuses the message: it is neither stored nor charged.
	 */
	readonly answer?: string;
}

/** How and when a message ends. */
export type Ending = Required<Pick<Fate, 'status' | 'afterMs'>>;

/** The fates by number, as in `to`. */
export type Fates = Readonly<Record<string, Fate>>;

/** The fates of numbers that end in a 9 and one of these, padded to four digits. */
const ENDINGS = ['1', '2', '1001', '2000', '2001', '2002', '2003', '2999', '3000', '9998', '9999'];

const FATE_OF_ENDING = new Map<string, string>(
	ENDINGS.map((status) => [`9${status.padStart(4, '0')}`, status] as const),
);

function readFate(number: string, value: unknown): Fate {
	if (!/^\d+$/.test(number)) throw new ControlError(`'${number}' is not a number`);
	const read = new ObjectReader(value, `the fate of ${number}`);
	const status = read.text('status', undefined, STATUS_PATTERN);
	const afterMs = read.integer('afterMs', undefined, { min: 0 });
	const answer = read.text('answer', undefined, STATUS_PATTERN);
	if (status === undefined) throw new ControlError(`The fate of ${number} needs a 'status'`);
	return read.finish({
		status,
		...(afterMs === undefined ? {} : { afterMs }),
		...(answer === undefined ? {} : { answer }),
	});
}

/**
 * Reads `{ number: { status, afterMs?, answer? } }`.
 * @throws ControlError when it is something else.
 */
export function readFates(value: unknown): Fates {
	if (!isRecord(value)) throw new ControlError('The fates must be a JSON object');
	return Object.fromEntries(
		Object.entries(value).map(([number, fate]) => [number, readFate(number, fate)]),
	);
}

/** The fate of one number: the one that was set, the one of its ending, or the settings' own. */
export function fateOf(number: string, fates: Fates, settings: MitakeSettings): Ending {
	const status = FATE_OF_ENDING.get(number.slice(-5)) ?? settings.finalStatus;
	return { status, afterMs: settings.finalAfterMs, ...fates[number] };
}
