import {
	messageResult,
	refusedState,
	sentence,
	skippedState,
	unacceptedState,
	withFields,
} from '../../messaging/message';
import { accepted, notSent, rejected, unknown, type Failure } from '../../messaging/outcome';

const failure: Failure = {
	code: '-8',
	text: '點數不夠',
	reason: 'The account has not enough points',
	advice: 'Buy points, then run this again.',
};

describe('outcomes', () => {
	it('carry what they were made of', () => {
		expect(accepted(7)).toEqual({ outcome: 'accepted', value: 7 });
		expect(rejected(failure)).toEqual({ outcome: 'rejected', failure });
		expect(notSent(failure)).toEqual({ outcome: 'notSent', failure });
		expect(unknown(failure)).toEqual({ outcome: 'unknown', failure });
	});
});

describe('sentence', () => {
	it('joins reason and advice', () => {
		expect(sentence(failure)).toBe(
			'The account has not enough points. Buy points, then run this again.',
		);
	});

	it('is the reason alone where there is no advice', () => {
		expect(sentence({ ...failure, advice: '' })).toBe('The account has not enough points');
	});
});

const own = { scheduledAt: null, encoding: 'BIG5' } as const;

describe('messageResult', () => {
	it('has its fields in one order, and null for what is not known', () => {
		const state = { isFinal: false, reason: null, accepted: true, status: 'queued' } as const;
		const result = messageResult({ ...state, recipient: '0912345678' }, own);
		expect(JSON.stringify(result)).toBe(
			JSON.stringify({
				recipient: '0912345678',
				input: null,
				status: 'queued',
				accepted: true,
				reason: null,
				messageId: null,
				isFinal: false,
				points: null,
				requestPoints: null,
				scheduledAt: null,
				encoding: 'BIG5',
				raw: { code: null, text: null },
			}),
		);
	});

	it('says what was typed and what the vendor wrote, each once', () => {
		const result = messageResult(
			{
				...unacceptedState(rejected(failure)),
				recipient: '0912345678',
				input: '0912-345-678',
				raw: { code: '-8', text: '點數不夠' },
			},
			{},
		);
		expect(result).toMatchObject({ input: '0912-345-678', raw: { code: '-8', text: '點數不夠' } });
		expect(Object.keys(result.raw)).toEqual(['code', 'text']);
	});
});

describe('withFields', () => {
	it('leaves raw the last', () => {
		const added = withFields({ recipient: null, raw: { code: '0' } }, { timedOut: false });
		expect(JSON.stringify(added)).toBe('{"recipient":null,"timedOut":false,"raw":{"code":"0"}}');
	});
});

describe('unacceptedState', () => {
	it('of a refusal is final', () => {
		expect(unacceptedState(rejected(failure))).toEqual({
			status: 'rejected',
			accepted: false,
			reason: 'The account has not enough points. Buy points, then run this again.',
			isFinal: true,
		});
	});

	it('of what never left is final, and failed', () => {
		const state = unacceptedState(notSent(failure));
		expect(state).toMatchObject({ accepted: false, status: 'failed', isFinal: true });
	});

	it('of what nobody knows is neither accepted nor not, not final, and warns of sending again', () => {
		const state = unacceptedState(unknown(failure));
		expect(state).toMatchObject({ accepted: null, status: 'unknown', isFinal: false });
		expect(state.reason).toBe(
			'The account has not enough points. It may have been sent and charged: look it up with the vendor before sending it again. Buy points, then run this again.',
		);
	});

	it('warns although there is no advice', () => {
		const { reason } = unacceptedState(unknown({ ...failure, advice: '' }));
		expect(reason).toMatch(/points\. It may have been sent and charged/u);
	});

	// n8n wipes an item with this key down to its message.
	it.each([rejected(failure), notSent(failure), unknown(failure)])(
		'never has a key error ($outcome)',
		(ended) => {
			expect(unacceptedState(ended)).not.toHaveProperty('error');
		},
	);
});

describe('refusedState', () => {
	it('says why', () => {
		const reason = "'Adam' is not a phone number";
		expect(refusedState(reason)).toEqual({
			status: 'failed',
			accepted: false,
			reason,
			isFinal: true,
		});
	});
});

describe('skippedState', () => {
	it('is not accepted and not failed', () => {
		expect(skippedState('has it already')).toEqual({
			status: 'skipped',
			accepted: false,
			reason: 'has it already',
			isFinal: true,
		});
	});
});
