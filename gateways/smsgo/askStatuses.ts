import { sentence, type MessageResult } from '../../messaging/message';
import { accepted, type Outcome } from '../../messaging/outcome';
import type { SmsgoLine } from './account';
import { getManyStatuses } from './calls/getManyStatuses';
import { notKnown, type SmsgoMessageKey } from './statuses';

/** Table 1: a number that smsgo does not take, which refuses the whole request. */
const BAD_NUMBER = '-5';

/**
 * What became of up to 50 messages. Where smsgo refuses the request for a number in it, each half is
 * asked about alone, until only that number is left without an answer. To ask twice does no harm.
 *
 * @returns results for each key, in the order of the keys
 */
export async function askStatuses(
	line: SmsgoLine,
	keys: readonly SmsgoMessageKey[],
): Promise<Outcome<MessageResult[][]>> {
	const outcome = await line.call(getManyStatuses, keys);
	const isRefused = outcome.outcome === 'rejected' && outcome.failure.code === BAD_NUMBER;
	if (!isRefused || keys.length < 2) return outcome;
	const middle = Math.ceil(keys.length / 2);
	const results: MessageResult[][] = [];
	for (const half of [keys.slice(0, middle), keys.slice(middle)]) {
		const answered = await askStatuses(line, half);
		if (answered.outcome === 'accepted') results.push(...answered.value);
		else if (answered.outcome !== 'rejected' || answered.failure.code !== BAD_NUMBER)
			return answered;
		else results.push(...half.map((key) => [notKnown(key, sentence(answered.failure))]));
	}
	return accepted(results);
}
