import { cloudmaxApiTest } from '../../../nodes/CloudmaxTags/credentialTest';
import { credentialTestContext } from '../../engine/engine';
import { CloudmaxHarness } from './harness';

const cloudmax = new CloudmaxHarness().install();

async function testWith(changes: Record<string, string> = {}) {
	return await cloudmaxApiTest.call(credentialTestContext(), {
		id: '1',
		name: 'cloudmax',
		type: 'cloudmaxApi',
		data: cloudmax.credential(changes),
	});
}

const reached = {
	status: 'OK',
	message: 'Cloudmax was reached; the password cannot be checked without changing a tag',
};

test.each(['POST', 'GET'])(
	'by %s it reaches Cloudmax and changes nothing',
	async (requestMethod) => {
		cloudmax.panel.addTag({ name: 'a', members: ['0912345678'] });
		const before = cloudmax.panel.tags();
		expect(await testWith({ requestMethod })).toEqual(reached);
		expect(cloudmax.panel.tags()).toEqual(before);
		expect(cloudmax.panel.requests()).toMatchObject([{ method: requestMethod, code: '110' }]);
	},
);

test('a wrong password is found out only where Cloudmax checks it first', async () => {
	expect(await testWith({ password: 'A-wrong-one' })).toEqual(reached);
	cloudmax.panel.changeSettings({ optionCheckedFirst: false });
	expect(await testWith()).toEqual(reached);
	const result = await testWith({ password: 'A-wrong-one' });
	expect(result.status).toBe('Error');
	expect(result.message).toContain("Check 'Login Name' and 'Password' in the credential");
	expect(result.message).not.toContain('A-wrong-one');
});

test.each([
	{ replyForm: 'csvHeader' },
	{ replyForm: 'csvColon', encoding: 'big5' },
	{ encoding: 'utf-16le', prologEncoding: 'utf-8' },
	{ asAttachment: true, byteOrderMark: true },
] as const)('an answer as %j', async (settings) => {
	cloudmax.panel.changeSettings(settings);
	expect(await testWith()).toEqual(reached);
});

test.each([0, 100, 102, 111, 42])('code %d is no proof', async (code) => {
	cloudmax.panel.addFaults({ kind: 'code', code });
	expect((await testWith()).status).toBe('Error');
});

test('a host that refuses', async () => {
	const result = await testWith({ baseUrl: 'http://127.0.0.1:9/WebAPI' });
	expect(result.message).toContain('The gateway refused the connection');
});

test('an address that is none', async () => {
	const result = await testWith({ baseUrl: 'cloudmax' });
	expect(result).toMatchObject({ status: 'Error' });
	expect(result.message).toContain('not a URL');
});

test.each([
	[{ kind: 'html', status: 200 }, /could not be understood/u],
	[{ kind: 'html', status: 404 }, /HTTP status 404/u],
	[
		{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' },
		/redirected the request to 'http:\/\/127\.0\.0\.1:1\/moved'/u,
	],
	[{ kind: 'empty' }, /could not be understood/u],
] as const)('what is not Cloudmax: %j', async (fault, message) => {
	cloudmax.panel.addFaults(fault);
	const result = await testWith();
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(message);
});
