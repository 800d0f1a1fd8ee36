import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { prepareNode } from '../../engine/engine';
import { jsonOf, message, textOf } from './harness';
import { A, B, brief, holdReports, reportAll, smsgo, start } from './waitHarness';

const BAD = 'no number';

describe('what was not accepted', () => {
	test('comes out too, final or as it was, beside what was waited for', async () => {
		holdReports();
		smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter', recipient: B });
		const run = await start([A, BAD, B, A], {
			items: [message(A, 'x'), message(BAD, 'x'), message(B, 'y'), message(A, 'x')],
			options: { skipDuplicates: true },
		});
		expect(run.result.status).toBe('waiting');
		expect(run.result.hints.map((hint) => hint.message)).toContain(
			"2 of 3 messages were not accepted: see 'reason' in the output",
		);
		await reportAll();
		expect(brief(run)).toEqual([
			[A, 'delivered', true, false],
			[null, 'failed', true, false],
			[B, 'unknown', false, false],
			[A, 'skipped', true, false],
		]);
	});

	test('is as it was when time is up as well, and counted beside what timed out', async () => {
		holdReports();
		const run = await start([A, BAD], { parameters: { waitFor: 1 } });
		expect(run.result.hints.map((hint) => hint.message)).toContain(
			"1 of 2 messages are waited for, 1 minute at most. What is not final by then goes on with 'timedOut': ask for it with 'Get Many Statuses'",
		);
		await run.timeOut();
		expect(jsonOf(run.result).map(({ reason }) => reason)).toEqual([
			"1 of 2 messages had no final status within 1 minute: ask for it with 'Get Many Statuses'. 1 of 2 were not accepted",
			"'no number' is not a phone number",
		]);
		expect(brief(run)).toEqual([
			[A, 'queued', false, true],
			[null, 'failed', true, false],
		]);
	});

	test.each(['reports', 'time'])('leaves by the error output, in its shape (%s)', async (end) => {
		holdReports();
		// The first item: an `error` there makes Retry On Fail run a node again.
		const run = await start([BAD, A], { onError: 'continueErrorOutput', retryOnFail: true });
		expect(run.result.status).toBe('waiting');
		expect(smsgo.simulator.smsgo.messages()).toHaveLength(1);
		// Run again, it would have read its own results, and found no recipient in any of them.
		const hints = run.result.hints.map((hint) => hint.message);
		expect(hints.filter((hint) => hint.includes('not accepted'))).toEqual([
			"1 of 2 messages were not accepted: see 'reason' in the output",
		]);
		expect(brief(run)).toEqual([
			[null, 'failed', true, false],
			[A, 'queued', false, false],
		]);
		if (end === 'time') await run.timeOut();
		else await reportAll();
		const { main, errors } = run.result;
		expect(main.map(({ json }) => [json['recipient'], json['timedOut']])).toEqual([
			[A, end === 'time'],
		]);
		expect(errors.map(({ json }) => json)).toMatchObject([
			{
				error: "'no number' is not a phone number",
				details: { status: 'failed', timedOut: false },
			},
		]);
		expect(smsgo.simulator.smsgo.messages()).toHaveLength(1);
	});

	test('ends the node at once where there is nothing else', async () => {
		const run = await start([BAD], { onError: 'continueRegularOutput' });
		expect(run.waitTill).toBeUndefined();
		expect(run.result.status).toBe('success');
		expect(brief(run)).toEqual([[null, 'failed', true, false]]);
	});

	test('ends the node in error where it would end a send so', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -8 });
		const run = await start([A]);
		expect(run.waitTill).toBeUndefined();
		expect(run.result.error).toMatchObject({
			message: 'The account has not enough points',
			failure: { cause: 'quota-exhausted' },
		});
	});

	test('is all there is when an answer is lost: nothing is waited for, and nothing thrown', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter', recipient: A });
		const run = await start([A]);
		expect(run.waitTill).toBeUndefined();
		expect(brief(run)).toEqual([[A, 'unknown', false, false]]);
	});
});

describe('the limits', () => {
	test('the wait ends after so many minutes, ten by default', async () => {
		for (const [parameters, minutes] of [
			[{}, 10],
			[{ waitFor: 90 }, 90],
			[{ waitFor: '={{ $json.to === "0912345678" ? 2 : 3 }}' }, 2],
		] as const) {
			const before = Date.now();
			const run = await start([A], { parameters });
			const till = (run.waitTill?.getTime() ?? 0) - minutes * 60_000;
			expect(till).toBeGreaterThanOrEqual(before);
			expect(till).toBeLessThanOrEqual(Date.now());
		}
	});

	test('no wait is shorter than a minute or longer than a week', async () => {
		for (const waitFor of [0.5, 10_081]) {
			const { result } = await start([A], { parameters: { waitFor } });
			expect(result.error?.message).toContain("'Wait For (Minutes)'");
		}
		expect(smsgo.simulator.smsgo.messages()).toEqual([]);
	});

	test('500 recipients are sent to and waited for, those beyond are refused', async () => {
		holdReports();
		const numbers = Array.from({ length: 502 }, (_, index) => `09${13_000_000 + index}`);
		const run = await start([numbers.join(',')]);
		await run.timeOut();
		const timedOut = brief(run).filter(([, , , isTimedOut]) => isTimedOut === true);
		expect(timedOut).toHaveLength(500);
		expect(jsonOf(run.result)[500]).toMatchObject({
			status: 'failed',
			reason: "'Max Recipients' allows 500 in one execution, and this one is beyond it",
		});
	});

	test('in the last seconds n8n goes on by itself, and a report only makes it later', async () => {
		holdReports();
		const run = await start([A]);
		const until = run.waitTill?.getTime() ?? 0;
		const clock = jest.spyOn(Date, 'now').mockReturnValue(until - 1_000);
		try {
			await reportAll();
		} finally {
			clock.mockRestore();
		}
		expect(smsgo.simulator.smsgo.callbacks().reports.acknowledged).toBe(1);
		expect(run.resumptions).toBe(0);
		await run.timeOut();
		expect(brief(run)).toEqual([[A, 'queued', false, true]]);
	});
});

test("'Execute Once' sends the first item and waits for it alone", async () => {
	holdReports();
	const run = await start([A, B], { executeOnce: true });
	await reportAll();
	expect(brief(run)).toEqual([[A, 'delivered', true, false]]);
	const late = await start([A, B], { executeOnce: true });
	await late.timeOut();
	expect(brief(late)).toEqual([[A, 'queued', false, true]]);
});

test("an agent's tool is told that it cannot wait, before anything is sent", async () => {
	const run = await start([A], { type: 'smsgoTool' });
	expect(run.waitTill).toBeUndefined();
	expect(run.result.error?.message).toContain("An agent's tool cannot wait for reports");
	expect(smsgo.simulator.smsgo.messages()).toEqual([]);
});

test('where no report can come, the hint names what n8n makes its address of, and no field', async () => {
	const baseUrl = 'https://smsgo.invalid/sms_gw';
	const { result } = await start([A], {
		credentials: { smsgoApi: smsgo.credential({ baseUrl }) },
		onError: 'continueRegularOutput',
	});
	expect(result.hints.map((hint) => hint.message)).toContain(
		"The resume URL of this n8n, which comes from its WEBHOOK_URL, is at '127.0.0.1', an address that the gateway cannot reach from outside: no report will come. Use the public address of this n8n.",
	);
});

test('a wait that is stopped leaves the IDs of its messages in the log', async () => {
	const info = jest.spyOn(Container.get(Logger), 'info');
	holdReports();
	const run = await start([`${A},${B}`]);
	const ids = jsonOf(run.result).map((json) => textOf(json, 'messageId'));
	expect(info.mock.calls).toEqual([
		[`The execution waits for 2 messages: ${ids[0]} 0912***678, ${ids[1]} 0922***678`],
	]);
});

test.each([
	[
		'sendAndWaitForDelivery',
		/^Execution will continue when smsgo has told the final status/u,
		true,
	],
	['send', /^$/u, false],
])(
	'while it waits the canvas says what for, and afterwards what to ask: %s',
	(operation, tooltip, isHinted) => {
		const { workflow, node } = prepareNode({
			node: new Smsgo(),
			parameters: { resource: 'sms', operation, to: A, text: 'Hello' },
		});
		const { waitingNodeTooltip = '', hints = [] } = new Smsgo().description;
		// As the editor does.
		const valueOf = (expression: string) =>
			workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
		expect(valueOf(waitingNodeTooltip)).toMatch(tooltip);
		expect(hints.map(({ displayCondition = '' }) => valueOf(displayCondition))).toEqual([isHinted]);
	},
);
