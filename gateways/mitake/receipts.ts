import { sentence, unacceptedState } from '../../messaging/message';
import {
	accepted,
	rejected,
	unknown,
	type Failure,
	type Outcome,
	type Unaccepted,
} from '../../messaging/outcome';
import type { Attempt } from './attempts';
import { readMessageCode, REPEATED_ID } from './codes';
import type { PushAnswer, PushedMessage } from './calls/send';
import { isTaken, knownState, type MmsState } from './states';

/** What is known of one message that Mitake has answered. */
export interface MmsReceipt {
	readonly batchId: string | null;
	readonly messageId: string | null;
	readonly state: MmsState;
	/** Where Mitake did not take the message, or nobody can know. */
	readonly unaccepted?: Unaccepted;
	/** Whether the answer is that to an earlier message with the same client message ID. */
	readonly isReplay: boolean;
	/** When Mitake took it, as ISO 8601 with +08:00; null where it does not say. */
	readonly statusAt: string | null;
	readonly points: number | null;
	readonly requestPoints: number | null;
	readonly pointsLeft: number | null;
	readonly code: string;
	readonly text: string | null;
}

/** Milliseconds by which two clocks that are right may differ. */
const SKEW_MS = 60_000;
/** What a clock is behind that shows UTC: no document says which zone Mitake's times are of. */
const ZONE_MS = 8 * 60 * 60 * 1000;

/**
 * How each message of a push ended.
 *
 * @param attempts in the order of the destinations; what is learnt is written into them
 * @param now when the answer arrived, in milliseconds
 */
export function receiptsOf(
	answer: PushAnswer,
	attempts: readonly Attempt[],
	now: number,
): Outcome<MmsReceipt>[] {
	// What Mitake's clock is ahead of ours.
	const ahead = answer.answeredAt === null ? 0 : answer.answeredAt - now;
	return attempts.map((attempt, index) => {
		const message = answer.messages[index];
		if (message === undefined) return withDoubt(attempt, nothingSaid);
		const { state, unaccepted } = judge(message, attempt);
		attempt.doubt = unaccepted?.outcome === 'unknown' ? unaccepted : undefined;
		const isReplay = unaccepted === undefined && isRepeated(message, attempt, ahead);
		if (unaccepted === undefined) attempt.receipt = receiptOf(message);
		const { batchId, requestPoints, pointsLeft } = answer;
		const { messageId, statusAt, points, code, text } = message;
		// What an earlier message cost is not charged again.
		const charged = isReplay ? { points: null, requestPoints: null } : { points, requestPoints };
		return accepted({
			...{ batchId, messageId, state, isReplay, statusAt, ...charged, pointsLeft, code, text },
			...(unaccepted === undefined ? {} : { unaccepted }),
		});
	});
}

/**
 * How a message ended whose request ended without being accepted. Once an earlier try may have been
 * taken, a refusal of a later one proves nothing about it.
 */
export function withDoubt(attempt: Attempt, ended: Unaccepted): Unaccepted {
	if (ended.outcome === 'unknown') return (attempt.doubt = ended);
	if (attempt.doubt === undefined) return ended;
	const { failure } = attempt.doubt;
	return unknown({ ...failure, advice: `A later try ended so: ${sentence(ended.failure)}` });
}

const nothingSaid = unknown({
	code: 'NO_MESSAGE',
	text: '',
	reason: "Mitake's answer says nothing about this message",
	advice: '',
});

type Judgement = Pick<MmsReceipt, 'state' | 'unaccepted'>;

function judge({ code, ...message }: PushedMessage, attempt: Attempt): Judgement {
	const text = message.text ?? '';
	const failure = (reason: string): Failure => ({ code, text, reason, advice: '' });
	const refusal = readMessageCode(code, text);
	if (refusal !== undefined) {
		// On a repeat it may be an earlier try of this very message that has used the id.
		return code === REPEATED_ID && attempt.count > 1
			? unaccepted(unknown({ ...refusal, ...usedByItself }))
			: unaccepted(rejected(refusal));
	}
	const state = knownState(code);
	if (state === undefined) return unaccepted(unknown(failure(strange(code))));
	return isTaken(state) ? { state } : { state, unaccepted: rejected(failure(state.reason ?? '')) };
}

/** With the state that any message has which ended so. */
function unaccepted(ended: Unaccepted): Judgement {
	const { status, isFinal, reason } = unacceptedState(ended);
	return { state: { status, isFinal, reason }, unaccepted: ended };
}

const usedByItself = {
	reason: 'Mitake says that this client message ID has been used, maybe by an earlier try',
	advice: '',
};

function strange(code: string): string {
	return code === ''
		? "Mitake's answer has no state for this message"
		: `Mitake answered for this message with the unknown code ${code}`;
}

/**
 * Whether Mitake repeated the answer to an earlier message, of which it says no word. With an id that
 * was made here it can only be this very message's: it is as good as a new one. With an id of the
 * user's the answer gives itself away by its own id and time where this process has had it before,
 * and otherwise by a time before the first try. That it was accepted is in no doubt either way, so
 * that a clock which is off costs no message.
 */
function isRepeated(message: PushedMessage, attempt: Attempt, ahead: number): boolean {
	if (!attempt.isOwnId) return false;
	const { earlier, receipt, since } = attempt;
	const own = receiptOf(message);
	if (own !== undefined && (own === receipt || own === earlier)) return true;
	const age = since + ahead - Date.parse(message.statusAt ?? '');
	return age > SKEW_MS && Math.abs(age - ZONE_MS) > SKEW_MS;
}

/** A repeated answer has its own words again, also in a batch with new messages beside it. */
function receiptOf({ messageId, statusAt }: PushedMessage): string | undefined {
	return messageId === null ? undefined : `${messageId} ${statusAt ?? ''}`;
}
