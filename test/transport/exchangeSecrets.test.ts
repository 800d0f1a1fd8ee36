import { requestSecrets } from '../../transport/exchangeSecrets';
import { get } from './exchange';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('with a proxy in the environment', () => {
	const saved = process.env['HTTPS_PROXY'];
	beforeEach(() => {
		process.env['HTTPS_PROXY'] = 'http://user:ab1@proxy:3128';
	});
	afterEach(() => {
		if (saved === undefined) delete process.env['HTTPS_PROXY'];
		else process.env['HTTPS_PROXY'] = saved;
	});

	it('what it is sent is in no text, nor are the secrets of account and request', () => {
		const request = { ...get('http://gateway.example'), secrets: ['mailbox-1'] };
		const page = `Proxy-Authorization: Basic ${base64('user:ab1')} (user:ab1) account-1 mailbox-1`;
		expect(requestSecrets(request, ['account-1']).scrub(page)).toBe(
			'Proxy-Authorization: Basic *** (user:***) *** ***',
		);
	});
});
