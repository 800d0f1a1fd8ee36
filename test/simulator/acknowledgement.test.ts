import { send, valuesOf } from './client';
import type { Answering, ReceiverAnswer } from './receiver';
import { receiver } from './called';
import { simulator } from './started';

const MAGIC = 'magicid=tccrd_sms_gateway_rpack';

/** Sends a message whose report is answered so; returns the first attempt and the message id. */
async function firstAttempt(answering: Answering) {
	receiver.answering = answering;
	const { body } = await send(simulator, { response: receiver.url });
	simulator.clock.advance(1_000);
	await simulator.smsgo.callbacksIdle();
	const attempt = simulator.smsgo.callbacks().attempts[0];
	if (attempt === undefined) throw new Error('No attempt');
	return { attempt, msgid: valuesOf(body)['msgid'] ?? '' };
}

describe('a report is acknowledged by', () => {
	it.each([
		'text/plain',
		'Text/Plain',
		'text/plain; charset=utf-8',
		'text/plain;charset=UTF-8',
		'TEXT/PLAIN ; format=flowed',
	])('status 200, the exact body and the type %s', async (type) => {
		const { attempt, msgid } = await firstAttempt(({ values }) => {
			return { type, body: `${MAGIC}\nmsgid=${values['msgid'] ?? ''}\n` };
		});
		expect(attempt).toMatchObject({
			accepted: true,
			reason: null,
			status: 200,
			contentType: type,
			body: `${MAGIC}\nmsgid=${msgid}\n`,
			messageId: msgid,
			recipient: '0912345678',
			url: `${receiver.url}/?msgid=${msgid}&statusstr=DELIVRD&statuscode=0&dstaddr=0912345678`,
		});
		expect(attempt.elapsedMs).toBeGreaterThan(0);
		expect(Date.parse(attempt.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(attempt.startedAt));
		expect(simulator.smsgo.callbacks().backlog.waiting).toBe(0);
	});
});

describe('a report is not acknowledged by', () => {
	const exact = (msgid: string) => `${MAGIC}\nmsgid=${msgid}\n`;
	const wrong: [string, (msgid: string) => ReceiverAnswer, string][] = [
		['CRLF', (id) => ({ body: exact(id).replaceAll('\n', '\r\n') }), 'the lines end in CRLF'],
		['no last line feed', (id) => ({ body: exact(id).trimEnd() }), 'line feed is missing'],
		['another msgid', (id) => ({ body: exact(`${id}0`) }), 'the msgid is another one'],
		['no msgid', () => ({ body: exact('') }), 'the msgid is another one'],
		[
			"the cousins' magic",
			(id) => ({ body: exact(id).replace('tccrd_', '') }),
			'no acknowledgement',
		],
		['a literal [LF]', (id) => ({ body: exact(id).replaceAll('\n', '[LF]') }), 'no acknowl'],
		['a blank before', (id) => ({ body: ` ${exact(id)}` }), 'no acknowledgement'],
		['a byte order mark', (id) => ({ body: `\ufeff${exact(id)}` }), 'no acknowledgement'],
		['one line feed too many', (id) => ({ body: `${exact(id)}\n` }), 'no acknowledgement'],
		['an empty body', () => ({}), 'the body is empty'],
		['HTML', (id) => ({ type: 'text/html', body: exact(id) }), "content type 'text/html'"],
		['no type', (id) => ({ type: '', body: exact(id) }), "content type ''"],
		[
			'JSON',
			() => ({
				type: 'application/json; charset=utf-8',
				body: '{"message":"Workflow was started"}',
			}),
			"content type 'application/json; charset=utf-8'",
		],
		['201', (id) => ({ status: 201, body: exact(id) }), 'HTTP status 201'],
		['204', () => ({ status: 204 }), 'HTTP status 204'],
		['404', (id) => ({ status: 404, body: exact(id) }), 'HTTP status 404'],
		['500', (id) => ({ status: 500, body: exact(id) }), 'HTTP status 500'],
		['too long a body', () => ({ body: 'x'.repeat(70_000) }), 'longer than 65536 bytes'],
		['a reset connection', () => 'reset', 'ECONNRESET'],
		['half an answer', () => 'half', 'aborted'],
	];
	it.each(wrong)('%s', async (_name, answer, reason) => {
		const { attempt } = await firstAttempt(({ values }) => answer(values['msgid'] ?? ''));
		expect(attempt.accepted).toBe(false);
		expect(attempt.reason).toContain(reason);
		const { reports, backlog } = simulator.smsgo.callbacks();
		expect(reports).toMatchObject({ due: 1, attempts: 1, acknowledged: 0, givenUp: 0 });
		expect(backlog.waiting).toBe(1);
	});

	it('a redirect, which is not followed', async () => {
		const { attempt } = await firstAttempt(() => {
			return { status: 302, location: `${receiver.url}/elsewhere` };
		});
		expect(attempt).toMatchObject({ accepted: false, status: 302 });
		expect(receiver.calls).toHaveLength(1);
	});

	it('silence', async () => {
		simulator.smsgo.changeSettings({ callbacks: { timeoutMs: 40 } });
		const { attempt } = await firstAttempt(() => 'hang');
		expect(attempt).toMatchObject({
			accepted: false,
			status: null,
			contentType: null,
			body: null,
			reason: 'no answer within 40 ms',
		});
		expect(attempt.elapsedMs).toBeGreaterThanOrEqual(35);
	});

	it('a receiver that is not there, or a URL that is none', async () => {
		const { url } = receiver;
		await receiver.close();
		await send(simulator, { response: url });
		await send(simulator, { response: 'nowhere' });
		await send(simulator, { response: 'http://' });
		simulator.clock.advance(1_000);
		await simulator.smsgo.callbacksIdle();
		const { attempts, reports } = simulator.smsgo.callbacks();
		expect(attempts.map(({ reason }) => reason)).toEqual(
			expect.arrayContaining([
				expect.stringContaining('ECONNREFUSED'),
				'not an http or https URL',
				'not an http or https URL',
			]),
		);
		expect(reports).toMatchObject({ due: 3, delivered: 0, attempts: 3 });
	});
});
