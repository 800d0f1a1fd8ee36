import { toVendorTime } from '../../../messaging/vendorTime';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { readSendAt } from '../../../operations/parameters/instant';
import { readId } from '../locators';

const MINUTE = 60_000;

/**
 * The moment at which a task is to be sent, as U-Mail writes it. What lies within a minute becomes
 * the end of it: a mail that is early cannot be called back.
 *
 * @param timeZone the workflow's, which counts where the text names none
 * @returns `YYYY-MM-DD HH:mm` in Asia/Shanghai; undefined where none is set
 * @throws InputProblem when it is no date or has passed
 */
export function readSendTime(typed: string | undefined, timeZone: string): string | undefined {
	if (typed === undefined || typed.trim() === '') return undefined;
	const instant = readSendAt(typed, timeZone, 'Send Time')?.getTime() ?? Date.now();
	return wireMinute(Math.ceil(instant / MINUTE) * MINUTE);
}

/** A moment as U-Mail writes it, `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
export function wireMinute(milliseconds: number): string {
	const { year, month, day, hour, minute } = toVendorTime(new Date(milliseconds));
	return `${year}-${month}-${day} ${hour}:${minute}`;
}

/**
 * The templates of a task, each once.
 *
 * @param more IDs as they were typed
 * @throws InputProblem when one is no ID
 */
export function readTemplates(template: { readonly value: string }, more = ''): string[] {
	const others = more.split(/[\s,;]+/u).filter((id) => id !== '');
	return [
		...new Set([
			readId(template, 'Template'),
			...others.map((value) => readId({ value }, 'More Templates')),
		]),
	];
}

/**
 * How many mails leave.
 *
 * @throws InputProblem when it is no whole number
 */
export function readQuantity(quantity: number | undefined): number | undefined {
	if (quantity === undefined || Number.isSafeInteger(quantity)) return quantity;
	throw new InputProblem(`'Send Quantity' is ${quantity}; it can be a whole number from 0`);
}
