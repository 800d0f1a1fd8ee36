import type { INodeParameters } from 'n8n-workflow';
import { onlyItem, textOf } from './harness';
import {
	bareId,
	BATCH,
	entry,
	expectOk,
	expectRefused,
	listen,
	post,
	report,
} from './mitakeHarness';

test('one message in a POST is one item, with its ids to the digit', async () => {
	const trigger = await listen();
	const id = bareId();
	expectOk(await trigger.call('mitake-mms', post(report(entry(id)))));
	const item = onlyItem(trigger);
	expect(item).toEqual({
		event: 'mitakeMmsStatus',
		recipient: null,
		messageId: id,
		accepted: true,
		status: 'delivered',
		isFinal: true,
		reason: null,
		points: 3,
		requestPoints: null,
		input: null,
		raw: { code: '0', text: null },
		batchId: BATCH,
		statusAt: '2020-08-28T16:20:35+08:00',
		isDuplicate: false,
		dedupeKey: `${BATCH}|${id}|0|20200828162035`,
		receivedAt: textOf(item, 'receivedAt'),
	});
	expect(textOf(item, 'receivedAt')).toMatch(/^\d{4}-.*Z$/u);
});

test('many messages of several batches in a POST are one execution with an item each, in order', async () => {
	const trigger = await listen();
	const ids = Array.from({ length: 1_000 }, bareId);
	const entries = ids.map((id, index) => entry(id, '0', index % 2 === 0 ? BATCH : '7'));
	expectOk(await trigger.call('mitake-mms', post(report(...entries))));
	expect(trigger.executions).toHaveLength(1);
	expect(trigger.items.map(({ messageId }) => messageId)).toEqual(ids);
	expect(trigger.items.slice(0, 2).map(({ batchId }) => batchId)).toEqual([BATCH, '7']);
});

test.each([
	['0', 'delivered', true],
	['1', 'queued', false],
	['2', 'sent', false],
	['1000', 'scheduled', false],
	['1001', 'cancelled', true],
	['2000', 'rejected', true],
	['2001', 'undeliverable', true],
	['2002', 'rejected', true],
	['2003', 'expired', true],
	['2999', 'failed', true],
	['9998', 'failed', true],
	['9999', 'failed', true],
	['3000', 'unknown', false],
	['2011', 'unknown', false],
])('state %s is %s', async (code, status, isFinal) => {
	const trigger = await listen();
	expectOk(await trigger.call('mitake-mms', post(report(entry(bareId(), code)))));
	const item = onlyItem(trigger);
	expect(item).toMatchObject({ accepted: true, status, isFinal, raw: { code } });
	expect(item['reason'] === null).toBe(['0', '1', '2', '1000'].includes(code));
});

const TYPES = [
	'application/json; charset=utf-8',
	'Application/JSON',
	'text/plain',
	'text/html; charset=big5',
	'application/x-www-form-urlencoded',
	'application/octet-stream',
	'nonsense',
	'',
];

test.each(TYPES)('the type %j makes no difference', async (type) => {
	const trigger = await listen();
	const id = bareId();
	expectOk(await trigger.call('mitake-mms', post(report(entry(id)), type)));
	expect(onlyItem(trigger)).toMatchObject({ messageId: id, batchId: BATCH });
});

test.each(['text/plain', 'application/octet-stream', ''])(
	'the style of the document’s push sample, as %j: a bare UUID, padded numbers, stray commas',
	async (type) => {
		const trigger = await listen();
		const uuid = '11111111-2222-3333-4444-555555555555';
		const body = `{"messages":[${entry('0000000001', '0', uuid)},${entry('0000000002', '2', uuid)},],}`;
		expectOk(await trigger.call('mitake-mms', post(body, type)));
		expect(trigger.items).toMatchObject([
			{ batchId: uuid, messageId: '0000000001', status: 'delivered' },
			{ batchId: uuid, messageId: '0000000002', status: 'sent' },
		]);
	},
);

test.each([
	['a message by itself', 1, (entries: string[]) => entries.join()],
	['a bare list with one', 1, (entries: string[]) => `[${entries.join()}]`],
	['a bare list', 2, (entries: string[]) => `[${entries.join()}]`],
	[
		'an object in the place of the list',
		1,
		(entries: string[]) => `{"messages":${entries.join()}}`,
	],
])('%s is read like a report', async (_name, count, body) => {
	const trigger = await listen();
	const ids = Array.from({ length: count }, bareId);
	const call = post(body(ids.map((id) => entry(id))));
	expectOk(await trigger.call('mitake-mms', call));
	expectOk(await trigger.call('mitake-mms', call));
	expect(trigger.executions).toHaveLength(2);
	expect(trigger.items).toMatchObject(
		[false, true].flatMap((isDuplicate) =>
			ids.map((messageId) => ({
				...{ messageId, batchId: BATCH, status: 'delivered', isDuplicate },
				dedupeKey: `${BATCH}|${messageId}|0|20200828162035`,
			})),
		),
	);
});

test('quoted ids, numbers as states, a byte order mark and names in other case', async () => {
	const trigger = await listen();
	const id = bareId();
	const body = `\ufeff{"Messages":[{"batchId":"${BATCH}","msgId":"${id}","status":2003,"StatusTime":20200828162035,"more":{"x":[1]}}]}`;
	expectOk(await trigger.call('mitake-mms', post(body)));
	expect(onlyItem(trigger)).toMatchObject({
		...{ messageId: id, batchId: BATCH, status: 'expired', points: null },
		statusAt: '2020-08-28T16:20:35+08:00',
	});
});

test('messages without a point, a batch or a time are told; one without an id or a state cannot be', async () => {
	const trigger = await listen();
	const [first, second, third] = [bareId(), bareId(), bareId()];
	const body = report(
		`{"batchID":${BATCH},"status":"0","statusTime":"20200828162035","point":3}`,
		`{"batchID":${BATCH},"msgID":${first},"status":"0","statusTime":"20200828162035"}`,
		`{"batchID":${BATCH},"msgID":"","status":"0"}`,
		`{"batchID":${BATCH},"msgID":${bareId()}}`,
		`{"msgID":${second},"status":"0","statusTime":"0000","point":"many"}`,
		'null',
		'"text"',
		entry(third),
	);
	expectOk(await trigger.call('mitake-mms', post(body)));
	expect(trigger.items).toMatchObject([
		{ messageId: first, points: null, batchId: BATCH },
		{ messageId: second, points: null, batchId: null, statusAt: null },
		{ messageId: third, points: 3 },
	]);
});

describe('duplicates', () => {
	const marks = (items: readonly { isDuplicate?: unknown }[]) =>
		items.map(({ isDuplicate }) => isDuplicate);

	test('a repeat is marked message by message; another state is none', async () => {
		const trigger = await listen();
		const [first, second] = [bareId(), bareId()];
		await trigger.call('mitake-mms', post(report(entry(first, '2'))));
		await trigger.call('mitake-mms', post(report(entry(first, '2'), entry(second, '2'))));
		await trigger.call('mitake-mms', post(report(entry(first, '0'), entry(second, '2'))));
		expect(marks(trigger.items)).toEqual([false, true, false, false, true]);
	});

	test('quoted or bare, and whatever stands beside it, it is the same report', async () => {
		const trigger = await listen();
		const id = bareId();
		await trigger.call('mitake-mms', post(report(entry(id))));
		await trigger.call('mitake-mms', post(report(entry(`"${id}"`, '0', `"${BATCH}"`))));
		expect(marks(trigger.items)).toEqual([false, true]);
	});

	test('one that could not be stored is not acknowledged, and its repeat is no duplicate', async () => {
		const trigger = await listen();
		const { store } = trigger;
		trigger.store = async () => {
			await Promise.reject(new Error('the database is down'));
		};
		const call = post(report(entry(bareId())));
		expectRefused(await trigger.call('mitake-mms', call), 500);
		trigger.store = store;
		expectOk(await trigger.call('mitake-mms', call));
		expect(marks(trigger.items)).toEqual([false]);
	});

	test('Drop Repeats leaves them out, and starts nothing for a POST that has nothing else', async () => {
		const trigger = await listen({ dropRepeats: true });
		const [first, second] = [bareId(), bareId()];
		for (const entries of [[first], [first], [first, second]]) {
			expectOk(await trigger.call('mitake-mms', post(report(...entries.map((id) => entry(id))))));
		}
		expect(trigger.items.map(({ messageId }) => messageId)).toEqual([first, second]);
		expect(trigger.executions).toHaveLength(2);
	});
});

test.each<[INodeParameters, string[]]>([
	[{ statuses: ['delivered', 'expired'] }, ['delivered', 'expired']],
	[{ finalOnly: true }, ['delivered', 'expired', 'failed']],
	[{ finalOnly: true, statuses: ['sent', 'failed'] }, ['failed']],
	[{ statuses: ['unknown'] }, ['unknown']],
])('%j chooses among the messages of a POST', async (options, statuses) => {
	const trigger = await listen(options);
	const codes = ['2', '0', '1', '2003', '2999', '3000'];
	expectOk(
		await trigger.call('mitake-mms', post(report(...codes.map((code) => entry(bareId(), code))))),
	);
	expect(trigger.items.map(({ status }) => status)).toEqual(statuses);
	// One of which nothing is left is acknowledged, and starts nothing.
	expectOk(await trigger.call('mitake-mms', post(report(entry(bareId(), '1')))));
	expect(trigger.executions).toHaveLength(1);
});

test('a message that is in a POST twice is a repeat of itself', async () => {
	const id = bareId();
	const twice = post(report(entry(id, '0'), entry(id, '0')));
	const trigger = await listen();
	expectOk(await trigger.call('mitake-mms', twice));
	expect(trigger.items.map(({ isDuplicate }) => isDuplicate)).toEqual([false, true]);
	const dropping = await listen({ dropRepeats: true });
	expectOk(await dropping.call('mitake-mms', twice));
	expect(dropping.items).toHaveLength(1);
});
