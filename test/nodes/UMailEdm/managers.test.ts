import { MANAGER } from './cases/domain';
import { byId, UMailHarness } from './harness';

const umail = new UMailHarness().install();
const requests = () => umail.simulator.umail.requests();
const domain = byId('shop.example');

describe('what is for managers', () => {
	test.each(['domain.create', 'domain.delete'])(
		'%s says so before any request where the credential names no customer',
		async (operation) => {
			const account = { username: MANAGER.username, password: MANAGER.password };
			const { error } = await umail.run(operation, { domain }, { account });
			expect(error).toMatchObject({
				message:
					"This is for a manager's account, and 'Customer ID' is empty, here and in the credential",
				failure: { cause: 'configuration-invalid' },
			});
			expect(error?.description).toContain("the customer in 'Customer ID'");
			expect(requests()).toEqual([]);
		},
	);

	test("a customer's account that names a customer is refused by U-Mail", async () => {
		const { error } = await umail.run(
			'domain.create',
			{ domain },
			{ account: { customerId: '362' } },
		);
		expect(error?.message).toBe('U-Mail refused the account or its password');
	});

	test('names the customer, and a type of user only where the document has one', async () => {
		await umail.run('domain.create', { domain }, { account: MANAGER });
		await umail.run('domain.getMany', {}, { account: MANAGER });
		await umail.run('domain.delete', { domain }, { account: MANAGER });
		expect(requests().map(({ code, parameters }) => [code, parameters])).toEqual([
			['success', { do: 'domain-add', domain: 'shop.example', customer_id: '362' }],
			[null, { do: 'domain-list', customer_id: '362', user_type: 'manager' }],
			['success', { do: 'domain-del', domain: 'shop.example', customer_id: '362' }],
		]);
	});

	test.each([
		['an option', { customerId: '={{ $json.customer }}' }, MANAGER],
		['the credential', {}, { ...MANAGER, customerId: '={{ $json.customer }}' }],
	])('each item has its own customer, by %s', async (_what, parameters, account) => {
		const items = [{ customer: '362' }, { customer: '401' }];
		const mailboxes = { domain: byId('=c{{ $json.customer }}.example'), ...parameters };
		await umail.run('domain.create', { ...mailboxes }, { items, account });
		await umail.run('domain.getMany', parameters, { items, account });
		expect(requests().map(({ parameters: sent }) => sent['customer_id'])).toEqual([
			...['362', '401'],
			...['362', '401'],
		]);
	});

	test('a customer that is no ID is refused', async () => {
		const { error } = await umail.run(
			'domain.getMany',
			{ customerId: 'all' },
			{ account: MANAGER },
		);
		expect(error?.message).toBe("'Customer ID' is 'all', which is not an ID: digits");
		expect(requests()).toEqual([]);
	});

	test('a domain that is taken', async () => {
		const { error } = await umail.run(
			'domain.create',
			{ domain: byId('edm-other.example') },
			{ account: MANAGER },
		);
		expect(error?.message).toBe('U-Mail refused: 域名已存在');
	});
});

describe('domains and mailboxes as people type them', () => {
	test.each([
		['edm-demo.example', 'edm-demo.example'],
		[' EDM-demo.example. ', 'edm-demo.example'],
		['https://edm-demo.example/', 'edm-demo.example'],
		['@edm-demo.example', 'edm-demo.example'],
		['news@edm-demo.example', 'edm-demo.example'],
	])('%j is the domain %s', async (typed, name) => {
		await umail.run('mailbox.getMany', { domain: byId(typed) });
		expect(requests()[0]).toMatchObject({ parameters: { domain: name } });
	});

	test.each(['', 'example', 'two words.example', '-.example'])('%j is no domain', async (typed) => {
		const { error } = await umail.run('mailbox.getMany', {
			domain: byId(typed === '' ? '={{ "" }}' : typed),
		});
		expect(error?.message).toContain("'Domain' is ");
		expect(requests()).toEqual([]);
	});

	test('a mailbox without its domain, and an empty password, are refused', async () => {
		const results = [
			await umail.run('mailbox.create', { mailbox: 'news', pwd: 'x' }),
			await umail.run('mailbox.update', { mailbox: 'a@b.example', pwd: '={{ "" }}' }),
		];
		expect(results.map(({ error }) => error?.message)).toEqual([
			"'Mailbox' is 'news', which is not a whole address such as news@example.com",
			"'Password' is empty",
		]);
		expect(requests()).toEqual([]);
	});

	test('more mailboxes than a page holds are all there, once', async () => {
		const items = Array.from({ length: 520 }, (_, index) => ({
			mailbox: `m${index}@edm-demo.example`,
		}));
		await umail.run(
			'mailbox.create',
			{ mailbox: '={{ $json.mailbox }}', pwd: 'Pass-1' },
			{ items },
		);
		const before = requests().length;
		const rows = await umail.json('mailbox.getMany', {
			domain: byId('edm-demo.example'),
			returnAll: true,
		});
		expect(new Set(rows.map(({ mailbox }) => mailbox)).size).toBe(522);
		expect(rows).toHaveLength(522);
		expect(requests()[before]?.parameters).toMatchObject({ page: '1', limit: '500' });
	});
});
