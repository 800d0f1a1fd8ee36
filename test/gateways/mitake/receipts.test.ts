import { Attempts, type Attempt } from '../../../gateways/mitake/attempts';
import type { PushAnswer, PushedMessage } from '../../../gateways/mitake/calls/send';
import { receiptsOf, withDoubt, type MmsReceipt } from '../../../gateways/mitake/receipts';
import { notSent, rejected, unknown } from '../../../messaging/outcome';
import { attempt, matching, valueOf } from './support';

const NOW = Date.parse('2026-01-31T12:00:00Z');
const failure = { code: 'x', text: '', reason: 'It failed', advice: '' };

function answerOf(message: Partial<PushedMessage> | undefined, answeredAt: number | null = NOW) {
	const whole: PushedMessage = {
		messageId: '1',
		code: '1',
		text: '已送達三竹',
		receivedAt: NOW,
		points: 3,
		...message,
	};
	const answer: PushAnswer = {
		batchId: '9',
		requestPoints: 3,
		pointsLeft: 97,
		answeredAt,
		messages: [message === undefined ? undefined : whole],
	};
	return answer;
}

function judge(message: Partial<PushedMessage>, tried: Attempt = attempt(NOW)): MmsReceipt {
	const [only] = receiptsOf(answerOf(message), [tried], NOW);
	if (only === undefined) throw new Error('no receipt');
	return valueOf(only);
}

describe('what Mitake says of a message', () => {
	it.each([
		['0', 'delivered', true],
		['1', 'queued', false],
		['2', 'sent', false],
		['1000', 'scheduled', false],
	])('%s is accepted', (code, status, isFinal) => {
		expect(judge({ code })).toEqual({
			batchId: '9',
			messageId: '1',
			state: { status, isFinal, reason: null },
			points: 3,
			requestPoints: 3,
			pointsLeft: 97,
			code,
			text: '已送達三竹',
		});
	});

	it.each([
		['2008', 'rejected'],
		['2009', 'rejected'],
		['2010', 'rejected'],
		['2011', 'rejected'],
		['2018', 'rejected'],
		['1001', 'cancelled'],
		['2000', 'rejected'],
		['2001', 'undeliverable'],
		['2002', 'rejected'],
		['2003', 'expired'],
		['2999', 'failed'],
		['9998', 'failed'],
		['9999', 'failed'],
	])('%s is not accepted: %s', (code, status) => {
		const { state, unaccepted } = judge({ code });
		expect(state).toMatchObject({ status, isFinal: true });
		expect(state.reason).not.toBeNull();
		expect(unaccepted).toMatchObject({ outcome: 'rejected', failure: { code } });
	});

	it.each(['3000', ''])('%j is unknown', (code) => {
		const { state, unaccepted, messageId } = judge({ code });
		expect(state).toMatchObject({ status: 'unknown', isFinal: false });
		expect(state.reason).toContain('It may have been sent and charged');
		expect(unaccepted?.outcome).toBe('unknown');
		expect(messageId).toBe('1');
	});

	it('nothing is unknown', () => {
		const tried = attempt(NOW);
		expect(receiptsOf(answerOf(undefined), [tried], NOW)).toMatchObject([
			{
				outcome: 'unknown',
				failure: { reason: "Mitake's answer says nothing about this message" },
			},
		]);
		expect(tried.doubt?.outcome).toBe('unknown');
	});
});

describe('2018 on a repeat', () => {
	it('may be about an earlier try of the same message', () => {
		expect(judge({ code: '2018' }, attempt(NOW, { count: 2 })).unaccepted).toMatchObject({
			outcome: 'unknown',
			failure: { reason: matching(/maybe by an earlier try/u) },
		});
	});
});

describe('a repeated answer', () => {
	const old = (seconds: number) => ({ receivedAt: NOW - seconds * 1000 });

	it.each([0, 30, 60])('is not one that is %d seconds old', (seconds) => {
		expect(judge(old(seconds)).unaccepted).toBeUndefined();
	});

	it('is one that is older than the first try of this process', () => {
		const { state, unaccepted, messageId, batchId } = judge(old(61));
		expect({ messageId, batchId }).toEqual({ messageId: '1', batchId: '9' });
		expect(unaccepted?.outcome).toBe('unknown');
		expect(state).toEqual({
			status: 'unknown',
			isFinal: false,
			reason:
				'Mitake repeated its answer to an earlier message with this Client Message ID, so this one may not have been sent',
		});
	});

	it('of this process itself is what was wanted', () => {
		const first = attempt(NOW - 3_600_000, { count: 2 });
		expect(judge({ receivedAt: NOW - 3_590_000 }, first).unaccepted).toBeUndefined();
	});

	it('is told by the clock of Mitake, not by ours', () => {
		const ours = NOW + 7_200_000;
		const [fresh] = receiptsOf(answerOf({ receivedAt: NOW }, NOW), [attempt(ours)], ours);
		expect(fresh).toMatchObject({ outcome: 'accepted', value: { state: { status: 'queued' } } });
		const [replayed] = receiptsOf(answerOf(old(61), NOW), [attempt(ours)], ours);
		expect(replayed).toMatchObject({ value: { state: { status: 'unknown' } } });
	});

	it('cannot be told where there is no time', () => {
		expect(judge({ receivedAt: null }).unaccepted).toBeUndefined();
	});

	it('is told by its id where this process used the client message ID for another message', () => {
		const attempts = new Attempts(() => NOW);
		expect(judge({}, attempts.of('id', 'first message')).unaccepted).toBeUndefined();
		expect(judge({}, attempts.of('id', 'first message')).unaccepted).toBeUndefined();
		expect(judge({}, attempts.of('id', 'second message')).state.status).toBe('unknown');
		expect(judge({}, attempts.of('id', 'third message')).state.status).toBe('unknown');
		const fourth = attempts.of('id', 'fourth message');
		expect(judge({ messageId: '2' }, fourth).unaccepted).toBeUndefined();
	});
});

describe('a request that was not accepted', () => {
	it('ends as it ended', () => {
		for (const ended of [rejected(failure), notSent(failure), unknown(failure)]) {
			expect(withDoubt(attempt(), ended)).toBe(ended);
		}
	});

	it('proves nothing about an earlier try that is unknown', () => {
		const tried = attempt();
		withDoubt(tried, unknown(failure));
		for (const later of [rejected, notSent]) {
			expect(withDoubt(tried, later({ ...failure, reason: 'No', advice: 'Stop.' }))).toEqual(
				unknown({ ...failure, advice: 'A later try ended so: No. Stop.' }),
			);
		}
	});

	it('is in doubt no more once Mitake has said what became of it', () => {
		const tried = attempt(NOW);
		withDoubt(tried, unknown(failure));
		judge({}, tried);
		expect(withDoubt(tried, rejected(failure)).outcome).toBe('rejected');
	});
});

describe('the memory of attempts', () => {
	it('keeps to the first try of the same message', () => {
		let now = 1;
		const attempts = new Attempts(() => now);
		const first = attempts.of('id', 'message');
		now = 2;
		expect(attempts.of('id', 'message')).toBe(first);
		expect(first.since).toBe(1);
		expect(attempts.of('id', 'another')).toMatchObject({ since: 2, count: 0 });
		expect(attempts.of('another id', 'message').since).toBe(2);
	});

	it('is bounded', () => {
		let now = 1;
		const attempts = new Attempts(() => now, 2);
		for (const id of ['a', 'b', 'c']) attempts.of(id, 'message');
		now = 2;
		expect(attempts.of('c', 'message').since).toBe(1);
		expect(attempts.of('a', 'message').since).toBe(2);
	});
});
