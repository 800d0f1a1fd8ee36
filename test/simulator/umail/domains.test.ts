import { CUSTOMER, form, MANAGER, md5, text, texts, UMailHarness } from './harness';

const umail = new UMailHarness();
const FILE = 'bs.php';
const AS_MANAGER = { user_type: 'manager', customer_id: '362' };

async function get(name: string, query: Record<string, string> = {}, who = CUSTOMER) {
	return await umail.call(FILE, { do: name, ...query }, {}, who);
}

async function status(name: string, fields: Record<string, string>, who = CUSTOMER) {
	return text((await umail.call(FILE, { do: name }, form(fields), who)).body, 'status');
}

describe('domains', () => {
	it("are the platform's and the customer's own", async () => {
		const { body } = await get('domain-list');
		expect(texts(body, 'domain')).toEqual(['edm-system.example', 'edm-demo.example']);
		expect(texts(body, 'customer_id')).toEqual(['0', '362']);
		expect((await get('domain-list', AS_MANAGER, MANAGER)).body).toBe(body);
		const other = await get('domain-list', { ...AS_MANAGER, customer_id: '401' }, MANAGER);
		expect(texts(other.body, 'domain')).toContain('edm-other.example');
	});

	it('need the credentials of the role, and the manager a customer', async () => {
		expect((await get('domain-list', AS_MANAGER, CUSTOMER)).status).toBe(401);
		expect((await get('domain-list', {}, MANAGER)).status).toBe(401);
		const noCustomer = await get('domain-list', { user_type: 'manager' }, MANAGER);
		expect(text(noCustomer.body, 'status')).toBe('param_error');
		const unknown = await get('domain-list', { ...AS_MANAGER, customer_id: '9' }, MANAGER);
		expect(text(unknown.body, 'status')).toBe('not_exist');
		const query = new URLSearchParams({
			do: 'domain-list',
			...AS_MANAGER,
			username: MANAGER.username,
			password: md5(MANAGER.password),
		});
		expect((await umail.raw(FILE, query.toString())).status).toBe(200);
	});

	it('are added and deleted by the manager alone', async () => {
		const fields = { customer_id: '362', domain: 'New.example' };
		const refused = await umail.call(FILE, { do: 'domain-add' }, form(fields));
		expect(refused.status).toBe(401);
		expect(await status('domain-add', fields, MANAGER)).toBe('success');
		expect(await status('domain-add', fields, MANAGER)).toBe('add_domain_error');
		expect(await status('domain-add', { ...fields, domain: 'x' }, MANAGER)).toBe('param_error');
		expect(texts((await get('domain-list')).body, 'domain')).toContain('new.example');
		const others = { ...fields, customer_id: '401' };
		expect(await status('domain-del', others, MANAGER)).toBe('not_exist');
		const deleted = await get('domain-del', fields, MANAGER);
		expect(text(deleted.body, 'status')).toBe('success');
	});
});

describe('mailboxes', () => {
	it('are listed by domain and page', async () => {
		const domain = 'edm-demo.example';
		const { body } = await get('mailbox-list', { domain });
		expect(texts(body, 'name')).toEqual(['news', 'service']);
		expect(texts(body, 'mailbox')).toEqual(['news@edm-demo.example', 'service@edm-demo.example']);
		const paged = await get('mailbox-list', { domain, page: '2', limit: '1' });
		expect(texts(paged.body, 'name')).toEqual(['service']);
		expect(text((await get('mailbox-list')).body, 'status')).toBe('param_error');
		const other = await get('mailbox-list', { domain: 'edm-other.example' });
		expect(text(other.body, 'status')).toBe('not_exist');
	});

	it('are added, changed and deleted, by either role', async () => {
		const mailbox = 'shop@edm-demo.example';
		const fields = { mailbox, pwd: 'Pass&+1' };
		expect(await status('mailbox-add', { mailbox })).toBe('param_error');
		expect(await status('mailbox-add', fields)).toBe('success');
		expect(await status('mailbox-add', fields)).toBe('add_mailbox_error');
		expect(umail.panel.mailboxes().at(-1)).toMatchObject({ mailbox, password: 'Pass&+1' });
		expect(await status('mailbox-edit', { ...fields, pwd: 'new' })).toBe('success');
		expect(umail.panel.mailboxes().at(-1)).toMatchObject({ mailbox, password: 'new' });
		expect(JSON.stringify(umail.panel.requests())).not.toContain('Pass');
		expect(await status('mailbox-del', { ...AS_MANAGER, mailbox }, MANAGER)).toBe('success');
		expect(await status('mailbox-edit', fields)).toBe('not_exist');
		const strange = { mailbox: 'a@edm-other.example', pwd: 'x' };
		expect(await status('mailbox-add', strange)).toBe('not_exist');
	});

	it('can be changed by GET, the password masked in the log', async () => {
		const query = { mailbox: 'news@edm-demo.example', pwd: 'Secret-9' };
		expect(text((await get('mailbox-edit', query)).body, 'status')).toBe('success');
		expect(umail.panel.requests()).toMatchObject([{ passwordInUrl: true }]);
		expect(JSON.stringify(umail.panel.requests())).not.toContain('Secret-9');
	});
});
