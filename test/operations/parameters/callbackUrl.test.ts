import { readCallbackUrl } from '../../../operations/parameters/callbackUrl';
import { InputProblem } from '../../../operations/parameters/inputProblem';

const hints: string[] = [];
const callback = {
	subject: "'Reply URL'",
	limit: 300,
	path: 'replies',
	otherPaths: ['reports', 'states'],
	gatewayUrl: 'https://gateway.example.com/api',
};
const read = (value: string | undefined, changes: Partial<typeof callback> = {}) =>
	readCallbackUrl(value, { ...callback, ...changes }, (message) => hints.push(message));

beforeEach(() => {
	hints.length = 0;
});

describe('readCallbackUrl', () => {
	it.each([undefined, '', ' \n '])('is none for %j', (value) => {
		expect(read(value)).toBe('');
		expect(hints).toEqual([]);
	});

	it.each([
		'https://n8n.example.com/webhook/a/replies',
		'https://n8n.example.com/webhook/a/replies/s3cret',
		'https://n8n.example.com/webhook/replies/reports',
		'https://n8n.example.com/webhook/reports/a/replies',
		'https://n8n.example.com/webhook/workflow/a',
		'https://n8n.example.com/webhook-waiting/12?key=1&r=',
		'https://example.com/workflow',
		'http://203.0.113.7:5678/webhook/a',
		'https://[2001:db8::1]/webhook/a',
		'https://n8n.example.com/webhook/a?b=c',
		'https://mylocal.example/x',
		'https://172.32.0.1/x',
		'https://100.128.0.1/x',
	])('takes %s as it is', (url) => {
		expect(read(` ${url} `)).toBe(url);
		expect(hints).toEqual([]);
	});

	it.each(['n8n.example.com/webhook', '/webhook/a', 'ftp://n8n.example.com/', 'localhost:5678/a'])(
		'refuses %s',
		(value) => {
			expect(() => read(value)).toThrow(InputProblem);
			expect(() => read(value)).toThrow(`'Reply URL' is '${value}', which is not an address`);
		},
	);

	it('counts characters up to the limit', () => {
		const base = 'https://n8n.example.com/';
		const exact = base + 'x'.repeat(300 - base.length);
		expect(read(exact)).toBe(exact);
		expect(() => read(`${exact}yz`)).toThrow(InputProblem);
		expect(() => read(`${exact}yz`)).toThrow(
			"'Reply URL' has 302 characters, 2 over the 300 that the gateway takes",
		);
	});

	it.each([
		'http://127.0.0.1:5678/webhook/a',
		'http://127.9.9.9/',
		'http://0.0.0.0/',
		'http://10.1.2.3/',
		'http://172.16.0.1/',
		'http://172.31.255.255/',
		'http://192.168.1.1/',
		'http://169.254.169.254/',
		'http://100.64.0.1/',
		'http://2130706433/',
		'http://[::1]/',
		'http://[::]/',
		'http://[fd00::1]/',
		'http://[fe80::1]/',
		'http://[::ffff:192.168.1.1]/',
		'http://localhost:5678/',
		'http://LOCALHOST/',
		'http://localhost./',
		'http://n8n:5678/webhook/a',
		'http://n8n.local/',
		'http://n8n.internal/',
		'http://host.docker.internal:5678/',
		'http://n8n.lan/',
	])('takes %s, and says that no report will come', (url) => {
		expect(read(url)).toBe(url);
		expect(hints).toHaveLength(1);
		expect(hints[0]).toMatch(/^'Reply URL' is at '.*cannot reach/u);
	});

	it.each(['http://127.0.0.1:4010/smsgo', 'http://localhost/api', 'https://gateway.lan/api'])(
		'says nothing of a private address where the gateway is at %s',
		(gatewayUrl) => {
			expect(read('http://192.168.1.1/', { gatewayUrl })).toBe('http://192.168.1.1/');
			expect(hints).toEqual([]);
		},
	);

	it('says it where no gateway is known, or its address is none', () => {
		for (const gatewayUrl of ['', 'localhost']) read('http://192.168.1.1/', { gatewayUrl });
		expect(hints).toHaveLength(2);
	});

	it.each([
		['https://n8n.example.com/webhook-test/a/replies', 'is a Test URL'],
		['https://example.com/n8n/webhook-test/a', 'is a Test URL'],
		['http://localhost:5678/webhook-test/a/replies', 'is a Test URL'],
		['https://n8n.example.com/webhook/a/reports', 'has /reports in it'],
		['https://n8n.example.com/webhook/a/states/s3cret', 'has /states in it'],
		['https://n8n.example.com/workflow/Ab3dEf', 'is the address of the editor'],
		['https://n8n.example.com/workflow/Ab3dEf/executions/12', 'is the address of the editor'],
		['https://example.com/n8n/workflow/new?projectId=1', 'is the address of the editor'],
		['https://n8n.example.com/home/workflows/a', 'is the address of the editor'],
	])('takes %s, and says that it %s', (url, said) => {
		expect(read(url)).toBe(url);
		expect(hints).toHaveLength(1);
		expect(hints[0]).toContain(`'Reply URL' ${said}`);
		expect(hints[0]).toContain(
			'Use the Production URL of a Delivery Report Trigger that has /replies in it',
		);
	});
});
