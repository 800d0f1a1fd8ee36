import { persist } from '../../../gateways/mitake/persist';
import { accepted, notSent, rejected, unknown, type Outcome } from '../../../messaging/outcome';

const failure = { code: '', text: '', reason: '', advice: '' };
const ends = {
	good: accepted(1),
	unknown: unknown(failure),
	refused: rejected(failure),
	busy: rejected({ ...failure, cause: 'rate-limited' }),
	never: notSent(failure),
	unprocessed: rejected({ ...failure, isUnprocessed: true }),
};
type End = keyof typeof ends;

async function run(tries: readonly End[], signal?: AbortSignal) {
	const left = [...tries];
	const outcome = await persist<number>(
		async () => {
			const next = left.shift();
			if (next === undefined) throw new Error('one try too many');
			return await Promise.resolve(ends[next]);
		},
		{ afterUnknown: [1, 1], afterBusy: [1, 1, 1] },
		signal,
	);
	return { outcome, made: tries.length - left.length };
}

test.each<[tries: End[], end: Outcome<number>['outcome']]>([
	[['good'], 'accepted'],
	[['refused'], 'rejected'],
	[['never'], 'notSent'],
	[['unknown', 'good'], 'accepted'],
	[['unknown', 'unknown', 'good'], 'accepted'],
	[['unknown', 'unknown', 'unknown'], 'unknown'],
	[['unknown', 'refused'], 'unknown'],
	[['unknown', 'never', 'good'], 'accepted'],
	[['unknown', 'never', 'never'], 'unknown'],
	[['busy', 'good'], 'accepted'],
	[['busy', 'busy', 'busy', 'good'], 'accepted'],
	[['busy', 'busy', 'busy', 'busy'], 'rejected'],
	[['busy', 'never'], 'notSent'],
	[['unprocessed', 'good'], 'accepted'],
	[['unprocessed', 'unprocessed', 'unprocessed'], 'rejected'],
	[['unprocessed', 'refused'], 'rejected'],
	[['unknown', 'unprocessed', 'good'], 'accepted'],
	[['unknown', 'unprocessed', 'unprocessed'], 'unknown'],
	[['busy', 'unknown', 'busy', 'unknown', 'busy', 'unknown'], 'unknown'],
	[['unknown', 'busy', 'busy', 'busy', 'busy'], 'unknown'],
])('%j ends %s', async (tries, end) => {
	const { outcome, made } = await run(tries);
	expect(outcome.outcome).toBe(end);
	expect(made).toBe(tries.length);
});

test('after a stop there is no further try', async () => {
	const stop = AbortSignal.abort();
	expect(await run(['unknown', 'good'], stop)).toMatchObject({ outcome: ends.unknown, made: 1 });
	expect(await run(['busy', 'good'], stop)).toMatchObject({ outcome: ends.busy, made: 1 });
});

test('a stop ends the waiting', async () => {
	const controller = new AbortController();
	setTimeout(() => {
		controller.abort();
	}, 5);
	// It would be waited for longer than a test may take.
	const outcome = await persist(
		async () => await Promise.resolve(ends.unknown),
		{ afterUnknown: [60_000], afterBusy: [] },
		controller.signal,
	);
	expect(outcome).toBe(ends.unknown);
});

test('it waits before it tries again', async () => {
	const started = performance.now();
	const left = [ends.unknown, ends.good];
	await persist<number>(async () => await Promise.resolve(left.shift() ?? ends.good), {
		afterUnknown: [40],
		afterBusy: [],
	});
	expect(performance.now() - started).toBeGreaterThanOrEqual(35);
});

test('a gateway that asks to be left alone for long is not asked again', async () => {
	const answer = rejected({ ...failure, isUnprocessed: true, retryAfter: 11 });
	let made = 0;
	const outcome = await persist<number>(
		async () => {
			made++;
			return await Promise.resolve(answer);
		},
		{ afterUnknown: [1, 1], afterBusy: [1] },
	);
	expect([outcome, made]).toEqual([answer, 1]);
});

test('one that asks for a short while is left alone for that', async () => {
	const controller = new AbortController();
	let made = 0;
	const asked = persist<number>(
		async () => {
			made++;
			// Longer than the test would take if nothing but the pause of 1 ms were waited for.
			setTimeout(() => {
				controller.abort();
			}, 100);
			return await Promise.resolve(rejected({ ...failure, isUnprocessed: true, retryAfter: 10 }));
		},
		{ afterUnknown: [1, 1], afterBusy: [1] },
		controller.signal,
	);
	expect((await asked).outcome).toBe('rejected');
	expect(made).toBe(1);
});
