import type { MessageResult } from '../../messaging/message';
import { accepted, type Outcome } from '../../messaging/outcome';
import type { SmsgoLine } from './account';
import { getManyStatuses } from './calls/getManyStatuses';
import { isBadNumber, type SmsgoMessageKey } from './statuses';

/**
 * What became of up to 50 messages. Where smsgo refuses the request for a number in it, each half is
 * asked about alone, until only that number is left. To ask twice does no harm.
 *
 * @returns results for each key, in the order of the keys
 */
export async function askStatuses(
	line: SmsgoLine,
	keys: readonly SmsgoMessageKey[],
): Promise<Outcome<MessageResult[][]>> {
	const outcome = await line.call(getManyStatuses, keys);
	if (!isBadNumber(outcome) || keys.length < 2) return outcome;
	const middle = Math.ceil(keys.length / 2);
	const first = await askStatuses(line, keys.slice(0, middle));
	if (first.outcome !== 'accepted') return first;
	const second = await askStatuses(line, keys.slice(middle));
	return second.outcome === 'accepted' ? accepted([...first.value, ...second.value]) : second;
}
