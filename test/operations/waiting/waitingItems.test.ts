import { messageResult, refusedState, skippedState } from '../../../messaging/message';
import type { SendResult } from '../../../operations/send/sendResult';
import {
	canBeWaitedFor,
	keyOf,
	notTimedOut,
	settledItems,
	timedOut,
	waitedMessages,
	type WaitedStatus,
} from '../../../operations/waiting/waitingItems';

const queued: SendResult['result'] = {
	recipient: '0912345678',
	input: '0912-345-678',
	messageId: '1504280910499665',
	accepted: true,
	status: 'queued',
	isFinal: false,
	reason: null,
	points: 1,
	requestPoints: 1,
	scheduledAt: null,
	raw: { code: '0', text: 'OK' },
};
const delivered: WaitedStatus = {
	status: 'delivered',
	isFinal: true,
	reason: null,
	raw: { code: '0', text: 'DELIVRD', recipient: '0912345678' },
};
const NOW = { scheduledAt: null };
const refused = messageResult({ recipient: null, ...refusedState('not a number') }, NOW);
const skipped = messageResult({ recipient: '0912345678', ...skippedState('twice') }, NOW);

it.each([
	['accepted and not final', queued, true],
	['final', { ...queued, isFinal: true }, false],
	['unknown', { ...queued, accepted: null }, false],
	['refused', refused, false],
	['skipped', skipped, false],
	['without an ID', { ...queued, messageId: null }, false],
	['without a recipient', { ...queued, recipient: null }, false],
])('a result that is %s can be waited for: %#', (_, result, can) => {
	expect(canBeWaitedFor(result)).toBe(can);
	const reason = can ? 'too late' : result.reason;
	expect(timedOut({ result }, 'too late').result).toEqual({ ...result, reason, timedOut: can });
	expect(notTimedOut({ result }).result).toEqual({ ...result, timedOut: false });
});

describe('stored items', () => {
	const items = [queued, refused, queued, { ...queued, recipient: '+8613681912700' }].map(
		(result) => ({ ...timedOut({ result }, 'too late').result }),
	);

	it('tell what is waited for, each message once', () => {
		expect(waitedMessages(items)).toEqual([
			{ messageId: queued.messageId, recipient: '0912345678' },
			{ messageId: queued.messageId, recipient: '+8613681912700' },
		]);
	});

	it('go on with what is known, and everything else as it was', () => {
		const [first] = waitedMessages(items);
		const statuses = new Map(first === undefined ? [] : [[keyOf(first), delivered]]);
		const settled = { ...queued, ...delivered, timedOut: false };
		expect(settledItems(items, statuses).map(({ json }) => json)).toEqual([
			settled,
			items[1],
			settled,
			items[3],
		]);
	});

	it('that another node has put there are waited for by nobody', () => {
		const strange = [
			{},
			{ timedOut: true },
			{ timedOut: true, messageId: 1504, recipient: '0912345678' },
			{ ...queued, timedOut: 'true' },
			{ error: 'x', message: 'y', details: { ...queued, timedOut: true } },
		];
		expect(waitedMessages(strange)).toEqual([]);
		expect(settledItems(strange, new Map()).map(({ json }) => json)).toEqual(strange);
	});
});
