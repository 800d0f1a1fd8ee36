import { proxySecrets } from '../../../transport/undici/proxySecrets';

const base64 = (text: string) => Buffer.from(text).toString('base64');

it.each([
	['http://user:pass-word@proxy:3128', 'pass-word', 'user:pass-word'],
	['user:pass-word@proxy:3128', 'pass-word', 'user:pass-word'],
	['http://us%40er:p%26ss@proxy', 'p&ss', 'us@er:p&ss'],
	['https://user:a@b:c@proxy:1', 'a@b:c', 'user:a@b:c'],
	['http://token@proxy', 'token', 'token:'],
	['http://user:100%@proxy', '100%', 'user:100%'],
])('a proxy %s has a secret', (address, password, credentials) => {
	for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'https_proxy', 'http_proxy', 'ALL_PROXY']) {
		const secrets = proxySecrets({ [name]: address });
		expect(secrets).toContain(password);
		expect(secrets).toContain(base64(credentials));
	}
});

it('a proxy without a password has none', () => {
	expect(
		proxySecrets({ HTTP_PROXY: 'http://proxy:3128', NO_PROXY: 'a@b', HTTPS_PROXY: '' }),
	).toEqual([]);
});
