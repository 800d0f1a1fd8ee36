import { createHash } from 'node:crypto';
import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { TIMEOUT } from '../NodeHarness';
import { byId, UMailHarness } from './harness';

const umail = new UMailHarness().install();
const READ = ['domain.getMany', {}] as const;
const WRITE = [
	'mailbox.create',
	{ mailbox: 'sales@edm-demo.example', pwd: 'Sales-Pass-9' },
] as const;
const QUICK = { options: { timeout: TIMEOUT } };

const mailboxes = () => umail.simulator.umail.mailboxes().map(({ mailbox }) => mailbox);
const requests = () => umail.simulator.umail.requests();

/** Nothing that a user sees has a secret in it, in whatever spelling. */
function expectNoSecrets(output: unknown): void {
	// n8n puts the node as its workflow has it, typed parameters and all, beside every error.
	const text = JSON.stringify(output, (key, value: unknown) => {
		if (key === 'node') return undefined;
		return value instanceof Error
			? Object.fromEntries([...Object.entries(value), ['shown', `${value.message} ${value.stack}`]])
			: value;
	});
	const { username = '', password = '' } = umail.credential();
	const md5 = createHash('md5').update(password).digest('hex');
	const basic = Buffer.from(`${username}:${password}`).toString('base64');
	for (const secret of [password, encodeURIComponent(password), md5, basic, WRITE[1].pwd]) {
		expect(text).not.toContain(secret);
	}
}

const spoilt: readonly (readonly [name: string, fault: FaultSpec, message: RegExp])[] = [
	['a page with HTTP 200', { kind: 'html', status: 200 }, /web page|could not be understood/u],
	['a page with HTTP 404', { kind: 'html', status: 404 }, /HTTP status 404/u],
	['a page with HTTP 502', { kind: 'html', status: 502 }, /HTTP status 502/u],
	['an empty body', { kind: 'empty', process: true }, /answer is empty/u],
	['half a document', { kind: 'truncated' }, /could not be understood/u],
	['half a body', { kind: 'halfBody' }, /middle of the gateway's answer/u],
	['a reset before it was carried out', { kind: 'resetBefore' }, /before the gateway answered/u],
	['a reset after it was carried out', { kind: 'resetAfter' }, /before the gateway answered/u],
	['a slow gateway', { kind: 'slow', delayMs: 20_000 }, /did not answer within 1000 ms/u],
	['an answer byte by byte', { kind: 'drip', intervalMs: 5_000 }, /not complete within 1000 ms/u],
	[
		'a redirect',
		{ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
		/redirected the request to 'http:\/\/127\.0\.0\.1:1\/elsewhere'/u,
	],
	['a redirect to itself', { kind: 'redirect' }, /redirected the request/u],
	['bytes of no charset', { kind: 'garbage' }, /could not be understood|not the one/u],
	['a connection that ends at once', { kind: 'dead' }, /before the gateway answered/u],
];

describe.each(['basic', 'md5'])('signed in by %s', (authentication) => {
	const account = { authentication };

	test.each(spoilt)('%s stops a read', async (_name, fault, message) => {
		umail.simulator.umail.addFaults(fault);
		const output = await umail.run(READ[0], { ...READ[1], ...QUICK }, { account });
		expect(output.error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 0 } });
		expect(output.error?.message).toMatch(message);
		expect(output.error?.description).not.toContain('carried out');
		expect(requests()).toHaveLength(1);
		expectNoSecrets(output);
	});

	test.each(spoilt)('%s stops a write, which may have been done', async (_name, fault, message) => {
		umail.simulator.umail.addFaults(fault);
		const output = await umail.run(WRITE[0], { ...WRITE[1], ...QUICK }, { account });
		expect(output.error?.message).toMatch(message);
		expect(output.error?.description).toContain(
			'It may have been carried out: look before you run this again.',
		);
		expect(requests()).toHaveLength(1);
		expectNoSecrets(output);
	});

	test('a wrong password, as a challenge, a result and a login page', async () => {
		for (const authFailure of ['challenge', 'result', 'loginPage'] as const) {
			umail.simulator.umail.changeSettings({ authFailure });
			for (const [operation, parameters] of [READ, WRITE]) {
				const wrong = { ...account, password: 'A-wrong+one&2' };
				const output = await umail.run(operation, parameters, { account: wrong });
				expect(output.error).toMatchObject({
					message: 'U-Mail refused the account or its password',
					failure: { cause: 'credential-invalid' },
				});
				expect(output.error?.description).toContain("Check 'Username', 'Password'");
				expect(JSON.stringify(output.error)).not.toContain('A-wrong+one');
			}
		}
		expect(mailboxes()).not.toContain('sales@edm-demo.example');
	});

	test('a warning of PHP before the answer changes nothing', async () => {
		umail.simulator.umail.addFaults({ kind: 'prefix', times: 2 });
		expect(await umail.json(READ[0], READ[1], { account })).toHaveLength(2);
		expect(await umail.json(WRITE[0], WRITE[1], { account })).toEqual([
			{ id: null, message: '操作成功', mailbox: 'sales@edm-demo.example' },
		]);
	});

	test('a refused connection is safe to run again', async () => {
		const nowhere = { ...account, baseUrl: 'http://127.0.0.1:9/umail' };
		const { error } = await umail.run(WRITE[0], WRITE[1], { account: nowhere });
		expect(error?.message).toContain('refused the connection');
		expect(error?.description).toContain('it is safe to run this again');
		expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	});
});

describe('the odd forms of an answer', () => {
	test.each([
		{ layout: 'indented' },
		{ cdata: 'broken' },
		{ cdata: 'none' },
		{ extraFields: true },
		{ xmlType: 'text/html' },
		{ layout: 'indented', cdata: 'broken', extraFields: true, xmlType: 'text/html; charset=UTF-8' },
	] as const)('%j', async (settings) => {
		umail.simulator.umail.changeSettings(settings);
		expect(await umail.json('account.getInfo')).toMatchObject([
			{ id: '362', phone: '075500001234', address: '示例市样例区 1 号 <A&B> 座' },
		]);
		expect(await umail.json('mailbox.delete', { mailbox: 'news@edm-demo.example' })).toEqual([
			{ deleted: true, message: '操作成功' },
		]);
		expect(await umail.json('mailbox.getMany', { domain: byId('edm-demo.example') })).toMatchObject(
			[{ mailbox: 'service@edm-demo.example' }],
		);
	});

	test('a word of refusal that no document has', async () => {
		umail.simulator.umail.addFaults({ kind: 'code', text: 'quota_exceeded' });
		const { error } = await umail.run(...WRITE);
		expect(error?.message).toBe('U-Mail refused: 系统错误');
		expect(error?.description).toBe('Code: quota_exceeded, text: 系统错误');
	});

	test('a gateway that repeats the password of a mailbox', async () => {
		const text = `bad pwd ${WRITE[1].pwd}`;
		umail.simulator.umail.addFaults({ kind: 'code', text });
		const output = await umail.run(...WRITE);
		expect(output.error?.description).toContain('Code: bad pwd ***');
		expectNoSecrets(output);
	});
});
