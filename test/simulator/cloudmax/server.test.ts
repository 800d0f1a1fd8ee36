import { exchange } from '../client';
import {
	ADD,
	CloudmaxHarness,
	CREDENTIALS,
	form,
	FORM_TYPE,
	multipart,
	requestXml,
} from './harness';

const harness = new CloudmaxHarness();

describe('what the web server answers by itself', () => {
	it('Groups.aspx has a name in any case; there is no Group.aspx', async () => {
		const base = harness.simulator.gateways.cloudmax;
		const call = form({ ...CREDENTIALS, ...ADD });
		expect((await exchange(`${base}/GROUPS.ASPX`, call)).status).toBe(200);
		for (const file of ['Group.aspx', 'Groups.aspx/', '']) {
			const reply = await exchange(`${base}/${file}`, call);
			expect(reply).toMatchObject({ status: 404, type: 'text/html' });
			expect(reply.body).toContain('HTTP Error 404');
		}
		expect(harness.panel.tags()).toHaveLength(1);
		expect(harness.lastRequest()).toMatchObject({ endpoint: null, code: null, status: 404 });
	});

	it.each([
		['GET', { getAllowed: false }],
		['POST', { postAllowed: false }],
	] as const)('%s may be off: 405 or 102', async (method, setting) => {
		const query = new URLSearchParams({ ...CREDENTIALS, ...ADD }).toString();
		const call = method === 'GET' ? {} : form({});
		harness.panel.changeSettings(setting);
		const page = await harness.call(call, query);
		expect(page).toMatchObject({ status: 405, type: 'text/html' });
		harness.panel.changeSettings({ methodRefusal: 'code102' });
		expect(await harness.codeOfCall(call, query)).toBe('102');
		expect(harness.panel.tags()).toEqual([]);
		expect(await harness.codeOfCall(method === 'GET' ? form({}) : {}, query)).toBe('0');
	});

	it('other methods are 405', async () => {
		harness.panel.changeSettings({ methodRefusal: 'code102' });
		expect(await harness.call({ method: 'PUT' })).toMatchObject({ status: 405 });
	});

	it('markup that is not percent-encoded meets request validation', async () => {
		const credentials = new URLSearchParams(CREDENTIALS).toString();
		const rest = 'Option=1&GroupName=x';
		const raw = await harness.rawGet(`XmlRequest=<REQUEST></REQUEST>&${credentials}&${rest}`);
		expect(raw).toMatch(/^HTTP\/1\.1 500 /);
		expect(raw).toContain('content-type: text/html');
		expect(raw).toContain("Server Error in '/WebAPI' Application.");
		expect(raw).toContain(
			'A potentially dangerous Request.QueryString value was detected from the client ' +
				'(XmlRequest=&quot;&lt;REQUEST&gt;&lt;/REQUEST&gt;&quot;)',
		);
		const body = `${credentials}&${rest}&Description=<b>`;
		const headers = { 'content-type': FORM_TYPE };
		const inForm = await harness.call({ method: 'POST', body, headers });
		expect(inForm.status).toBe(500);
		expect(inForm.body).toContain('dangerous Request.Form value');
		expect(harness.panel.tags()).toEqual([]);

		const encoded = await harness.rawGet(
			`XmlRequest=${encodeURIComponent(requestXml({ Description: '<b>' }))}&${credentials}&${rest}`,
		);
		expect(encoded).toContain('<ERRORCODE>0</ERRORCODE>');
		harness.panel.changeSettings({ rejectsRawMarkup: false });
		const again = `XmlRequest=<REQUEST></REQUEST>&${credentials}&Option=1&GroupName=y`;
		expect(await harness.rawGet(again)).toContain('<ERRORCODE>0</ERRORCODE>');
	});

	it('a multipart body without its end is a yellow page', async () => {
		const { body, headers } = multipart({ ...CREDENTIALS, ...ADD });
		const cut = Buffer.from(body ?? '').subarray(0, -10);
		const reply = await harness.call({ method: 'POST', body: cut, headers: headers ?? {} });
		expect(reply.status).toBe(500);
		expect(reply.body).toContain('System.Web.HttpException');
	});
});

describe('the request log', () => {
	it('tells a name that was encoded twice, however it came', async () => {
		const twice = encodeURIComponent('會員');
		const fields = { ...CREDENTIALS, Option: '1', GroupName: twice };
		const calls = [
			form(fields),
			multipart(fields),
			form({ XmlRequest: requestXml({ ...fields, JobType: '1' }) }),
		];
		for (const call of calls) await harness.call(call);
		expect(harness.panel.tags()).toMatchObject([{ name: twice }, { name: twice }]);
		for (const request of harness.panel.requests()) {
			expect(request.doubleEncoded).toContain('groupname');
		}
		await harness.post(ADD);
		await harness.call(multipart({ ...CREDENTIALS, ...ADD, Description: '100% + 5%' }));
		expect(harness.lastRequest().doubleEncoded).toEqual([]);
		expect(harness.panel.requests().at(-2)).toMatchObject({ doubleEncoded: [], notUtf8: [] });
	});

	it('shows the charset of the request and every field as it was understood', async () => {
		const headers = { 'content-type': `${FORM_TYPE}; charset=UTF-8` };
		await harness.call(form({ ...CREDENTIALS, ...ADD }, headers));
		expect(harness.lastRequest()).toMatchObject({ charset: 'utf-8', doubleEncoded: [] });
		expect(harness.lastRequest().parameters).toEqual([
			...['managerloginname', 'managerpassword', 'option', 'groupname'].map((name, index) => ({
				name,
				value: ['TAG-DEMO', '***', '1', '會員'][index],
				carrier: 'form',
				surplusDecodes: 0,
				isUtf8: true,
			})),
		]);
		await harness.post(ADD);
		expect(harness.lastRequest().charset).toBeNull();
	});

	it('tells bytes that are no UTF-8', async () => {
		const query = `${new URLSearchParams({ ...CREDENTIALS, Option: '1' }).toString()}&GroupName=%a4%a4`;
		await harness.call({}, query);
		expect(harness.lastRequest().notUtf8).toEqual(['groupname']);
	});

	it('never holds the password', async () => {
		const secret = { ...CREDENTIALS, ManagerPassword: 'S3cret' };
		const xml = requestXml(secret);
		const file = { field: 'XmlReqFilePath', fileName: 'a.xml', bytes: xml };
		await harness.call(form({ ...secret, ...ADD }));
		await harness.call({}, new URLSearchParams({ ...secret, ...ADD }).toString());
		await harness.call(multipart({ ...secret, ...ADD }));
		await harness.call(form({ XmlRequest: xml }));
		await harness.call({}, new URLSearchParams({ XmlRequest: xml }).toString());
		await harness.call(multipart({ XmlRequest: xml }));
		await harness.call(multipart({ XmlRequest: '<ManagerPassword>S3cret' }));
		await harness.call(multipart(ADD, file));
		const wide = Buffer.from(`\ufeff${xml}`, 'utf16le');
		await harness.call(multipart(ADD, { ...file, bytes: wide }));
		harness.panel.changeSettings({ alive: false });
		await expect(
			harness.call({}, new URLSearchParams({ XmlRequest: xml, ...secret }).toString()),
		).rejects.toThrow();
		const log = JSON.stringify(harness.panel.requests());
		expect(harness.panel.requests()).toHaveLength(10);
		expect(log.replaceAll('\\u0000', '')).not.toContain('S3cret');
		expect(log).toContain('GroupName');
	});
});
