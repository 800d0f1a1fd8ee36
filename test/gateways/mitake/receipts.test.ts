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
		statusAt: '2026-01-31T20:00:00+08:00',
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
			isReplay: false,
			statusAt: '2026-01-31T20:00:00+08:00',
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
	const HOUR = 3_600;
	/** An answer that is so many seconds old. */
	const old = (seconds: number) => ({ statusAt: new Date(NOW - seconds * 1000).toISOString() });
	const own = (changes: Partial<Attempt> = {}) => attempt(NOW, { isOwnId: true, ...changes });

	it.each([-8 * HOUR, -600, 0, 60, 600, 8 * HOUR, 11 * HOUR])(
		'to an ID that was made here is good, %d seconds old: no clock decides',
		(seconds) => {
			const { unaccepted, state, ...receipt } = judge(old(seconds));
			expect(unaccepted).toBeUndefined();
			expect(state.status).toBe('queued');
			expect(receipt).toMatchObject({ isReplay: false, points: 3, requestPoints: 3 });
		},
	);

	it.each([-8 * HOUR, -600, 0, 60, 8 * HOUR])(
		"to an ID of the user's is none that is %d seconds old",
		(seconds) => {
			expect(judge(old(seconds), own())).toMatchObject({ isReplay: false, points: 3 });
		},
	);

	it.each([61, 600, 2 * HOUR, 11 * HOUR])(
		"to an ID of the user's is one that is %d seconds old: accepted, and not charged again",
		(seconds) => {
			const { unaccepted, state, ...receipt } = judge(old(seconds), own());
			expect(unaccepted).toBeUndefined();
			expect(state).toEqual({ status: 'queued', isFinal: false, reason: null });
			expect(receipt).toMatchObject({
				batchId: '9',
				messageId: '1',
				isReplay: true,
				points: null,
				requestPoints: null,
				pointsLeft: 97,
			});
		},
	);

	it('is told by the clock of Mitake, not by ours', () => {
		const ours = NOW + 7_200_000;
		const replays = [old(0), old(61)].flatMap((message) =>
			receiptsOf(answerOf(message, NOW), [{ ...own(), since: ours }], ours),
		);
		expect(replays).toMatchObject([
			{ outcome: 'accepted', value: { isReplay: false } },
			{ outcome: 'accepted', value: { isReplay: true } },
		]);
	});

	it('cannot be told where there is no time', () => {
		expect(judge({ statusAt: null }, own()).isReplay).toBe(false);
	});

	it('to the first try of this process is the first one that it hears', () => {
		const first = own({ since: NOW - HOUR * 1000, count: 2 });
		expect(judge(old(HOUR - 10), first).isReplay).toBe(false);
		expect(judge(old(HOUR - 10), first).isReplay).toBe(true);
	});

	it('is told by its id where this process used the client message ID before', () => {
		const attempts = new Attempts(() => NOW);
		const replays = (content: string, message: Partial<PushedMessage> = {}) =>
			judge(message, attempts.of('id', content, true)).isReplay;
		expect(replays('first message')).toBe(false);
		expect(replays('first message')).toBe(true);
		expect(replays('second message')).toBe(true);
		expect(replays('third message')).toBe(true);
		expect(replays('fourth message', { messageId: '2' })).toBe(false);
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
