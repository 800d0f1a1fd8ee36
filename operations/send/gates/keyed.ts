import type { IExecuteFunctions } from 'n8n-workflow';
import { uuidV5 } from '../../../transport/libraries';
import type { Place } from '../sendResult';
import type { Gate } from './gate';

/** Of this package's keys, so that they meet nobody else's. */
const NAMESPACE = '3d2f3a52-9a5e-5c0b-8a53-6f0d1a7b2c94';

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

/**
 * The idempotency keys of one run: UUIDs that are the same whenever the same run is tried again, by
 * this package or by n8n's Retry On Fail, and differ for anything else: the instance, the workflow,
 * the execution, the node, the run, the place in it and the message all count. Small execution ids
 * alone would collide between two instances on one account.
 */
export class IdempotencyKeys {
	private readonly run: readonly unknown[];

	constructor(context: IExecuteFunctions) {
		const runIndex: unknown = context.getWorkflowDataProxy(0)['$runIndex'];
		this.run = [
			context.getInstanceId(),
			context.getWorkflow().id,
			context.getExecutionId(),
			context.getNode().id,
			runIndex,
		];
	}

	/** @param identity what the recipient gets; the same for equal messages only */
	keyFor({ itemIndex, position, number }: Place, identity: string): string {
		return key([...this.run, itemIndex, position, number, identity]);
	}
}

/** The key of one of several recipients that share a key of the user's. */
export function sharedKey(userKey: string, number: string): string {
	return key([userKey, number]);
}

function key(parts: readonly unknown[]): string {
	return uuidV5(JSON.stringify(parts), NAMESPACE);
}
