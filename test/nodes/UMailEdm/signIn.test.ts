import { UMailHarness } from './harness';

const umail = new UMailHarness().install();
const requests = () => umail.simulator.umail.requests();

test('Basic keeps the account out of the address', async () => {
	await umail.run('account.getInfo');
	expect(requests()).toMatchObject([
		{ authentication: 'basic', parameters: { do: 'customer-info' } },
	]);
	expect(requests()[0]?.parameters).not.toHaveProperty('username');
});

test('MD5 puts the name and the digest into the address', async () => {
	expect(
		await umail.json('account.getInfo', {}, { account: { authentication: 'md5' } }),
	).toHaveLength(1);
	expect(requests()).toMatchObject([
		{ authentication: 'md5', parameters: { username: 'edm-demo', password: '***' } },
	]);
});

test.each(['POST', 'GET'])(
	'a write the document shows as GET goes by %s',
	async (requestMethod) => {
		const mailbox = 'news@edm-demo.example';
		const account = { requestMethod };
		expect(await umail.json('mailbox.delete', { mailbox }, { account })).toEqual([
			{ deleted: true, message: '操作成功' },
		]);
		expect(requests()).toMatchObject([{ method: requestMethod, doInQuery: true }]);
	},
);

test('GET is the way where a server refuses POST', async () => {
	umail.simulator.umail.changeSettings({ postWhereGetOnly: 'refused' });
	const mailbox = 'news@edm-demo.example';
	const { error } = await umail.run('mailbox.delete', { mailbox });
	expect(error?.message).toContain('HTTP status 405');
	expect(error?.description).toContain("Try the other 'Request Method' in the credential");
	const account = { requestMethod: 'GET' };
	expect(await umail.json('mailbox.delete', { mailbox }, { account })).toEqual([
		{ deleted: true, message: '操作成功' },
	]);
});

test.each(['mailbox.create', 'mailbox.update'])(
	'%s has the password in the address only where GET is chosen',
	async (operation) => {
		const mailbox =
			operation === 'mailbox.create' ? 'new@edm-demo.example' : 'news@edm-demo.example';
		const run = async (requestMethod: string) => {
			const account = { requestMethod, authentication: 'md5' };
			await umail.run(operation, { mailbox, pwd: 'Mail-Pass-77' }, { account });
		};
		await run('POST');
		expect(requests()).toMatchObject([{ method: 'POST', code: 'success' }]);
		expect(JSON.stringify(requests()[0])).not.toContain('Mail-Pass-77');
		expect(requests()[0]?.query).not.toContain('pwd');
		await run('GET');
		expect(requests()[1]).toMatchObject({ method: 'GET' });
		expect(requests()[1]?.query).toContain('pwd');
	},
);
