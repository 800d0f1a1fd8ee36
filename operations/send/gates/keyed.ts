import type { IExecuteFunctions } from 'n8n-workflow';
import { IdempotencyKeys, sharedKey } from '../idempotency';
import type { Gate } from './gate';

/**
 * Gives each recipient its idempotency key: the user's own, derived from it where several share it,
 * or made. Lets through whose key nobody else has.
 */
export function keyed<Content>(context: IExecuteFunctions): Gate<Content> {
	const keys = new IdempotencyKeys(context);
	const used = new Set<string>();
	return {
		admit(candidate) {
			const { itemIndex, position, isAlone, read, carried, composed } = candidate;
			if ('problem' in read || 'problem' in composed) return undefined;
			const { number } = read;
			const { clientKey = '' } = composed;
			const key =
				clientKey === ''
					? keys.keyFor({ itemIndex, position, number }, carried?.identity ?? '')
					: isAlone
						? clientKey
						: sharedKey(clientKey, number);
			if (used.has(key)) {
				return {
					refused: `Another recipient of this execution has the same 'Client Message ID', '${key}': the gateway would take the two for one message`,
				};
			}
			used.add(key);
			candidate.idempotencyKey = key;
			return undefined;
		},
	};
}
