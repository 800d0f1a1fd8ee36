import { getToken, type MitakeToken } from '../../../gateways/mitake/calls/getToken';
import { TokenCache, tokensOf } from '../../../gateways/mitake/tokens';
import { accepted, rejected, type Outcome } from '../../../messaging/outcome';
import { interpret } from '../../../transport/interpret';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';
import { account, failureOf, matching, replyOf, valueOf } from './support';

const readToken = (response: Response) => getToken.read(response, {});

describe('the answer to a request for a token', () => {
	it('is that of the document', () => {
		const body =
			'{"accessToken":"xTV1tbhjz1k67GnC","tokenType":"bearer","expiresIn":"33346","refreshToken":null,"scope":null}';
		expect(valueOf(readToken(replyOf(body)))).toEqual({
			value: 'xTV1tbhjz1k67GnC',
			lifetime: 33_346,
		});
	});

	it.each([
		['33346', 33_346],
		['"60.5"', 60.5],
		['"99999999999"', 86_400],
		['0', 300],
		['"-5"', 300],
		['null', 300],
		['"soon"', 300],
		['1e3', 300],
	])('expiresIn %s is %d seconds', (written, lifetime) => {
		const body = `{"accessToken":"t","expiresIn":${written}}`;
		expect(valueOf(readToken(replyOf(body))).lifetime).toBe(lifetime);
	});

	it('may lack everything but the token, which keeps its digits', () => {
		expect(valueOf(readToken(replyOf('{"accessToken":304934976469110785}')))).toEqual({
			value: '304934976469110785',
			lifetime: 300,
		});
	});

	it('is none where it is longer than 8 KiB, or what comes with it is', () => {
		const answer = (token: string, other: string) =>
			readToken(replyOf(JSON.stringify({ accessToken: token, refreshToken: other })));
		const most = 'a'.repeat(8 * 1024);
		expect(valueOf(answer(most, 'r')).value).toBe(most);
		expect(valueOf(answer('t', most)).others).toEqual([most]);
		for (const outcome of [answer(`${most}a`, 'r'), answer('t', `${most}a`)]) {
			expect(failureOf(outcome).reason).toBe("Mitake's answer has no token");
			expect(JSON.stringify(outcome)).not.toContain('aaa');
		}
	});

	it('tells for how long Mitake asks to be left alone', () => {
		const reply = new Response(429, { 'retry-after': '7' }, Buffer.alloc(0), new Secrets([]));
		expect(failureOf(readToken(reply))).toMatchObject({ isUnprocessed: true, retryAfter: 7 });
	});

	it.each([
		['{"code":"1003","description":"無效認證資訊"}', 200, 'rejected', '1003'],
		['{"code":"1010"}', 401, 'rejected', '1010'],
		['', 401, 'rejected', 'HTTP 401'],
		['{"code":"9999"}', 200, 'unknown', '9999'],
		['{"accessToken":""}', 200, 'unknown', 'HTTP 200'],
		['{"accessToken":"two words"}', 200, 'unknown', 'HTTP 200'],
		['{"accessToken":"a\\r\\nb"}', 200, 'unknown', 'HTTP 200'],
		['<html></html>', 200, 'unknown', 'HTTP 200'],
		['<html></html>', 502, 'unknown', 'HTTP 502'],
		['<html></html>', 429, 'rejected', 'HTTP 429'],
		['{"code":"1007"}', 429, 'rejected', '1007'],
		['{"code":"a-live-token"}', 200, 'unknown', 'HTTP 200'],
	])('%s with status %d is %s', (body, status, outcome, code) => {
		const read = readToken(replyOf(body, status));
		expect(read.outcome).toBe(outcome);
		expect(failureOf(read).code).toBe(code);
	});
});

describe('of an answer that is not as expected', () => {
	const TOKEN = 'xTV1tbhjz1k67GnC';
	const bodies = [
		`{"access_token":"${TOKEN}"}`,
		`{"accessToken":"Bearer ${TOKEN}"}`,
		`{"accessToken":"${TOKEN}"`,
		`[{"accessToken":"${TOKEN}"}]`,
		`<token><accessToken>${TOKEN}</accessToken></token>`,
		`<b>Warning</b>: mysql in /a.php on line 3\n{"accessToken":"${TOKEN}"}`,
		`{"code":"${TOKEN}","description":"${TOKEN}"}`,
		`{"code":"1007","description":"${TOKEN}"}`,
		`"${TOKEN}"`,
		TOKEN,
	];
	const statuses = [200, 201, 302, 400, 401, 403, 429, 500];

	it.each(bodies)('nothing is told: %s', (body) => {
		for (const status of statuses) {
			const location = `https://example.com/moved?access_token=${TOKEN}`;
			const { isResponseSecret } = getToken.build(account, {});
			const secrets = new Secrets([account.clientSecret]);
			const bytes = Buffer.from(body);
			const reply = new Response(status, { location }, bytes, secrets, isResponseSecret);
			for (const outcome of [interpret(reply, readToken), interpret(reply, unable)]) {
				expect(outcome.outcome).not.toBe('accepted');
				expect(JSON.stringify(outcome)).not.toContain(TOKEN);
			}
		}
	});

	function unable(): never {
		throw new Error('a defect of a reader');
	}

	it('HTTP status 401 and 429 are told with what to do', () => {
		expect(failureOf(readToken(replyOf('', 401)))).toMatchObject({
			cause: 'credential-invalid',
			advice: matching(/Check 'Client ID' and 'Client Secret'/u),
		});
		expect(failureOf(readToken(replyOf('', 429)))).toMatchObject({
			cause: 'rate-limited',
			isUnprocessed: true,
			advice: matching(/Wait a minute/u),
		});
	});
});

describe('the cache', () => {
	let now = 0;
	let asked = 0;

	beforeEach(() => {
		now = 0;
		asked = 0;
	});

	function ask(lifetime = 3600) {
		return async (): Promise<Outcome<MitakeToken>> => {
			asked++;
			await new Promise(setImmediate);
			return accepted({ value: `token ${asked}`, lifetime });
		};
	}

	const cacheOf = () => new TokenCache(() => now);

	it('asks once for all who wait, and for those who come later', async () => {
		const cache = cacheOf();
		const values = await Promise.all(
			Array.from({ length: 1000 }, async () => valueOf(await cache.get(ask()))),
		);
		expect(new Set(values)).toEqual(new Set(['token 1']));
		expect(valueOf(await cache.get(ask()))).toBe('token 1');
		expect(asked).toBe(1);
	});

	it.each([
		[3600, 3_539_999, 1],
		[3600, 3_540_000, 2],
		[120, 59_999, 1],
		[120, 60_000, 2],
		[60, 29_999, 1],
		[60, 30_000, 2],
		[1, 499, 1],
	])('a token for %d s is after %d ms number %d', async (lifetime, passed, count) => {
		const cache = cacheOf();
		await cache.get(ask(lifetime));
		now = passed;
		await cache.get(ask(lifetime));
		expect(asked).toBe(count);
	});

	it('forgets a token that was refused, and not the one that has replaced it', async () => {
		const cache = cacheOf();
		await cache.get(ask());
		cache.drop('token 1');
		expect(valueOf(await cache.get(ask()))).toBe('token 2');
		cache.drop('token 1');
		expect(valueOf(await cache.get(ask()))).toBe('token 2');
		expect(asked).toBe(2);
	});

	it('knows what must not be shown: what came with a token, and with the one before it', async () => {
		const cache = cacheOf();
		expect(cache.secrets).toEqual([]);
		const body = (name: string) =>
			`{"accessToken":" ${name} ","refreshToken":"${name}-r","x":{"id_token":["${name}-i"]},"tokenType":"bearer"}`;
		const answer = (name: string) => async () =>
			await Promise.resolve(readToken(replyOf(body(name))));
		const of = (name: string) => [name, ` ${name} `, `${name}-r`, `${name}-i`];
		await cache.get(answer('one'));
		expect(cache.secrets).toEqual(of('one'));
		cache.drop('one');
		expect(cache.secrets).toEqual(of('one'));
		await cache.get(answer('two'));
		expect(cache.secrets).toEqual([...of('one'), ...of('two')]);
		cache.drop('two');
		await cache.get(answer('three'));
		expect(cache.secrets).toEqual([...of('two'), ...of('three')]);
	});

	it('keeps nothing that did not work', async () => {
		const cache = cacheOf();
		const refusal = rejected({ code: '1003', text: '', reason: '', advice: '' });
		expect(await cache.get(async () => await Promise.resolve(refusal))).toBe(refusal);
		await expect(
			cache.get(async () => await Promise.reject(new Error('defect'))),
		).rejects.toThrow();
		expect(valueOf(await cache.get(ask()))).toBe('token 1');
	});

	const unprocessed = (retryAfter?: number) =>
		rejected({
			code: 'HTTP 429',
			text: '',
			reason: '',
			advice: '',
			isUnprocessed: true,
			...(retryAfter === undefined ? {} : { retryAfter }),
		});

	it.each([
		[undefined, 500],
		[0, 500],
		[3, 3_000],
		[999_999, 60_000],
	])('shares a refusal to process, with Retry-After %p for %d ms', async (seconds, length) => {
		const cache = cacheOf();
		const refusal = unprocessed(seconds);
		const refuse = async () => {
			asked++;
			return await Promise.resolve(refusal);
		};
		await Promise.all(Array.from({ length: 100 }, async () => await cache.get(refuse)));
		now = length - 1;
		expect(await cache.get(ask())).toBe(refusal);
		expect(asked).toBe(1);
		now = length;
		expect(valueOf(await cache.get(ask()))).toBe('token 2');
	});

	it('is one for each account, host and egress filter', () => {
		const filter = {
			validateUrl: async () => await Promise.resolve({ ok: true } as const),
			createSecureLookup: () => () => undefined,
		};
		const one = tokensOf(account, undefined);
		expect(tokensOf({ ...account, baseUrl: `${account.baseUrl}/` }, undefined)).toBe(one);
		for (const other of [
			tokensOf({ ...account, baseUrl: 'https://other.example.com' }, undefined),
			tokensOf({ ...account, clientId: 'other' }, undefined),
			tokensOf({ ...account, clientSecret: 'other' }, undefined),
			tokensOf(account, filter),
		]) {
			expect(other).not.toBe(one);
		}
		expect(tokensOf(account, filter)).toBe(tokensOf(account, filter));
	});
});
