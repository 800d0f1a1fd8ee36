import { replaysOf, totalOf } from '../../../operations/send/totals';

type Result = Parameters<typeof totalOf>[0][number];

function result(changes: Partial<Result> = {}): Result {
	return {
		recipient: '0912345678',
		input: '0912345678',
		status: 'queued',
		accepted: true,
		reason: null,
		messageId: '1',
		isFinal: false,
		points: null,
		requestPoints: 3,
		scheduledAt: null,
		raw: { code: '0', text: null },
		...changes,
	};
}

describe('the total of points', () => {
	it('has those of each request once, however many messages share it', () => {
		const shared = Array.from({ length: 118 }, (_, index) =>
			result({ messageId: `${index % 3}`, requestPoints: [20, 20, 3][index % 3] ?? 0 }),
		);
		expect(totalOf(shared)).toMatch(
			/^118 messages were accepted, for 43 points in all\. Do not sum/u,
		);
	});

	it('takes the messages of a batch for one request', () => {
		const batch = ['1', '2', '3'].map((messageId) => result({ messageId, batchId: '9' }));
		expect(totalOf(batch)).toContain('3 messages were accepted, for 3 points');
	});

	it('counts neither what was not accepted nor what was charged before', () => {
		const results = [
			result(),
			result({ messageId: '2' }),
			result({ messageId: '3', accepted: false }),
			result({ messageId: '4', accepted: null }),
			result({ messageId: '5', isReplay: true, requestPoints: null }),
		];
		expect(totalOf(results)).toContain('3 messages were accepted, for 6 points in all. ');
	});

	it('says where the gateway named none', () => {
		const results = [result(), result({ messageId: '2', requestPoints: null })];
		expect(totalOf(results)).toContain(
			'for 3 points in all, and for 1 of them the gateway named none',
		);
	});

	it.each([
		['nothing', []],
		['one message', [result()]],
		['messages without points', [1, 2].map(() => result({ requestPoints: null }))],
		['what was not accepted', [1, 2].map(() => result({ accepted: false }))],
	])('is not told of %s', (_what, results) => {
		expect(totalOf(results)).toBeUndefined();
	});
});

describe('repeated answers', () => {
	it('are counted', () => {
		expect(
			replaysOf([result({ isReplay: true }), result({ isReplay: false }), result()]),
		).toContain("1 of 3 messages have a 'Client Message ID' that was used before");
		expect(replaysOf([result({ isReplay: false }), result()])).toBeUndefined();
	});
});
