import { refusedResult, sentence, skippedResult, unacceptedResult } from '../../messaging/message';
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

describe('unacceptedResult', () => {
	it('of a refusal is final and keeps the code and text of the vendor', () => {
		expect(unacceptedResult('0912345678', '0912-345-678', rejected(failure))).toEqual({
			recipient: '0912345678',
			messageId: null,
			accepted: false,
			status: 'rejected',
			isFinal: true,
			reason: 'The account has not enough points. Buy points, then run this again.',
			points: null,
			requestPoints: null,
			raw: { code: '-8', text: '點數不夠', recipient: '0912-345-678' },
		});
	});

	it('of what never left is final, and failed', () => {
		const result = unacceptedResult('0912345678', '0912345678', notSent(failure));
		expect(result).toMatchObject({ accepted: false, status: 'failed', isFinal: true });
	});

	it('of what nobody knows is neither accepted nor not, not final, and warns of sending again', () => {
		const result = unacceptedResult('0912345678', '0912345678', unknown(failure));
		expect(result).toMatchObject({ accepted: null, status: 'unknown', isFinal: false });
		expect(result.reason).toBe(
			'The account has not enough points. It may have been sent and charged: look it up with the vendor before sending it again. Buy points, then run this again.',
		);
	});

	it('warns although there is no advice', () => {
		const { reason } = unacceptedResult(null, 'x', unknown({ ...failure, advice: '' }));
		expect(reason).toMatch(/points\. It may have been sent and charged/u);
	});

	// n8n wipes an item with this key down to its message.
	it.each([rejected(failure), notSent(failure), unknown(failure)])(
		'never has a key error ($outcome)',
		(ended) => {
			expect(unacceptedResult('0912345678', '0912345678', ended)).not.toHaveProperty('error');
		},
	);
});

describe('refusedResult', () => {
	it('says why, without a code of any vendor', () => {
		expect(refusedResult(null, 'Adam', "'Adam' is not a phone number")).toEqual({
			recipient: null,
			messageId: null,
			accepted: false,
			status: 'failed',
			isFinal: true,
			reason: "'Adam' is not a phone number",
			points: null,
			requestPoints: null,
			raw: { code: null, text: null, recipient: 'Adam' },
		});
	});
});

describe('skippedResult', () => {
	it('is not accepted and not failed', () => {
		expect(skippedResult('0912345678', '0912 345 678', 'has it already')).toMatchObject({
			recipient: '0912345678',
			accepted: false,
			status: 'skipped',
			isFinal: true,
			reason: 'has it already',
			raw: { code: null, text: null, recipient: '0912 345 678' },
		});
	});
});
