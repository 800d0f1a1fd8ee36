import type { INodeParameters } from 'n8n-workflow';
import { send } from '../../../gateways/smsgo/calls/send';
import { openSmsgo } from '../../../gateways/smsgo/account';
import { UndiciNetwork } from '../../../transport/undici/network';
import { message, SmsgoHarness, textOf } from './harness';

const smsgo = new SmsgoHarness().install();
const GOOD = '0922345678';

/** What a bad first item gets beside a good second one. */
async function reasonFor(to: string, text: string, options: INodeParameters = {}): Promise<string> {
	const { main } = await smsgo.run(
		'send',
		{ to: '={{ $json.to }}', text: '={{ $json.text }}', options: { ...options } },
		{ items: [message(to, text), message(GOOD, 'good')], onError: 'continueRegularOutput' },
	);
	const [bad, good] = main.map(({ json }) => json);
	expect(bad).toMatchObject({
		accepted: false,
		status: 'failed',
		isFinal: true,
		messageId: null,
		encoding: null,
	});
	expect(main[0]?.pairedItem).toEqual({ item: 0 });
	if (Object.keys(options).length === 0)
		expect(good).toMatchObject({ accepted: true, recipient: GOOD });
	expect(smsgo.simulator.smsgo.handset('0912345678')).toEqual([]);
	return textOf(bad, 'reason');
}

test.each([
	['an empty text', '0912345678', '  ', "'Text' is empty"],
	['no recipient', ' ', 'text', "'To' has no recipient"],
	['a wrong number', 'not a number', 'text', "'not a number' is not a phone number"],
	['a landline', '02-2345-6789', 'text', "'02-2345-6789' is not a Taiwanese mobile number"],
	[
		'a number that could be of any country',
		'14155552671',
		'text',
		'starts with + and its country code',
	],
	[
		'a text over the limit',
		'0912345678',
		'長'.repeat(345),
		'has 345 characters, 15 over the 330 that Long Big5 takes',
	],
	[
		'a long text abroad',
		'+8613681912700',
		'长'.repeat(80),
		'10 over the 70 that Unicode (UCS-2) takes, and smsgo sends no long messages abroad',
	],
	['half of an emoji', '0912345678', 'cut \ud83d', 'half of a character'],
])('%s', async (_name, to, text, reason) => {
	expect(await reasonFor(to, text)).toContain(reason);
});

test.each([
	[
		'ASCII with Chinese text',
		'測試',
		{ encoding: 'ASCII' },
		"'Encoding' is ASCII, and the text has characters that are not ASCII",
	],
	['Big5 with a character that it lacks', '国', { encoding: 'BIG5' }, "Big5 has no '国'"],
	['a pop-up with an emoji', '😀', { encoding: 'PBIG5' }, 'a pop-up has no other encoding'],
	[
		'a date in the past',
		'text',
		{ sendAt: '2020-01-01T00:00:00' },
		"'Send At' is 2019-12-31T16:00:00.000Z, which has passed",
	],
	[
		'a date that is none',
		'text',
		{ sendAt: 'tomorrow' },
		"'Send At' is 'tomorrow', which is not a date",
	],
	[
		'a callback address over 300 characters',
		'text',
		{ deliveryReportUrl: `https://example.com/${'x'.repeat(300)}` },
		'20 over the 300 that the gateway takes',
	],
	[
		'a callback address that is none',
		'text',
		{ replyUrl: 'example.com/reply' },
		'which is not an address',
	],
	[
		'replies to a long message',
		'長'.repeat(80),
		{ replyUrl: 'https://example.com/reply' },
		"'Reply URL' does not go with long messages",
	],
	['a WAP push without an address', 'title', { encoding: 'PUSH' }, "'WAP URL' is empty"],
	[
		'an address without WAP push',
		'text',
		{ wapUrl: 'https://example.com' },
		"'WAP URL' goes with the encoding WAP Push only",
	],
	[
		'reply days beyond the limit',
		'text',
		{ replyDays: 31 },
		"'Reply Days' is 31; it can be 1 to 30",
	],
	[
		'an encoding that does not exist',
		'text',
		{ encoding: '={{ "PASCI" }}' },
		"'Encoding' is 'PASCI'",
	],
	[
		'a concurrency out of range',
		'text',
		{ concurrency: 51 },
		"'Concurrency' is 51; it can be 1 to 50",
	],
])('%s', async (_name, text, options, reason) => {
	expect(await reasonFor('0912345678', text, options)).toContain(reason);
});

test('a number rounded by a computer is refused, not sent to somebody else', async () => {
	const { main } = await smsgo.run(
		'send',
		{ to: '={{ 88691234567812345678 }}', text: 'text' },
		{ onError: 'continueRegularOutput' },
	);
	expect(main[0]?.json['reason']).toContain('whose digits are not exact');
});

test('an expression that cannot be evaluated counts for its item only', async () => {
	const { main } = await smsgo.run(
		'send',
		{ to: '={{ $json.to }}', text: '={{ $json.missing.deep }}' },
		{ items: [message(GOOD)], onError: 'continueRegularOutput' },
	);
	expect(main).toHaveLength(1);
	expect(main[0]?.json).toMatchObject({ accepted: false, status: 'failed' });
});

test('51 recipients handed to the gateway client are refused before anything leaves', async () => {
	const { username, password } = smsgo.simulator.smsgo.account();
	const line = openSmsgo(
		{
			baseUrl: smsgo.simulator.gateways.smsgo,
			backupBaseUrl: smsgo.simulator.smsgoBackup,
			username,
			password,
			requestMethod: 'POST',
		},
		new UndiciNetwork({ concurrency: 1, timeout: 1_000 }),
	);
	const recipients = Array.from({ length: 51 }, (_, index) => `09${10_000_000 + index}`);
	const text = {
		text: 'text',
		encoding: 'ASCII',
		sendAt: undefined,
		wapUrl: '',
		deliveryReportUrl: '',
		replyUrl: '',
		replyDays: undefined,
	} as const;
	const outcome = await line.call(send, { message: text, recipients });
	expect(outcome).toMatchObject({
		outcome: 'notSent',
		failure: { reason: 'A request to smsgo takes 50 recipients, not 51' },
	});
	expect(smsgo.simulator.smsgo.requests()).toEqual([]);
});
