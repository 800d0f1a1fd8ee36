import type { Clock } from '../clock';
import type { Exchange } from '../http/outgoing';
import type { CallbackAttempt } from './callback';
import type { Delivery } from './lanes';

const LONGEST_BODY = 1_000;

/** Writes every attempt down. */
export class AttemptLog {
	readonly attempts: CallbackAttempt[] = [];

	constructor(private readonly clock: Clock) {}

	/** Notes that an attempt starts; returns what notes how it ended. */
	start({ tracked, request, target, copy, tries }: Delivery) {
		const { kind, messageId, recipient } = tracked.callback;
		const attempt: CallbackAttempt = {
			id: this.attempts.length + 1,
			callback: tracked.number,
			copy,
			try: tries,
			kind,
			messageId,
			recipient,
			method: request.method,
			url: target?.url ?? request.url,
			form: request.form,
			status: null,
			contentType: null,
			body: null,
			accepted: null,
			reason: null,
			startedAt: this.clock.isoNow(),
			endedAt: null,
			elapsedMs: null,
		};
		this.attempts.push(attempt);
		const started = performance.now();
		return (exchange: Exchange, reason: string | null): void => {
			attempt.elapsedMs = performance.now() - started;
			attempt.endedAt = this.clock.isoNow();
			attempt.accepted = reason === null;
			attempt.reason = reason;
			if ('failure' in exchange) return;
			const { status, contentType, body } = exchange.answer;
			attempt.status = status;
			attempt.contentType = contentType;
			attempt.body = body.toString('utf8').slice(0, LONGEST_BODY);
		};
	}
}
