import type { Failure, Outcome } from '../../messaging/outcome';

/** What was accepted; anything else fails the test. */
export function valueOf<T>(outcome: Outcome<T>): T {
	if (outcome.outcome === 'accepted') return outcome.value;
	throw new Error(`${outcome.outcome}: ${outcome.failure.reason}`);
}

/** Why it was not accepted; acceptance fails the test. */
export function failureOf<T>(outcome: Outcome<T>): Failure {
	if (outcome.outcome !== 'accepted') return outcome.failure;
	throw new Error('it was accepted');
}
