import { EventLedger } from '../../../operations/polling/marks';
import type { Ledger } from '../../../operations/polling/pollState';
import type { EventPlan, Source } from '../../../operations/polling/source';
import { accepted } from '../../../messaging/outcome';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-03-10T08:00:00+08:00');

function source(id: string): Source {
	return {
		event: 'left',
		id,
		label: `list ${id}`,
		begin: (since) => since,
		read: async () => await Promise.resolve(accepted({ news: [], mark: '1' })),
	};
}

function planOf(ids: readonly string[], more: Partial<EventPlan> = {}): EventPlan {
	return { event: 'left', isChosen: false, scope: 'all', sources: ids.map(source), ...more };
}

/** A poll that reads all of these. */
function polled(ids: readonly string[], before?: Ledger, now = NOW, plan = planOf(ids)): Ledger {
	const ledger = new EventLedger(plan, before);
	for (const one of plan.sources) ledger.move(one, ledger.markOf(one) ?? 'seen');
	return ledger.finish(now, true);
}

test('at the first poll of an event all is old', () => {
	const ledger = new EventLedger(planOf(['1']), undefined);
	expect(ledger.markOf(source('1'))).toBeUndefined();
});

test('what comes up by itself is new, with all since a day before the last poll', () => {
	const ledger = new EventLedger(planOf(['1', '2']), polled(['1']));
	expect(ledger.markOf(source('1'))).toBe('seen');
	expect(ledger.markOf(source('2'))).toBe('2026-03-09T08:00:00+08:00');
});

test('what comes up because it was chosen, or because more is watched, is old', () => {
	const chosen = planOf(['1', '2'], { isChosen: true, scope: 'chosen' });
	expect(new EventLedger(chosen, polled(['1'])).markOf(source('2'))).toBeUndefined();
	const wider = planOf(['1', '2'], { scope: 'all, and longer' });
	expect(new EventLedger(wider, polled(['1'])).markOf(source('2'))).toBeUndefined();
	expect(new EventLedger(wider, polled(['1'])).markOf(source('1'))).toBe('seen');
});

test('until a first poll has reached everything, what it has not reached is old', () => {
	const first = new EventLedger(planOf(['1', '2']), undefined);
	first.move(source('1'), 'seen');
	const part = first.finish(NOW, false);
	expect(new EventLedger(planOf(['1', '2']), part).markOf(source('2'))).toBeUndefined();
});

test('a later poll that has not reached everything keeps the time of the last one that has', () => {
	const before = polled(['1']);
	const ledger = new EventLedger(planOf(['1', '2']), before);
	const part = ledger.finish(NOW + 5 * DAY, false);
	const next = new EventLedger(planOf(['1', '2']), part);
	expect(next.markOf(source('2'))).toBe('2026-03-09T08:00:00+08:00');
});

test('what is missing for a while goes on where it was', () => {
	const before = polled(['1', '2']);
	const without = polled(['1'], before, NOW + DAY);
	const back = new EventLedger(planOf(['1', '2']), without);
	expect(back.markOf(source('2'))).toBe('seen');
	const both = polled(['1', '2'], without, NOW + 2 * DAY);
	expect(both.missing).toEqual({});
});

test('what is missing for more than a week is forgotten', () => {
	const without = polled(['1'], polled(['1', '2']), NOW);
	expect(polled(['1'], without, NOW + 7 * DAY).marks).toEqual({ '1': 'seen', '2': 'seen' });
	expect(polled(['1'], without, NOW + 7 * DAY + 1).marks).toEqual({ '1': 'seen' });
});

test('what is no longer chosen is forgotten at once', () => {
	const chosen = planOf(['1'], { isChosen: true, scope: 'chosen' });
	expect(polled(['1'], polled(['1', '2']), NOW, chosen).marks).toEqual({ '1': 'seen' });
});

test('only a chosen source that was never read may be a wrong choice', () => {
	const chosen = new EventLedger(planOf(['1', '2'], { isChosen: true }), polled(['1']));
	expect(chosen.isUntried(source('1'))).toBe(false);
	expect(chosen.isUntried(source('2'))).toBe(true);
	expect(new EventLedger(planOf(['1']), undefined).isUntried(source('1'))).toBe(false);
});
