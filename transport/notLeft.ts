import type { Failure } from '../messaging/outcome';
import { neverLeft } from './failures';
import { codeAndText } from './thrown';

/** Ends an exchange before anything of its request has left, and says why. */
export class NotLeft extends Error {
	override readonly name = 'NotLeft';
	/** undici tries again for ever after an error whose code is its own for a closed socket. */
	readonly code: string;

	constructor(readonly failure: Failure) {
		super(failure.reason);
		this.code = failure.code;
	}
}

/** Why nothing of a request has left: whatever a connector, a proxy or a lookup failed with. */
export function failureBefore(error: unknown): Failure {
	return error instanceof NotLeft ? error.failure : neverLeft(...codeAndText(error));
}
