import { isRecord, ControlError, ObjectReader } from '../base/control/input';
import { type SmsgoSettings, STATE_WORD } from './settings';

/** How a handset ends. */
export interface Fate {
	/** A final state of table 2, or any other word: the table calls itself an excerpt. */
	readonly state: string;
	/** Milliseconds of the simulator's clock after leaving the gateway; default `finalAfterMs`. */
	readonly afterMs?: number;
	/** The status code beside the state, default 0: the state decides, not the code. */
	readonly code?: number;
}

/** The fates by number, as in `dstaddr` (`09…` or `+…`). */
export type Fates = Readonly<Record<string, Fate>>;

function readFate(number: string, value: unknown): Fate {
	if (!/^\+?\d+$/.test(number)) throw new ControlError(`'${number}' is not a number`);
	const read = new ObjectReader(value, `the fate of ${number}`);
	const state = read.text('state', undefined, STATE_WORD);
	const afterMs = read.integer('afterMs', undefined, { min: 0 });
	const code = read.integer('code', undefined, { min: -9999, max: 9999 });
	if (state === undefined) throw new ControlError(`The fate of ${number} needs a 'state'`);
	return read.finish({
		state,
		...(afterMs === undefined ? {} : { afterMs }),
		...(code === undefined ? {} : { code }),
	});
}

/**
 * Reads `{ number: { state, afterMs?, code? } }`.
 * @throws ControlError when it is something else.
 */
export function readFates(value: unknown): Fates {
	if (!isRecord(value)) throw new ControlError('The fates must be a JSON object');
	return Object.fromEntries(
		Object.entries(value).map(([number, fate]) => [number, readFate(number, fate)]),
	);
}

/** The fate of one number, with the settings' defaults. */
export function fateOf(number: string, fates: Fates, settings: SmsgoSettings): Required<Fate> {
	const { finalState: state, finalAfterMs: afterMs } = settings;
	return { state, afterMs, code: 0, ...fates[number] };
}
