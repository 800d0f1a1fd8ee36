import type { SendResult } from './sendResult';

/** A result, with what only some vendors tell. */
type Result = SendResult['result'] & {
	readonly batchId?: string | null;
	readonly isReplay?: boolean;
};

/**
 * What a send came to, in words: how many messages were accepted, and what they cost together. A
 * request's points stand with every recipient that shares it, so that nobody can sum them up.
 *
 * @returns undefined where there is nothing to sum up
 */
export function totalOf(results: readonly Result[]): string | undefined {
	const accepted = results.filter((result) => result.accepted === true);
	const known = accepted.filter((result) => result.requestPoints !== null);
	if (accepted.length < 2 || known.length === 0) return undefined;
	const byRequest = new Map(known.map((result) => [requestOf(result), result.requestPoints ?? 0]));
	const points = [...byRequest.values()].reduce((sum, one) => sum + one, 0);
	const open = accepted.filter((result) => result.requestPoints === null && !isReplay(result));
	const others = open.length === 0 ? '' : `, and for ${open.length} of them the gateway named none`;
	return `${accepted.length} messages were accepted, for ${points} ${points === 1 ? 'point' : 'points'} in all${others}. Do not sum 'requestPoints': every message of a request has those of the whole request`;
}

/** How many messages got the answer to an earlier one, in words; undefined where none did. */
export function replaysOf(results: readonly Result[]): string | undefined {
	const replays = results.filter(isReplay).length;
	return replays === 0
		? undefined
		: `${replays} of ${results.length} messages have a 'Client Message ID' that was used before: the gateway repeats its answer to the earlier message then ('isReplay'), and sends nothing new`;
}

function isReplay(result: Result): boolean {
	return result.isReplay === true;
}

/** The same for messages that shared a request: its batch where the vendor has those, or its one message. */
function requestOf({ batchId, messageId }: Result): string | null {
	return batchId ?? messageId;
}
