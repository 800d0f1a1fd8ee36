import { accepted, type Outcome } from '../../messaging/outcome';
import { sha256 } from '../../messaging/digest';
import type { Found } from './source';

const SEPARATOR = '|';
/** Characters of a stamp that is kept as it is. */
const LONGEST_STAMP = 100;

/**
 * Reads a source that is costly only where something cheap, such as its total, has changed since the
 * last time; the mark keeps both. The stamp must be older than what is read: what comes in between is
 * then read twice and told once.
 *
 * @param given the stamp; empty where it is not known: the source is read
 * @param read gets the source's own mark
 */
export async function whenChanged(
	given: string,
	mark: string | undefined,
	read: (mark: string | undefined) => Promise<Outcome<Found>>,
): Promise<Outcome<Found>> {
	const stamp = given.length > LONGEST_STAMP ? sha256(given) : given;
	const at = mark?.indexOf(SEPARATOR) ?? -1;
	if (mark !== undefined && at > 0 && mark.slice(0, at) === stamp) {
		return accepted({ news: [], mark });
	}
	const outcome = await read(mark?.slice(at + 1));
	if (outcome.outcome !== 'accepted') return outcome;
	const { news, mark: own, isPartial = false } = outcome.value;
	// What has not been read whole is read again, changed or not; and so is what brought nothing new,
	// since what a total counts may become visible later than the total.
	const isSettled = !isPartial && (mark === undefined || news.length > 0);
	return accepted({ news, mark: `${isSettled ? stamp : ''}${SEPARATOR}${own}` });
}
