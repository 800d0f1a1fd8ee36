import { ControlError, isRecord } from './controlError';
import { type Fields, Shape, type ValuesOf } from './shape';

/** What becomes of the messages to a number, by number as in a request (`09…` or `+…`). */
export type FatesOf<F> = Readonly<Record<string, F>>;

/**
 * Reads `{ number: fate }`.
 * @throws ControlError when it is something else
 */
export function readFates<F extends Fields>(value: unknown, fields: F): FatesOf<ValuesOf<F>> {
	if (!isRecord(value)) throw new ControlError('The fates must be a JSON object');
	return Object.fromEntries(
		Object.entries(value).map(([number, fate]) => {
			if (!/^\+?\d+$/.test(number)) throw new ControlError(`'${number}' is not a number`);
			return [number, new Shape(`the fate of ${number}`, fields).read(fate)] as const;
		}),
	);
}
