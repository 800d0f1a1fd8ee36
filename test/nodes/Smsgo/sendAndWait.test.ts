import type { NodeRun } from '../../engine/engine';
import { call } from '../../operations/callbacks/call';
import { jsonOf, message, textOf } from './harness';
import {
	A,
	acknowledged,
	B,
	brief,
	C,
	holdReports,
	queries,
	reportAll,
	reportUrl,
	smsgo,
	start,
	TOKEN,
} from './waitHarness';

const GAP_MS = 1_000;

describe.each([true, false])('a send that waits (with a token of n8n: %s)', (hasToken) => {
	test('goes on with the final status of every recipient once all have one', async () => {
		holdReports();
		smsgo.simulator.smsgo.setFates({ [B]: { state: 'UNDELIV' } });
		const run = await start([A, `${B}, ${C}`], { hasToken });
		expect(run.result.status).toBe('waiting');
		expect(brief(run)).toEqual([
			[A, 'queued', false, false],
			[B, 'queued', false, false],
			[C, 'queued', false, false],
		]);
		const sent = jsonOf(run.result);
		const ids = sent.map((json) => textOf(json, 'messageId'));
		await reportAll();
		expect(run.resumptions).toBe(1);
		expect(run.result.status).toBe('success');
		expect(brief(run)).toEqual([
			[A, 'delivered', true, false],
			[B, 'undeliverable', true, false],
			[C, 'delivered', true, false],
		]);
		expect(jsonOf(run.result).map((json) => textOf(json, 'messageId'))).toEqual(ids);
		expect(jsonOf(run.result)[1]).toEqual({
			...sent[1],
			status: 'undeliverable',
			isFinal: true,
			reason: 'The message cannot be delivered',
			raw: { code: '0', text: 'UNDELIV', recipient: B },
		});
	});

	test('keeps waiting while one is not final, and still acknowledges', async () => {
		smsgo.simulator.smsgo.setFates({ [B]: { state: 'DELIVRD', afterMs: 3_600_000 } });
		const run = await start([A, B], { hasToken });
		smsgo.simulator.clock.advance(60_000);
		await smsgo.simulator.smsgo.callbacksIdle();
		expect(acknowledged()).toBe(1);
		expect(run.resumptions).toBe(0);
		expect(run.waitTill).toBeDefined();
		smsgo.simulator.clock.advance(3_600_000);
		await smsgo.simulator.smsgo.callbacksIdle();
		expect(acknowledged()).toBe(2);
		expect(run.resumptions).toBe(1);
	});

	test('many reports at once, twice and out of order: it goes on once, and everyone is acknowledged', async () => {
		holdReports({ maxConnections: 20, order: 'random', parameterOrder: 'mixed' });
		const numbers = Array.from({ length: 8 }, (_, index) => `09${11_000_000 + index}`);
		const run = await start([numbers.join(',')], { hasToken });
		run.store = async () => {
			await new Promise((resolve) => setTimeout(resolve, 300));
		};
		await reportAll({ copies: 2 });
		expect(run.resumptions).toBe(1);
		expect(acknowledged()).toBe(8);
		expect(brief(run).map(([, status]) => status)).toEqual(numbers.map(() => 'delivered'));
		expect(queries()).toBeLessThanOrEqual(2);
	});

	test.each(['long', 'lower'] as const)('knows the words of table 2 as %s', async (stateWords) => {
		holdReports();
		smsgo.simulator.smsgo.changeSettings({ stateWords });
		smsgo.simulator.smsgo.setFates({ [B]: { state: 'SYNTAXE' }, [C]: { state: 'ACCEPTD' } });
		const run = await start([A, B, C], { hasToken });
		await reportAll();
		expect(run.resumptions).toBe(1);
		expect(brief(run)).toEqual([
			[A, 'delivered', true, false],
			[B, 'rejected', true, false],
			[C, 'sent', true, false],
		]);
	});

	test('when time is up every recipient goes on as it was, ready for a status query', async () => {
		holdReports();
		smsgo.simulator.smsgo.setFates({ [B]: { state: 'DELIVRD', afterMs: 3_600_000 } });
		const run = await start([A, B], { hasToken });
		const sent = jsonOf(run.result);
		await reportAll();
		await run.timeOut();
		expect(brief(run)).toEqual([
			[A, 'queued', false, true],
			[B, 'queued', false, true],
		]);
		const reason =
			"2 of 2 messages had no final status within 10 minutes: ask for it with 'Get Many Statuses'";
		expect(jsonOf(run.result)).toEqual(sent.map((json) => ({ ...json, reason, timedOut: true })));
		const asked = await smsgo.run(
			'getManyStatuses',
			{ messageId: '={{ $json.messageId }}', recipient: '={{ $json.recipient }}' },
			{ items: jsonOf(run.result) },
		);
		expect(jsonOf(asked).map(({ status }) => status)).toEqual(['delivered', 'unknown']);
	});

	test('a late report after the end does no harm', async () => {
		holdReports();
		const run = await start([A], { hasToken });
		await run.timeOut();
		const before = jsonOf(run.result);
		await reportAll();
		expect(run.resumptions).toBe(0);
		expect(jsonOf(run.result)).toEqual(before);
	});

	test('who does not know the key changes nothing', async () => {
		const run = await start([A], { hasToken });
		smsgo.simulator.smsgo.changeSettings({ callbacks: { reportsEnabled: false } });
		smsgo.simulator.clock.advance(60_000);
		const url = reportUrl();
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		const guesses = [
			url.replace(/key=[^&]*/u, 'key='),
			url.replace(/key=[^&]*&/u, ''),
			url.replace(/key=[^&]*/u, `key=${'A'.repeat(22)}`),
		];
		for (const guess of guesses) {
			const answer = await call(`${guess}?msgid=${id}`);
			expect([answer.status, answer.body]).toEqual([403, 'Not allowed']);
		}
		expect(queries()).toBe(0);
		expect(run.resumptions).toBe(0);
		expect((await call(`${url}?msgid=${id}`)).status).toBe(200);
		expect(run.resumptions).toBe(1);
	});
});

describe('a call at the resume URL', () => {
	test.each([
		['as smsgo appends it', '?msgid=ID&dstaddr=0912345678&statusstr=DELIVRD&statuscode=0', 200],
		['appended as to a query', '&msgid=ID', 200],
		['encoded by a proxy', '%3Fmsgid=ID', 200],
		['without a message ID', '?dstaddr=0912345678', 400],
		['with one that cannot be echoed', '?msgid=1%0A2', 400],
		['with nothing', '', 400],
	])('%s', async (_, appended, status) => {
		holdReports();
		const run = await start([A]);
		smsgo.simulator.clock.advance(60_000);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		const answer = await call(reportUrl() + appended.replace('ID', id));
		expect(answer.status).toBe(status);
		expect(run.resumptions).toBe(status === 200 ? 1 : 0);
		if (status === 200) {
			expect(answer.body).toBe(`magicid=tccrd_sms_gateway_rpack\nmsgid=${id}\n`);
			expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
		}
	});

	test('by POST, with the report in the body', async () => {
		holdReports();
		const run = await start([A]);
		smsgo.simulator.clock.advance(60_000);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		const answer = await call(reportUrl(), {
			method: 'POST',
			body: `msgid=${id}`,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(answer.status).toBe(200);
		expect(run.resumptions).toBe(1);
	});

	test('about two of its recipients asks about both, and goes on once the third has one', async () => {
		holdReports();
		smsgo.simulator.smsgo.setFates({
			[B]: { state: 'UNDELIV' },
			[C]: { state: 'DELIVRD', afterMs: 3_600_000 },
		});
		const run = await start([`${A},${B},${C}`]);
		smsgo.simulator.clock.advance(60_000);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		const acknowledgement = `magicid=tccrd_sms_gateway_rpack\nmsgid=${id}\n`;
		const state = 'statuscode=0&statusstr=DELIVRD';
		const url = reportUrl();
		const both = await call(`${url}?msgid=${id}&dstaddr=${A},${B}&${state}`);
		expect([both.status, both.body]).toEqual([200, acknowledgement]);
		expect([queries(), run.resumptions]).toEqual([1, 0]);
		smsgo.simulator.clock.advance(3_600_000);
		const each = `dstaddr=${A}&amp;dstaddr=${B}&amp;dstaddr=%2B8613681912700`;
		const last = await call(`${url}?msgid=${id}&amp;${each}&amp;${state}`);
		expect([last.status, last.body]).toEqual([200, acknowledgement]);
		expect([queries(), run.resumptions]).toEqual([2, 1]);
		expect(brief(run)).toEqual([
			[A, 'delivered', true, false],
			[B, 'undeliverable', true, false],
			[C, 'delivered', true, false],
		]);
	});

	test('about a message that is not waited for is acknowledged without a question', async () => {
		await start([A]);
		const answer = await call(`${reportUrl()}?msgid=1504280910499665`);
		expect(answer.body).toBe('magicid=tccrd_sms_gateway_rpack\nmsgid=1504280910499665\n');
		expect(queries()).toBe(0);
	});

	test('has a URL that smsgo takes, whatever the node is called', async () => {
		await start([A], { executionId: '12345678901' });
		const { pathname, searchParams } = new URL(reportUrl());
		expect(pathname).toBe('/webhook-waiting/12345678901');
		expect(searchParams.get('signature')).toBe(TOKEN);
		expect(searchParams.get('key')).toMatch(/^[\w-]{22}$/u);
		expect(reportUrl().endsWith('&r=')).toBe(true);
	});
});

describe('the question that a report sets off', () => {
	test('is asked once a second at most, and again for what came meanwhile', async () => {
		holdReports({ maxConnections: 20 });
		smsgo.simulator.smsgo.setFates({ [B]: { state: 'DELIVRD', afterMs: 3_600_000 } });
		const run = await start([A, B]);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		smsgo.simulator.clock.advance(60_000);
		const url = `${reportUrl()}?msgid=${id}`;
		const begun = performance.now();
		const first = call(url);
		const rest = Array.from({ length: 10 }, async () => await call(url));
		await first;
		smsgo.simulator.clock.advance(3_600_000);
		const answers = await Promise.all(rest);
		expect(answers.map(({ status }) => status)).toEqual(rest.map(() => 200));
		expect(queries()).toBe(2);
		expect(performance.now() - begun).toBeGreaterThan(GAP_MS);
		expect(run.resumptions).toBe(1);
	});

	test('is repeated once where it has no answer; then the execution keeps waiting', async () => {
		holdReports();
		const run = await start([A]);
		smsgo.simulator.clock.advance(60_000);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		smsgo.simulator.smsgo.addFaults({ kind: 'html', status: 502, endpoint: 'queryBulk', times: 3 });
		expect((await call(`${reportUrl()}?msgid=${id}`)).status).toBe(200);
		expect([queries(), run.resumptions]).toEqual([2, 0]);
		expect((await call(`${reportUrl()}?msgid=${id}`)).status).toBe(200);
		expect([queries(), run.resumptions]).toEqual([4, 1]);
	});

	test('is one query for 500 recipients of a text: it names the ten messages alone', async () => {
		holdReports();
		const numbers = Array.from({ length: 500 }, (_, index) => `09${12_000_000 + index}`);
		const run = await start([numbers.join(',')]);
		smsgo.simulator.clock.advance(60_000);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		await call(`${reportUrl()}?msgid=${id}`);
		expect(queries()).toBe(1);
		expect(brief(run).filter(([, status]) => status === 'delivered')).toHaveLength(500);
	});

	test('stops at the first request with a message that is not final', async () => {
		holdReports();
		const numbers = Array.from({ length: 120 }, (_, index) => `09${12_000_000 + index}`);
		// Sending takes a while.
		const fate = { state: 'DELIVRD', afterMs: 30_000 } as const;
		smsgo.simulator.smsgo.setFates(Object.fromEntries(numbers.map((number) => [number, fate])));
		const run = await start(numbers, {
			items: numbers.map((number) => message(number, `Hello ${number}`)),
		});
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		await call(`${reportUrl()}?msgid=${id}`);
		expect(queries()).toBe(1);
		smsgo.simulator.clock.advance(60_000);
		await call(`${reportUrl()}?msgid=${id}`);
		expect(queries()).toBe(4);
		expect(brief(run).filter(([, status]) => status === 'delivered')).toHaveLength(120);
	});

	test('names every recipient too where smsgo knows no message by its id alone', async () => {
		holdReports();
		const numbers = Array.from({ length: 60 }, (_, index) => `09${12_000_000 + index}`);
		const run = await start([numbers.join(',')]);
		const id = textOf(jsonOf(run.result)[0], 'messageId');
		smsgo.simulator.clock.advance(60_000);
		smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -5, endpoint: 'queryBulk' });
		await call(`${reportUrl()}?msgid=${id}`);
		expect(queries()).toBe(3);
		expect(brief(run).filter(([, status]) => status === 'delivered')).toHaveLength(60);
	});

	test('a resumption that n8n could not store is tried again with the next call', async () => {
		holdReports();
		const run = await start([A]);
		smsgo.simulator.clock.advance(60_000);
		const url = `${reportUrl()}?msgid=${textOf(jsonOf(run.result)[0], 'messageId')}`;
		run.store = async () => {
			await Promise.reject(new Error('the disk is full'));
		};
		expect((await call(url)).status).toBe(500);
		run.store = async () => {
			await Promise.resolve();
		};
		expect((await call(url)).status).toBe(200);
		expect(run.resumptions).toBe(1);
	});

	test('cannot be asked without its credential: the vendor calls again, and the execution waits on', async () => {
		holdReports();
		const credentials: NonNullable<NodeRun['credentials']> = { smsgoApi: smsgo.credential() };
		const lent = { ...credentials };
		const run = await start([A], { credentials: lent });
		smsgo.simulator.clock.advance(60_000);
		const url = `${reportUrl()}?msgid=${textOf(jsonOf(run.result)[0], 'messageId')}`;
		delete lent['smsgoApi'];
		const answer = await call(url);
		expect([answer.status, answer.body]).toEqual([503, 'Not now']);
		expect(run.waitTill).toBeDefined();
		Object.assign(lent, credentials);
		expect((await call(url)).status).toBe(200);
		expect(run.resumptions).toBe(1);
	});
});
