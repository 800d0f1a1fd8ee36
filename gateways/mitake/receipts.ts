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
	readonly points: number | null;
	readonly requestPoints: number | null;
	readonly pointsLeft: number | null;
	readonly code: string;
	readonly text: string | null;
}

/**
 * Milliseconds by which an answer may be older than the request that it answers: its times are whole
 * seconds, and two clocks never agree.
 */
const SKEW_MS = 60_000;

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
		const { state, unaccepted } = judge(message, attempt, attempt.since + ahead);
		attempt.doubt = unaccepted?.outcome === 'unknown' ? unaccepted : undefined;
		const { batchId, requestPoints, pointsLeft } = answer;
		const { messageId, points, code, text } = message;
		const said = { batchId, messageId, points, requestPoints, pointsLeft, code, text };
		return accepted({ ...said, state, ...(unaccepted === undefined ? {} : { unaccepted }) });
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

function judge(message: PushedMessage, attempt: Attempt, since: number): Judgement {
	const { code, text } = message;
	const refusal = readMessageCode(code, text ?? '');
	if (refusal !== undefined) {
		// On a repeat it may be an earlier try of this very message that has used the id.
		return code === REPEATED_ID && attempt.count > 1
			? unaccepted(unknown({ ...refusal, ...usedByItself }))
			: unaccepted(rejected(refusal));
	}
	const state = knownState(code);
	if (state === undefined) return unaccepted(unknown(failureOf(message, strange(code))));
	if (!isTaken(state)) {
		return { state, unaccepted: rejected(failureOf(message, state.reason ?? '')) };
	}
	if (isReplay(message, attempt, since)) {
		return { state: replayed, unaccepted: unknown(failureOf(message, REPLAY)) };
	}
	attempt.receipt = receiptOf(message);
	return { state };
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

const REPLAY =
	'Mitake repeated its answer to an earlier message with this Client Message ID, so this one may not have been sent';

const replayed: MmsState = { status: 'unknown', isFinal: false, reason: REPLAY };

function strange(code: string): string {
	return code === ''
		? "Mitake's answer has no state for this message"
		: `Mitake answered for this message with the unknown code ${code}`;
}

/** Mitake says no word about repeating an answer; only the id and the time give it away. */
function isReplay(message: PushedMessage, { earlier, receipt }: Attempt, since: number): boolean {
	const own = receiptOf(message);
	if (own !== undefined && own === receipt) return false;
	if (own !== undefined && own === earlier) return true;
	return message.receivedAt !== null && message.receivedAt < since - SKEW_MS;
}

/** A repeated answer has its own words again, also in a batch with new messages beside it. */
function receiptOf({ messageId, receivedAt }: PushedMessage): string | undefined {
	return messageId === null ? undefined : `${messageId} ${receivedAt ?? ''}`;
}

function failureOf({ code, text }: PushedMessage, reason: string): Failure {
	return { code, text: text ?? '', reason, advice: '' };
}
