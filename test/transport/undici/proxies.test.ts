import { Proxies } from '../../../transport/undici/proxies';
import { NotLeft } from '../../../transport/undici/notLeft';
import { proxySecrets } from '../../../transport/undici/proxySecrets';

const HTTP = { HTTP_PROXY: 'http://proxy.example:3128', HTTPS_PROXY: 'http://secure.example:3128' };
const wayTo = (environment: Record<string, string>, url: string) =>
	new Proxies(environment).on(new URL(url));

/** What came of it, and its message where it was thrown. */
function failureOf(environment: Record<string, string>, url = 'https://gateway.example/') {
	try {
		wayTo(environment, url);
	} catch (error) {
		if (error instanceof NotLeft) return error.failure;
	}
	throw new Error('there is a way');
}

describe('which variable counts', () => {
	it.each([
		[{}, undefined, undefined],
		[{ HTTP_PROXY: 'http://a:1' }, 'http://a:1', 'http://a:1'],
		[{ http_proxy: 'http://a:1', HTTP_PROXY: 'http://b:1' }, 'http://a:1', 'http://a:1'],
		[{ HTTPS_PROXY: 'http://b:1' }, undefined, 'http://b:1'],
		[{ https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1' }, undefined, 'http://a:1'],
		[{ HTTP_PROXY: 'http://a:1', https_proxy: 'http://b:1' }, 'http://a:1', 'http://b:1'],
		[{ HTTP_PROXY: '', https_proxy: '' }, undefined, undefined],
		[{ HTTP_PROXY: ' ' }, undefined, undefined],
		[{ http_proxy: '', HTTP_PROXY: 'http://b:1' }, undefined, undefined],
		[
			{ HTTP_PROXY: 'proxy.example:3128' },
			'http://proxy.example:3128',
			'http://proxy.example:3128',
		],
		[{ HTTP_PROXY: 'https://proxy.example/' }, 'https://proxy.example', 'https://proxy.example'],
		[{ HTTP_PROXY: 'HTTP://[::1]:3128' }, 'http://[::1]:3128', 'http://[::1]:3128'],
	])('%j', (environment, http, https) => {
		expect(wayTo(environment, 'http://gateway.example/')?.origin).toBe(http);
		expect(wayTo(environment, 'https://gateway.example/')?.origin).toBe(https);
	});
});

describe('NO_PROXY', () => {
	it.each([
		['*', 'https://gateway.example/'],
		['other.example, *', 'https://gateway.example/'],
		['gateway.example', 'https://gateway.example/'],
		['GATEWAY.example', 'https://gateway.example/'],
		['gateway.example', 'https://gateway.example./'],
		['example', 'https://gateway.example/'],
		['.example', 'https://gateway.example/'],
		['*.example', 'https://gateway.example/'],
		['.gateway.example', 'https://gateway.example/'],
		['a.example,,gateway.example', 'https://gateway.example/'],
		['a.example gateway.example', 'https://gateway.example/'],
		['a.example ,\tgateway.example ', 'https://gateway.example/'],
		['gateway.example:443', 'https://gateway.example/'],
		['gateway.example:80', 'http://gateway.example/'],
		['gateway.example:8443', 'https://gateway.example:8443/'],
		['127.0.0.1', 'http://127.0.0.1:4010/'],
		['127.0.0.1:4010', 'http://127.0.0.1:4010/'],
		['::1', 'http://[::1]:4010/'],
		['[::1]', 'http://[::1]:4010/'],
		['[0:0:0:0:0:0:0:1]:4010', 'http://[::1]:4010/'],
		['例.example', 'https://xn--fsq.example/'],
	])('%s leaves %s out', (no, url) => {
		expect(wayTo({ ...HTTP, NO_PROXY: no }, url)).toBeUndefined();
		expect(wayTo({ ...HTTP, no_proxy: no, NO_PROXY: '' }, url)).toBeUndefined();
		expect(wayTo({ ...HTTP, no_proxy: 'other.example', NO_PROXY: no }, url)).toBeDefined();
	});

	it.each([
		['', 'https://gateway.example/'],
		['gateway.example:80', 'https://gateway.example/'],
		['way.example', 'https://gateway.example/'],
		['gateway.example.org', 'https://gateway.example/'],
		['*gateway.example', 'https://gateway.example/'],
		['127.0.0.2', 'http://127.0.0.1/'],
		['::2', 'http://[::1]/'],
		[',', 'https://gateway.example/'],
	])('%j does not leave %s out', (no, url) => {
		expect(wayTo({ ...HTTP, NO_PROXY: no }, url)).toBeDefined();
	});
});

describe('who asks', () => {
	it.each([
		['http://user:pass@p:1', 'user:pass'],
		['http://user@p:1', 'user:'],
		['http://:pass@p:1', ':pass'],
		['http://us%40er:p%3A%2F%25ss@p:1', 'us@er:p:/%ss'],
		['http://user:%E5%AF%86@p:1', 'user:密'],
		// Whoever typed a bare percent sign meant one.
		['http://user:100%@p:1', 'user:100%'],
	])('%s', (value, login) => {
		const proxies = new Proxies({ HTTP_PROXY: value });
		const basic = Buffer.from(login).toString('base64');
		expect(proxies.on(new URL('http://gateway.example/'))?.headers).toEqual({
			'proxy-authorization': `Basic ${basic}`,
		});
		expect(proxySecrets({ HTTP_PROXY: value })).toContain(basic);
	});
});

describe('a variable that holds no address of a proxy', () => {
	it.each([
		'proxy',
		'user:S3cret@proxy.example:3128',
		'http//user:S3cret@proxy.example:3128',
		'http://user:S3cret@',
		'http://user:S3/cret@proxy.example:3128',
		'socks5://user:S3cret@proxy.example:1080',
		'http://user:S3cret@proxy.example:99999',
	])('%s is named, and its value is not shown', (value) => {
		for (const variable of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) {
			const failure = failureOf({ [variable]: value });
			expect(failure).toMatchObject({ code: 'BAD_PROXY', cause: 'configuration-invalid' });
			expect(failure.reason).toContain(`The environment variable ${variable} `);
			expect(JSON.stringify(failure)).not.toMatch(/S3|cret|proxy\.example/u);
		}
	});

	it('is in the way of nothing that does not go through it', () => {
		const environment = { HTTPS_PROXY: 'nonsense', NO_PROXY: 'gateway.example' };
		expect(wayTo(environment, 'https://gateway.example/')).toBeUndefined();
		expect(wayTo(environment, 'http://other.example/')).toBeUndefined();
	});
});
