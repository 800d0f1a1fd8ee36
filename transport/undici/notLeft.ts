import type { Failure } from '../../messaging/outcome';
import { neverLeft } from '../failures';
import { codeAndText } from './thrown';

/** Ends an exchange before anything of its request has left, and says why. */
export class NotLeft extends Error {
	override readonly name = 'NotLeft';
	/** Whatever the failure's: undici tries again for ever after the code that it has for a closed socket. */
	readonly code = 'NOT_LEFT';

	constructor(readonly failure: Failure) {
		super(failure.reason);
	}
}

/** Why nothing of a request has left: whatever a connector, a proxy or a lookup failed with. */
export function failureBefore(error: unknown): Failure {
	return error instanceof NotLeft ? error.failure : neverLeft(...codeAndText(error));
}
