import { toWallTime } from '../base/wallTime';
import type { SmsgoSettings } from './settings';

const PER_SECOND = 10_000;
const ODD = ['1', '3', '5', '7', '9'];

/**
 * Makes message ids: the digits YYMMDDhhmmss of local time and a running number of four digits,
 * 16 in all, as in the JSON sample. The style `long` has 18 digits and is always odd, which a
 * double of that size never is: an id that went through a JavaScript number is another one.
 */
export class MessageIds {
	private running = 0;

	/** @param isTaken ids of the same second must not meet when the running number comes round */
	next(
		nowMs: number,
		style: SmsgoSettings['msgidStyle'],
		isTaken: (msgid: string) => boolean,
	): string {
		for (let tries = 0; ; tries++) {
			// A second that has used up its numbers borrows from the next one.
			const second = nowMs + Math.floor(tries / PER_SECOND) * 1_000;
			const time = toWallTime(second).replaceAll(/\D/g, '').slice(2);
			const number = `${this.running++ % PER_SECOND}`.padStart(4, '0');
			const msgid =
				style === 'long'
					? `${time}0${number}${ODD[this.running % ODD.length] ?? '1'}`
					: time + number;
			if (!isTaken(msgid)) return msgid;
		}
	}
}
