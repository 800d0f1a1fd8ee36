import { ProcessedData } from '../../engine/processedData';
import { jsonOf, message, SmsgoHarness } from './harness';
import { A, B, brief, holdReports, reportAll, smsgo as waiting, start } from './waitHarness';

const smsgo = new SmsgoHarness().install();
const table = new ProcessedData();
const GUARD = { suppressWithin: 60 };
const TO = '0912345678';

beforeAll(async () => {
	await table.install();
});

const statuses = (output: Parameters<typeof jsonOf>[0]) =>
	jsonOf(output).map(({ status }) => status);

let texts = 0;
const newText = (): string => `通知 ${texts++}`;

test('a message goes to a handset once, and what is skipped has the fields of a result', async () => {
	const text = newText();
	await smsgo.send([message(TO, text)], GUARD);
	const { main, hints } = await smsgo.send(
		[message('+886 912-345-678', text), message(TO, `${text}!`)],
		GUARD,
	);
	expect(main.map(({ json }) => json)).toMatchObject([
		{
			recipient: TO,
			messageId: null,
			accepted: false,
			status: 'skipped',
			isFinal: true,
			points: null,
			requestPoints: null,
			input: '+886 912-345-678',
			scheduledAt: null,
			raw: { code: null, text: null },
			encoding: null,
			segments: null,
		},
		{ status: 'queued' },
	]);
	expect(hints).toEqual([]);
	expect(smsgo.simulator.smsgo.handset(TO)).toHaveLength(2);
});

test('two executions at the same moment: one message', async () => {
	const items = [message(TO, newText())];
	const outputs = await Promise.all([1, 2, 3].map(async () => await smsgo.send(items, GUARD)));
	expect(outputs.flatMap(statuses).toSorted()).toEqual(['queued', 'skipped', 'skipped']);
	expect(smsgo.simulator.smsgo.handset(TO)).toHaveLength(1);
});

test('the same text pops up, or opens another address: another message to a handset', async () => {
	const text = `Hello ${texts++}`;
	const push = (wapUrl: string) => ({ ...GUARD, encoding: 'PUSH', wapUrl });
	for (const options of [
		GUARD,
		{ ...GUARD, encoding: 'PASCII' },
		push('http://a.test/1'),
		push('http://a.test/2'),
	]) {
		expect(statuses(await smsgo.send([message(TO, text)], options))).toEqual(['queued']);
		expect(statuses(await smsgo.send([message(TO, text)], options))).toEqual(['skipped']);
	}
	// What is chosen for it by itself may as well be asked for.
	const asked = await smsgo.send([message(TO, text)], { ...GUARD, encoding: 'ASCII' });
	expect(statuses(asked)).toEqual(['skipped']);
});

test('when and with which addresses it is sent makes no other message of it', async () => {
	const text = newText();
	await smsgo.send([message(TO, text)], GUARD);
	const options = {
		...GUARD,
		sendAt: '2099-01-31T09:30:00',
		deliveryReportUrl: 'https://n8n.example.com/webhook/a/smsgo-report',
	};
	expect(statuses(await smsgo.send([message(TO, text)], options))).toEqual(['skipped']);
});

test('another account has sent nothing', async () => {
	const text = newText();
	await smsgo.send([message(TO, text)], GUARD);
	const { main } = await smsgo.send([message(TO, text)], GUARD, {
		account: { username: 'another' },
		onError: 'continueRegularOutput',
	});
	expect(statuses({ main })).toEqual(['rejected']);
});

test('a refusal releases it, a reset does not', async () => {
	const text = newText();
	const rest = { onError: 'continueRegularOutput' } as const;
	const before = [...table.entries];
	smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -8 });
	expect(statuses(await smsgo.send([message(TO, text)], GUARD, rest))).toEqual(['rejected']);
	expect(table.entries).toEqual(before);
	smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter' });
	expect(statuses(await smsgo.send([message(TO, text)], GUARD, rest))).toEqual(['unknown']);
	const { main } = await smsgo.send([message(TO, text)], GUARD, rest);
	expect(statuses({ main })).toEqual(['skipped']);
	expect(main[0]?.json['reason']).toContain('was sent, or may have been,');
	expect(smsgo.simulator.smsgo.handset(TO)).toHaveLength(1);
});

test('Retry On Fail: a gateway that is back gets the message, once', async () => {
	const account = { baseUrl: 'http://127.0.0.1:9/sms_gw' };
	const text = newText();
	const { error } = await smsgo.send([message(TO, text)], GUARD, { retryOnFail: true, account });
	expect(error?.message).toContain('refused the connection');
	smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -8 });
	const refused = await smsgo.send([message(TO, text)], GUARD, { retryOnFail: true });
	expect(refused.error?.message).toContain('points');
	expect(smsgo.simulator.smsgo.requests()).toHaveLength(1);
	expect(statuses(await smsgo.send([message(TO, text)], GUARD))).toEqual(['queued']);
});

test('a send that waits skips as well, and waits for the others', async () => {
	holdReports();
	const items = [message(A, 'wait'), message(B, 'wait')];
	await waiting.send([message(A, 'wait')], GUARD);
	const run = await start([A, B], { items, options: GUARD });
	expect(run.result.status).toBe('waiting');
	await reportAll();
	expect(brief(run)).toEqual([
		[A, 'skipped', true, false],
		[B, 'delivered', true, false],
	]);
	const again = await start([A, B], { items, options: GUARD });
	expect(again.result.status).toBe('success');
	expect(brief(again)).toEqual([
		[A, 'skipped', true, false],
		[B, 'skipped', true, false],
	]);
});
