import type { IExecuteFunctions } from 'n8n-workflow';
import { IdempotencyKeys, sharedKey, type Place } from './idempotency';

/** The idempotency keys of one run's recipients, each given out once. */
export class RecipientKeys {
	private readonly keys: IdempotencyKeys;
	private readonly used = new Set<string>();

	constructor(context: IExecuteFunctions) {
		this.keys = new IdempotencyKeys(context);
	}

	/**
	 * The key of a recipient: the user's own, derived from it where several share it, or made.
	 *
	 * @param identity what the recipient gets
	 * @param userKey empty where the user gives none
	 */
	keyFor(place: Place, identity: string, userKey: string, isAlone: boolean): string {
		if (userKey === '') return this.keys.keyFor(place, identity);
		return isAlone ? userKey : sharedKey(userKey, place.number);
	}

	/** Whether a key is given out for the first time. */
	take(key: string): boolean {
		if (this.used.has(key)) return false;
		this.used.add(key);
		return true;
	}
}
