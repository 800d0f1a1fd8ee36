import { CUSTOMER, form, MANAGER, md5, text, UMailHarness } from './harness';

const umail = new UMailHarness();
const FILE = 'account.php';
const QUERY = 'do=customer-info';

function credentials(username: string, password: string): string {
	return new URLSearchParams({ username, password }).toString();
}

const goodMd5 = md5(CUSTOMER.password);

describe('credentials', () => {
	it('are taken as Basic with the plain password', async () => {
		const reply = await umail.call(FILE, { do: 'customer-info' });
		expect(reply.status).toBe(200);
		expect(reply.type).toBe('text/xml; charset=UTF-8');
		expect(text(reply.body, 'username')).toBe('edm-demo');
		expect(umail.panel.requests()).toMatchObject([
			{ authentication: 'basic', passwordInUrl: false, endpoint: 'customer-info' },
		]);
	});

	it('are taken as user name and lower-case MD5 in the query, masked in the log', async () => {
		const reply = await umail.raw(FILE, `${QUERY}&${credentials('edm-demo', goodMd5)}`);
		expect(text(reply.body, 'id')).toBe('362');
		expect(umail.panel.requests()).toMatchObject([
			{ authentication: 'md5', passwordInUrl: true, parameters: { password: '***' } },
		]);
		expect(JSON.stringify(umail.panel.requests())).not.toContain(goodMd5);
	});

	it.each([
		['a wrong MD5', credentials('edm-demo', md5('wrong'))],
		['an upper-case MD5', credentials('edm-demo', goodMd5.toUpperCase())],
		['the plain password', credentials('edm-demo', CUSTOMER.password)],
		['31 digits', credentials('edm-demo', goodMd5.slice(1))],
		['another user', credentials('edm-demo2', goodMd5)],
		['the manager outside chapter 7', credentials(MANAGER.username, md5(MANAGER.password))],
		['no password', 'username=edm-demo'],
		['nothing', ''],
	])('are refused for %s with a Basic challenge and HTML', async (_, query) => {
		const reply = await umail.raw(FILE, `${QUERY}&${query}`);
		expect(reply.status).toBe(401);
		expect(reply.headers['www-authenticate']).toMatch(/^Basic realm=/);
		expect(reply.type).toContain('text/html');
		expect(reply.body).toContain('<html>');
	});

	it.each(['wrong', ''])('are refused for Basic with the password %p', async (password) => {
		const who = { username: 'edm-demo', password };
		expect((await umail.call(FILE, { do: 'customer-info' }, {}, who)).status).toBe(401);
	});

	it('do not count in the body', async () => {
		const body = form({ username: 'edm-demo', password: goodMd5 });
		expect((await umail.raw(FILE, QUERY, body)).status).toBe(401);
	});

	it('let the header count alone, even beside good ones in the query', async () => {
		const headers = { authorization: `Basic ${Buffer.from('edm-demo:no').toString('base64')}` };
		const query = `${QUERY}&${credentials('edm-demo', goodMd5)}`;
		expect((await umail.raw(FILE, query, { headers })).status).toBe(401);
	});

	it('can be refused with HTTP 200 and a result, or a login page', async () => {
		umail.panel.changeSettings({ authFailure: 'result' });
		const result = await umail.raw(FILE, QUERY);
		expect([result.status, text(result.body, 'status')]).toEqual([200, 'auth_error']);
		umail.panel.changeSettings({ authFailure: 'loginPage' });
		const page = await umail.raw(FILE, QUERY);
		expect([page.status, page.type]).toEqual([200, 'text/html; charset=UTF-8']);
		expect(page.body).toContain('<form');
	});
});

describe('the operation', () => {
	it('is named in the query, even for POST', async () => {
		const reply = await umail.call(FILE, {}, form({ do: 'customer-info' }));
		expect(reply.body).toContain('<!DOCTYPE html>');
		expect(umail.panel.requests()).toMatchObject([{ doInQuery: false, endpoint: null }]);
		umail.panel.changeSettings({ doInBody: true });
		const accepted = await umail.call(FILE, {}, form({ do: 'customer-info' }));
		expect(text(accepted.body, 'id')).toBe('362');
	});

	it.each(['nothing', 'CUSTOMER-INFO', ''])('%p is answered with an HTML page', async (name) => {
		const reply = await umail.call(FILE, { do: name });
		expect([reply.status, reply.type]).toEqual([200, 'text/html; charset=UTF-8']);
		expect(reply.body).not.toContain('<?xml');
	});

	it('of another file does not exist, nor does another file or method', async () => {
		expect((await umail.call('task.php', { do: 'customer-info' })).body).toContain('<html>');
		expect((await umail.call('nothing.php', { do: 'customer-info' })).status).toBe(404);
		const put = await umail.call(FILE, { do: 'customer-info' }, { method: 'PUT' });
		expect(put.status).toBe(405);
	});
});

describe('service-info', () => {
	it('shows what the account has', async () => {
		umail.panel.changeAccount({ serviceStatus: 'disabled', qtyAvailable: 7 });
		const { body } = await umail.call(FILE, { do: 'service-info' });
		expect(text(body, 'service_status')).toBe('disabled');
		expect(text(body, 'qty_available')).toBe('7');
		expect(text(body, 'send_type')).toBe('local');
	});
});
