import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { TIMEOUT } from '../NodeHarness';
import { message, SmsgoHarness } from './harness';

const smsgo = new SmsgoHarness().install();
const RIGHT = '0922345678';
const WRONG = '0912345678';

/** Three items with texts of their own, the first of which meets a fault. */
async function sendWithFault(fault: FaultSpec, rest: Parameters<typeof smsgo.send>[2] = {}) {
	smsgo.simulator.smsgo.addFaults(fault.kind === 'dead' ? fault : { recipient: WRONG, ...fault });
	return await smsgo.send(
		[message(WRONG, 'first'), message(RIGHT, 'second'), message('0933345678', 'third')],
		{ timeout: TIMEOUT },
		{ onError: 'continueRegularOutput', ...rest },
	);
}

describe('an answer that proves nothing is unknown, is said so, and is never repeated', () => {
	const faults: readonly (readonly [name: string, fault: FaultSpec, reason: RegExp])[] = [
		['code -10', { kind: 'code', code: -10 }, /could not say whether it sent/u],
		[
			'code -1 without the text of an empty message',
			{ kind: 'code', code: -1, text: 'Unknow' },
			/unspecific code -1/u,
		],
		['a code that no document has', { kind: 'code', code: -99 }, /unknown code -99/u],
		['a page with HTTP 200', { kind: 'html', status: 200 }, /answer could not be understood/u],
		['a page with HTTP 404', { kind: 'html', status: 404 }, /HTTP status 404/u],
		['a page with HTTP 500', { kind: 'html', status: 500 }, /HTTP status 500/u],
		['an empty body', { kind: 'empty', process: true }, /understood: it is empty/u],
		['half a body', { kind: 'halfBody' }, /middle of the gateway's answer/u],
		['a reset before acceptance', { kind: 'resetBefore' }, /before the gateway answered/u],
		['a reset after acceptance', { kind: 'resetAfter' }, /before the gateway answered/u],
		['a slow gateway', { kind: 'slow', delayMs: 20_000 }, /did not answer within 1000 ms/u],
		['an answer byte by byte', { kind: 'drip', intervalMs: 5_000 }, /not complete within 1000 ms/u],
		[
			'a redirect',
			{ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
			/redirected the request to 'http:\/\/127\.0\.0\.1:1\/elsewhere'/u,
		],
		['an oversize body', { kind: 'oversize' }, /larger than 64 KiB/u],
		['bytes of no charset', { kind: 'garbage' }, /./u],
		['a connection that ends at once', { kind: 'dead' }, /before the gateway answered/u],
	];

	test.each(faults)('%s', async (_name, fault, reason) => {
		const { main, hints } = await sendWithFault(fault);
		const results = main.map(({ json }) => json);
		const hit = results.filter(({ accepted }) => accepted !== true);
		expect(hit).toHaveLength(1);
		expect(hit[0]).toMatchObject({
			accepted: null,
			status: 'unknown',
			isFinal: false,
			messageId: null,
		});
		expect(hit[0]?.['reason']).toMatch(reason);
		expect(hit[0]?.['reason']).toContain('It may have been sent and charged');
		expect(results.map(({ recipient }) => recipient)).toEqual([WRONG, RIGHT, '0933345678']);
		expect(hints[0]?.message).toContain('1 of 3 messages were not accepted');
		// One request for each message: nothing was tried again.
		expect(smsgo.simulator.smsgo.requests()).toHaveLength(3);
		expect(JSON.stringify({ main, hints })).not.toContain(smsgo.simulator.smsgo.account().password);
	});
});

describe('a refusal that is proven', () => {
	const codes = [
		[-2, /account, its password or API key, or the IP address/u],
		[-3, /priority/u],
		[-4, /sender's number/u],
		[-5, /recipient's number/u],
		[-6, /closed/u],
		[-7, /encoding/u],
		[-8, /not enough points/u],
		[-9, /number of recipients/u],
		[-15, /not in the list/u],
		[-16, /not enabled/u],
		[-21, /sending limit/u],
		[-23, /signature/u],
	] as const;

	test.each(codes)('code %d', async (code, reason) => {
		const { main } = await sendWithFault({ kind: 'code', code, text: 'vendor text' });
		expect(main[0]?.json).toMatchObject({
			recipient: WRONG,
			accepted: false,
			status: 'rejected',
			isFinal: true,
			input: WRONG,
			scheduledAt: null,
			raw: { code: String(code), text: 'vendor text' },
		});
		expect(main[0]?.json['reason']).toMatch(reason);
		expect(main.slice(1).map(({ json }) => json['accepted'])).toEqual([true, true]);
	});

	test('code -1 with the text of an empty message', async () => {
		const { main } = await sendWithFault({ kind: 'code', code: -1, text: 'CGI string error!!' });
		expect(main[0]?.json).toMatchObject({ accepted: false, status: 'rejected' });
	});

	test('one refused request does not hide what the others did', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'code', code: -8, skip: 1 });
		const { main, error } = await smsgo.send(
			Array.from({ length: 120 }, (_, index) => message(`09${10_000_000 + index}`)),
			{ concurrency: 1 },
		);
		expect(error).toBeUndefined();
		expect(main.map(({ json }) => json['accepted'])).toEqual(
			Array.from({ length: 120 }, (_, index) => index < 50 || index >= 100),
		);
	});
});

describe('nothing left', () => {
	test('a refused connection says so, and that it is safe to run again', async () => {
		const { main } = await smsgo.send(
			[message(WRONG)],
			{},
			{ account: { baseUrl: 'http://127.0.0.1:9/sms_gw' }, onError: 'continueRegularOutput' },
		);
		expect(main[0]?.json).toMatchObject({
			accepted: false,
			status: 'failed',
			isFinal: true,
			raw: { code: 'ECONNREFUSED' },
		});
		expect(main[0]?.json['reason']).toMatch(/refused the connection.*safe to run this again/u);
	});

	test('the backup host is used only when chosen', async () => {
		const account = { baseUrl: 'http://127.0.0.1:9/sms_gw' };
		const without = await smsgo.send(
			[message(WRONG)],
			{},
			{ account, onError: 'continueRegularOutput' },
		);
		expect(without.main[0]?.json['accepted']).toBe(false);
		const { main } = await smsgo.send([message(WRONG)], { useBackupHost: true }, { account });
		expect(main[0]?.json).toMatchObject({ accepted: true, status: 'queued' });
		expect(smsgo.simulator.smsgo.requests()).toMatchObject([{ host: 'backup', code: '0' }]);
	});

	test('the backup host is not used when the message may have left', async () => {
		smsgo.simulator.smsgo.addFaults({ kind: 'resetAfter', host: 'main' });
		const { main } = await smsgo.send(
			[message(WRONG)],
			{ useBackupHost: true },
			{ onError: 'continueRegularOutput' },
		);
		expect(main[0]?.json).toMatchObject({ accepted: null, status: 'unknown' });
		expect(smsgo.simulator.smsgo.handset(WRONG)).toHaveLength(1);
	});
});

describe('the odd forms of an answer that real gateways give', () => {
	test.each([
		{ lineEnding: 'LF' },
		{ blankAfterEquals: true },
		{ omitPoint: true },
		{ trailingLineEnding: false },
		{ msgidStyle: 'string' },
		{ msgidStyle: 'long' },
	] as const)('%j', async (settings) => {
		smsgo.simulator.smsgo.changeSettings(settings);
		const { main } = await smsgo.send([message(RIGHT)]);
		const [sent] = smsgo.simulator.smsgo.messages();
		expect(main[0]?.json).toMatchObject({ accepted: true, messageId: sent?.msgid });
	});
});

describe('a credential that no request can be made with sends nothing, and says why', () => {
	test.each([
		['the file of the call in the address', 'baseUrl', '/sendsms.aspx', 'has a file in it'],
		['a question mark in the address', 'baseUrl', '?', 'has something behind a # or a ?'],
		['a line break in the key', 'password', '\n', "'API Key or Password' has a line break in it"],
	])('%s', async (_what, field, end, reason) => {
		const { [field]: value = '' } = smsgo.credential();
		const { main } = await smsgo.send(
			[message(WRONG), message(RIGHT, 'second')],
			{},
			{ account: { [field]: value + end }, onError: 'continueRegularOutput' },
		);
		const results = main.map(({ json }) => json);
		expect(results).toMatchObject([
			{ accepted: false, status: 'failed' },
			{ accepted: false, status: 'failed' },
		]);
		for (const { reason: said } of results) {
			expect(said).toContain(reason);
			expect(said).toContain('Nothing was sent');
		}
		expect(smsgo.simulator.smsgo.requests()).toEqual([]);
	});

	test('a blank at the end of the key is named where smsgo refuses the account', async () => {
		const { main } = await smsgo.send(
			[message(RIGHT)],
			{},
			{
				account: { password: `${smsgo.simulator.smsgo.account().password} ` },
				onError: 'continueRegularOutput',
			},
		);
		expect(main[0]?.json).toMatchObject({ accepted: false, status: 'rejected' });
		expect(main[0]?.json['reason']).toContain(
			"'API Key or Password' in the credential begins or ends with a blank",
		);
	});
});
