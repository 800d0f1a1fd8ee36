import { TIMEOUT } from '../NodeHarness';
import { forEach, meetEach, type NamedFault } from './eachFault';
import { jsonOf, message, MitakeHarness, numbers } from './harness';

const mitake = new MitakeHarness().install();
const TO = '0912345678';

type Case = readonly [...NamedFault, reason: RegExp];

/** Those after which the message has been taken all the same. */
const taken: readonly Case[] = [
	['a reset after acceptance', { kind: 'resetAfter' }, /before the gateway answered/u],
	['no answer in time', { kind: 'slow', delayMs: 20_000 }, /did not answer within 1000 ms/u],
	['an answer byte by byte', { kind: 'drip', intervalMs: 50 }, /not complete within 1000 ms/u],
	['half of the JSON', { kind: 'truncated' }, /answer is no JSON object/u],
	['half a body', { kind: 'halfBody' }, /middle of the gateway's answer/u],
	['a warning before the JSON', { kind: 'prefix' }, /answer is no JSON object/u],
	['an empty body', { kind: 'empty', process: true }, /no JSON object|is empty/u],
	['a page with 200', { kind: 'html', status: 200, process: true }, /no JSON object|understood/u],
	['a page with 502', { kind: 'html', status: 502, process: true }, /HTTP status 502/u],
	['a 9999 that lies', { kind: 'code', code: 9999, process: true }, /system error 9999/u],
];

/** Those after which it has not, which nobody can know. */
const lost: readonly Case[] = [
	['a reset before acceptance', { kind: 'resetBefore' }, /before the gateway answered/u],
	['a page with 404', { kind: 'html', status: 404 }, /HTTP status 404/u],
	['a page with 500', { kind: 'html', status: 500 }, /HTTP status 500/u],
	['an empty 503', { kind: 'empty', status: 503 }, /HTTP status 503/u],
	['bytes of no charset', { kind: 'garbage' }, /./u],
	['an oversize body', { kind: 'oversize' }, /larger than 512 KiB/u],
	['9999', { kind: 'code', code: 9999 }, /system error 9999/u],
	['9999 with 500', { kind: 'code', code: 9999, status: 500 }, /system error 9999/u],
	['a code of no document', { kind: 'code', code: 7777 }, /unknown code 7777/u],
	[
		'a redirect',
		{ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
		/redirected the request to 'http:\/\/127\.0\.0\.1:1\/elsewhere'/u,
	],
];

const unclear = [...taken, ...lost];
const faultsOf = (cases: readonly Case[]) =>
	cases.map(([name, fault]): NamedFault => [name, fault]);
const busy: NamedFault = ['1007', { kind: 'code', code: 1007 }];

test('each that passes is met by a repeat, and the message sent and charged once', async () => {
	const faults = [...faultsOf(unclear), busy];
	const { met, output } = await meetEach(mitake, faults, 1);
	expect(met).toMatchObject(
		forEach(faults, {
			result: { accepted: true, status: 'queued', reason: null },
			tries: 2,
			isSame: true,
			arrived: 1,
		}),
	);
	expect(output.hints.filter(({ type }) => type === 'warning')).toEqual([]);
	const { messages, charged } = mitake.simulator.mitake.summary();
	expect([messages, charged]).toEqual([faults.length, 3 * faults.length]);
	expect(jsonOf(output).map(({ messageId }) => messageId)).toEqual(
		jsonOf(output).map(
			({ clientMessageId }) =>
				mitake.simulator.mitake.messages().find(({ cID }) => cID === clientMessageId)?.msgID,
		),
	);
}, 20_000);

test('each that stays is unknown, and said so; what is refused for good is a refusal', async () => {
	const faults = [busy, ...faultsOf(unclear)];
	const { met, output } = await meetEach(mitake, faults, 0);
	const unknown = { accepted: null, status: 'unknown', isFinal: false, messageId: null };
	expect(met).toMatchObject({
		...forEach(faultsOf(taken), { result: unknown, tries: 3, isSame: true, arrived: 1 }),
		...forEach(faultsOf(lost), { result: unknown, tries: 3, isSame: true, arrived: 0 }),
		'1007': {
			result: { accepted: false, status: 'rejected', isFinal: true },
			tries: 4,
			isSame: true,
			arrived: 0,
		},
	});
	const reasons = Object.fromEntries(
		Object.entries(met).map(([name, { result }]) => [name, result['reason']]),
	);
	for (const [name, , reason] of unclear) {
		expect([name, reasons[name]]).toEqual([name, expect.stringMatching(reason)]);
		expect(reasons[name]).toContain('It may have been sent and charged');
	}
	expect(reasons['1007']).toMatch(/too many connections.*Lower 'Concurrency'/u);
	expect(output.hints[0]?.message).toContain(`${faults.length} of ${faults.length} messages`);
	expect(mitake.simulator.mitake.summary()).toMatchObject({
		messages: taken.length,
		charged: 3 * taken.length,
	});
}, 30_000);

test('one that hits a request hits all of its recipients, and no other', async () => {
	mitake.simulator.mitake.addFaults({ kind: 'resetAfter', recipient: numbers(600)[300] ?? '' });
	const items = [...numbers(600).map((to) => message(to)), message(TO, 'another')];
	const { main } = await mitake.send(items);
	expect(main.map(({ json }) => json['accepted'])).toEqual(items.map(() => true));
	const sizes = mitake.pushes().map(({ recipients }) => recipients);
	expect(sizes.toSorted((one, other) => one - other)).toEqual([1, 100, 500, 500]);
	expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 601, charged: 3 * 601 });
});

test('a later answer does not undo the doubt of an earlier one', async () => {
	mitake.simulator.mitake.addFaults(
		{ kind: 'resetBefore', endpoint: 'push' },
		{ kind: 'code', code: 3001, endpoint: 'push' },
	);
	const { main, error } = await mitake.send([message(TO)]);
	expect(error).toBeUndefined();
	expect(jsonOf({ main })).toMatchObject([{ accepted: null, status: 'unknown' }]);
});

describe('nothing left', () => {
	test('a refused connection says so, and that it is safe to run again', async () => {
		const { error } = await mitake.send(
			[message(TO)],
			{},
			{ account: { baseUrl: 'http://127.0.0.1:9' } },
		);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			context: { itemIndex: 0 },
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(error?.message).toContain('The gateway refused the connection');
		expect(error?.description).toContain('safe to run this again');
	});

	test.each([
		['the connection ends', { kind: 'dead' }, /before the gateway answered/u],
		['it is reset', { kind: 'resetAfter' }, /before the gateway answered/u],
		['a page with 502', { kind: 'html', status: 502 }, /HTTP status 502/u],
		['an empty body', { kind: 'empty' }, /no JSON object/u],
		['9999', { kind: 'code', code: 9999, status: 500 }, /system error 9999/u],
		['it is slow', { kind: 'slow', delayMs: 20_000 }, /did not answer within 1000 ms/u],
	] as const)('because there is no token: %s', async (_name, fault, reason) => {
		mitake.simulator.mitake.addFaults({ ...fault, endpoint: 'token' });
		const { main } = await mitake.send(
			[message(TO)],
			{ timeout: TIMEOUT },
			{ onError: 'continueRegularOutput' },
		);
		expect(jsonOf({ main })).toMatchObject([{ accepted: false, status: 'failed', isFinal: true }]);
		expect(main[0]?.json['reason']).toMatch(reason);
		expect(main[0]?.json['reason']).toMatch(/^Mitake gave no token\..*Nothing was sent\.$/u);
		expect(mitake.pushes()).toEqual([]);
	});
});
