import { once } from 'node:events';
import { form, type Answer } from '../../operations/callbacks/call';
import type { Receiver } from '../../operations/callbacks/receiver';
import { until } from '../../until';
import { expectAcknowledged, listen, newId } from './harness';

/** Makes the next execution wait to be stored. */
function hold(trigger: Receiver): { reached: Promise<unknown>; release: () => void } {
	const gate = new AbortController();
	const arrival = new AbortController();
	const reached = once(arrival.signal, 'abort');
	const before = trigger.store;
	trigger.store = async () => {
		trigger.store = before;
		arrival.abort();
		await once(gate.signal, 'abort');
	};
	return {
		reached,
		release: () => {
			gate.abort();
		},
	};
}

/** Makes the next execution impossible to store. */
function failOnce(trigger: Receiver): void {
	const before = trigger.store;
	trigger.store = async () => {
		trigger.store = before;
		await Promise.reject(new Error('the database is down'));
	};
}

function report(id: string, word = 'DELIVRD'): string {
	return `smsgo-report?msgid=${id}&dstaddr=0912345678&statuscode=0&statusstr=${word}`;
}

function marks({ items }: Receiver): unknown[] {
	return items.map(({ isDuplicate }) => isDuplicate);
}

/** What has become of a promise by now. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
	const later = new Promise((resolve) => setTimeout(resolve, 30, 'pending'));
	return (await Promise.race([promise, later])) === 'pending';
}

test('the acknowledgement leaves after the execution is stored, not before', async () => {
	const trigger = await listen();
	const { reached, release } = hold(trigger);
	const id = newId();
	const answer = trigger.call(report(id));
	await reached;
	expect(await isPending(answer)).toBe(true);
	release();
	expectAcknowledged(await answer, id);
});

test('a report that cannot be stored is not acknowledged', async () => {
	const trigger = await listen();
	failOnce(trigger);
	const answer = await trigger.call(report(newId()));
	expect(answer.status).toBe(500);
	expect(answer.body).not.toContain('magicid');
});

test.each(['GET', 'POST'])(
	'up to four deliveries by %s: the first is no duplicate',
	async (method) => {
		const trigger = await listen();
		const id = newId();
		const [path = '', query = ''] = report(id).split('?');
		for (let delivery = 0; delivery < 4; delivery++) {
			const answer = method === 'GET' ? trigger.call(report(id)) : trigger.call(path, form(query));
			expectAcknowledged(await answer, id);
		}
		expect(marks(trigger)).toEqual([false, true, true, true]);
		expect(new Set(trigger.items.map(({ dedupeKey }) => dedupeKey)).size).toBe(1);
	},
);

test('a copy that comes before the first one is stored is not marked', async () => {
	const trigger = await listen();
	const { reached, release } = hold(trigger);
	const id = newId();
	const first = trigger.call(report(id));
	await reached;
	failOnce(trigger);
	expect((await trigger.call(report(id))).status).toBe(500);
	expectAcknowledged(await trigger.call(report(id)), id);
	expect(marks(trigger)).toEqual([false]);
	release();
	expectAcknowledged(await first, id);
	expect(marks(trigger)).toEqual([false, false]);
	expectAcknowledged(await trigger.call(report(id)), id);
	expect(marks(trigger)).toEqual([false, false, true]);
});

test('copies that all wait to be stored: none is marked', async () => {
	const trigger = await listen({ options: { dropRepeats: true } });
	const id = newId();
	const gates = [];
	const answers: Promise<Answer>[] = [];
	for (let delivery = 0; delivery < 4; delivery++) {
		const gate = hold(trigger);
		gates.push(gate);
		answers.push(trigger.call(report(id)));
		await gate.reached;
	}
	for (const { release } of gates) release();
	for (const answer of await Promise.all(answers)) expectAcknowledged(answer, id);
	expect(marks(trigger)).toEqual([false, false, false, false]);
});

test('a first one that could not be stored does not make its repeat a duplicate', async () => {
	const trigger = await listen({ options: { dropRepeats: true } });
	const id = newId();
	failOnce(trigger);
	expect((await trigger.call(report(id))).status).toBe(500);
	expectAcknowledged(await trigger.call(report(id)), id);
	expectAcknowledged(await trigger.call(report(id)), id);
	expect(marks(trigger)).toEqual([false]);
});

test('a first one whose sender hung up before the answer does not either', async () => {
	const trigger = await listen({ options: { dropRepeats: true } });
	const { reached, release } = hold(trigger);
	const id = newId();
	const hangUp = new AbortController();
	const first = trigger.call(report(id), { signal: hangUp.signal });
	await reached;
	hangUp.abort();
	await expect(first).rejects.toThrow();
	await until(() => trigger.openRequests === 0);
	release();
	expectAcknowledged(await trigger.call(report(id)), id);
	expect(marks(trigger)).toEqual([false, false]);
});

test('Drop Repeats acknowledges repeats without an execution', async () => {
	const trigger = await listen({ options: { dropRepeats: true } });
	const id = newId();
	for (let delivery = 0; delivery < 4; delivery++) {
		expectAcknowledged(await trigger.call(report(id)), id);
	}
	expectAcknowledged(await trigger.call(report(id, 'EXPIRED')), id);
	expect(trigger.items.map(({ status, isDuplicate }) => [status, isDuplicate])).toEqual([
		['delivered', false],
		['expired', false],
	]);
});

test('what was acknowledged without an execution is not remembered', async () => {
	const ids = { workflow: 'same', node: newId() };
	const id = newId();
	const finals = await listen({ ids, options: { finalOnly: true } });
	expectAcknowledged(await finals.call(report(id, 'ENROUTE')), id);
	const all = await listen({ ids });
	expectAcknowledged(await all.call(report(id, 'ENROUTE')), id);
	expect(marks(all)).toEqual([false]);
});

test.each([
	['another message', () => report(newId())],
	['another recipient', (id: string) => report(id).replace('0912345678', '0922345678')],
	['no recipient', (id: string) => report(id).replace('&dstaddr=0912345678', '')],
	['another state', (id: string) => report(id, 'UNDELIV')],
	['another code', (id: string) => report(id).replace('statuscode=0', 'statuscode=-1')],
	['a reply', (id: string) => `smsgo-reply?msgid=${id}&srcaddr=0912345678`],
])('%s is no duplicate', async (_name, other) => {
	const trigger = await listen();
	const id = newId();
	await trigger.call(report(id));
	expect((await trigger.call(other(id))).status).toBe(200);
	expect(marks(trigger)).toEqual([false, false]);
});

test('the order of the parameters and the method make no difference', async () => {
	const trigger = await listen();
	const id = newId();
	await trigger.call(report(id));
	const query = `statusstr=DELIVRD&statuscode=0&dstaddr=0912345678&msgid=${id}`;
	await trigger.call(`smsgo-report?${query}`);
	await trigger.call('smsgo-report', form(query));
	expect(marks(trigger)).toEqual([false, true, true]);
});

test('each trigger remembers for itself: by workflow, node and kind of URL', async () => {
	const id = newId();
	const workflow = newId();
	const node = newId();
	for (const setup of [
		{ ids: { workflow, node } },
		{ ids: { workflow: newId(), node } },
		{ ids: { workflow, node: newId() } },
		{ ids: { workflow, node }, isTest: true },
	]) {
		const trigger = await listen(setup);
		expectAcknowledged(await trigger.call(report(id)), id);
		expect(marks(trigger)).toEqual([false]);
	}
	const again = await listen({ ids: { workflow, node } });
	expectAcknowledged(await again.call(report(id)), id);
	expect(marks(again)).toEqual([true]);
});
