import { notSent, type Unaccepted } from '../../messaging/outcome';
import { MAX_CLIENT_ID, nameProblem } from './message';

/** Destinations of one request (`destinations`: 500 numbers). */
export const MAX_DESTINATIONS = 500;

/** A recipient of a request. */
export interface MmsDestination {
	/** `09########`. */
	readonly to: string;
	/**
	 * `cID`, up to 36 characters and unique for ever: within 12 hours Mitake answers a message that
	 * has one which it knows with its earlier answer, and sends nothing.
	 */
	readonly clientMessageId: string;
	/** Whether the user chose it, so that an earlier message may have had it. */
	readonly isOwnId?: boolean;
}

/** Why destinations cannot share a request, before anything leaves. */
export function destinationsProblem(
	destinations: readonly MmsDestination[],
): Unaccepted | undefined {
	const count = destinations.length;
	if (count < 1 || count > MAX_DESTINATIONS) {
		return refused(
			'WRONG_COUNT',
			`A request to Mitake takes 1 to ${MAX_DESTINATIONS} recipients, not ${count}`,
		);
	}
	const ids = new Set<string>();
	for (const { clientMessageId } of destinations) {
		const problem =
			clientMessageId === ''
				? 'A message to Mitake needs a client message ID'
				: nameProblem('Client Message ID', clientMessageId, MAX_CLIENT_ID);
		if (problem !== undefined) return refused('BAD_CLIENT_ID', problem);
		if (ids.has(clientMessageId)) {
			return refused(
				'EQUAL_CLIENT_IDS',
				`Two recipients of one request have the client message ID '${clientMessageId}': Mitake would take them for one`,
			);
		}
		ids.add(clientMessageId);
	}
	return undefined;
}

function refused(code: string, reason: string): Unaccepted {
	return notSent({ code, text: '', reason, advice: 'Nothing was sent.' });
}
