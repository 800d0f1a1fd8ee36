import { expectAcknowledged, expectRefused, listen } from './harness';

describe('a secret in the path', () => {
	const SECRET = '4f1d2c3b4a5968778695a4b3c2d1e0f0';
	const NEXT = 'Another_secret-2';

	test('without a secret the URL ends in the event', async () => {
		const trigger = await listen();
		expect(trigger.registered).toEqual([
			'GET smsgo-report',
			'POST smsgo-report',
			'GET smsgo-reply',
			'POST smsgo-reply',
		]);
		expectRefused(await trigger.call(`smsgo-report/${SECRET}?msgid=1`), 404);
	});

	test('with one secret it ends in that', async () => {
		const trigger = await listen({ options: { pathSecret: SECRET } });
		expect(trigger.registered).toEqual([
			`GET smsgo-report/${SECRET}`,
			`POST smsgo-report/${SECRET}`,
			`GET smsgo-reply/${SECRET}`,
			`POST smsgo-reply/${SECRET}`,
		]);
		expectAcknowledged(await trigger.call(`smsgo-report/${SECRET}?msgid=1`), '1');
		expectAcknowledged(await trigger.call(`smsgo-reply/${SECRET}?msgid=1`), '1');
		for (const path of [
			'smsgo-report',
			'smsgo-report/',
			'smsgo-report/wrong',
			`smsgo-report/${SECRET}x`,
			`smsgo-report/${SECRET.slice(1)}`,
			`smsgo-report/${SECRET.toUpperCase()}`,
			`smsgo-report/x/${SECRET}`,
			`${SECRET}/smsgo-report`,
			SECRET,
		]) {
			expectRefused(await trigger.call(`${path}?msgid=1`), 404);
		}
		expectRefused(await trigger.call(`smsgo-report?msgid=1&secret=${SECRET}`), 404);
		expect(trigger.executions).toHaveLength(2);
	});

	test.each([`${SECRET},${NEXT}`, ` ${SECRET} , ${NEXT} `])(
		'with two of them both URLs work, while it is being changed: %j',
		async (pathSecret) => {
			const trigger = await listen({ events: ['smsgoDeliveryReport'], options: { pathSecret } });
			expect(trigger.registered).toEqual([
				`GET smsgo-report/${SECRET}`,
				`POST smsgo-report/${SECRET}`,
				`GET smsgo-report/${NEXT}`,
				`POST smsgo-report/${NEXT}`,
			]);
			expectAcknowledged(await trigger.call(`smsgo-report/${SECRET}?msgid=1`), '1');
			expectAcknowledged(await trigger.call(`smsgo-report/${NEXT}?msgid=1`), '1');
			expectRefused(await trigger.call('smsgo-report?msgid=1'), 404);
			expectRefused(await trigger.call(`smsgo-report/${SECRET},${NEXT}?msgid=1`), 404);
		},
	);

	test('the same secret twice is one: n8n would refuse two equal URLs', async () => {
		const trigger = await listen({
			events: ['smsgoReply'],
			options: { pathSecret: `${SECRET}, ${SECRET}` },
		});
		expect(trigger.registered).toEqual([`GET smsgo-reply/${SECRET}`, `POST smsgo-reply/${SECRET}`]);
	});

	test.each([
		['a slash', 'a/b'],
		['a colon, which would make n8n take it for a parameter', ':id'],
		['a blank', 'two words'],
		['a question mark', 'secret?'],
		['Chinese', '祕密'],
		['an expression, which n8n does not evaluate in a URL', '={{ "secret" }}'],
		['three of them', 'a,b,c'],
		['a comma and nothing after it', 'a,'],
	])('%s cannot be activated', async (_name, pathSecret) => {
		await expect(listen({ options: { pathSecret } })).rejects.toThrow(
			"'Path Secret' can have letters, digits, dashes and underscores, and a comma between two",
		);
	});
});

describe('addresses that may call', () => {
	test.each([
		['127.0.0.1', true],
		['127.0.0.0/8', true],
		['203.0.113.0/24, 127.0.0.1', true],
		['0.0.0.0/0', true],
		['127.0.0.2', false],
		['203.0.113.0/24', false],
		['2001:db8::/32', false],
		['', true],
		['  ', true],
	])('a caller at 127.0.0.1 and the list %j', async (allowedAddresses, isAllowed) => {
		const trigger = await listen({ options: { allowedAddresses } });
		const answer = await trigger.call('smsgo-report?msgid=1');
		if (isAllowed) expectAcknowledged(answer, '1');
		else expectRefused(answer, 403);
		expect(trigger.executions).toHaveLength(isAllowed ? 1 : 0);
	});

	test.each([
		['::1', true],
		['::/64', true],
		['127.0.0.1', false],
		['2001:db8::/32', false],
	])('a caller at ::1 and the list %j', async (allowedAddresses, isAllowed) => {
		const trigger = await listen({ listen: '::1', options: { allowedAddresses } });
		const answer = await trigger.call('smsgo-report?msgid=1');
		if (isAllowed) expectAcknowledged(answer, '1');
		else expectRefused(answer, 403);
	});

	test('a server that listens on IPv6 sees an IPv4 caller as ::ffff:127.0.0.1', async () => {
		const open = await listen({ listen: '::', options: { allowedAddresses: '127.0.0.1' } });
		expectAcknowledged(await open.call('smsgo-report?msgid=1'), '1');
		const closed = await listen({ listen: '::', options: { allowedAddresses: '203.0.113.7' } });
		expectRefused(await closed.call('smsgo-report?msgid=1'), 403);
	});

	/** Calls through a proxy at 127.0.0.1, which adds the address that it sees at the end. */
	async function through(proxyHops: number | undefined, forwarded: string): Promise<number> {
		const trigger = await listen({
			options: { allowedAddresses: '203.0.113.0/24, 2001:db8::/32' },
			...(proxyHops === undefined ? {} : { proxyHops }),
		});
		const headers = { 'x-forwarded-for': forwarded };
		return (await trigger.call('smsgo-report?msgid=1', { headers })).status;
	}

	test.each([
		['one trusted proxy names the caller', 1, '203.0.113.9', 200],
		['over IPv6', 1, '2001:db8::9', 200],
		['with its port', 1, '203.0.113.9:51008', 200],
		['over IPv6 with its port', 1, '[2001:db8::9]:51008', 200],
		['mapped', 1, '::ffff:203.0.113.9', 200],
		['one that is not allowed', 1, '198.51.100.1', 403],
		[
			'what the caller itself put into the header does not count',
			1,
			'203.0.113.9, 198.51.100.1',
			403,
		],
		['two trusted proxies', 2, '203.0.113.9, 10.0.0.1', 200],
		['two trusted proxies and a caller that lies', 2, '203.0.113.9, 198.51.100.1, 10.0.0.1', 403],
		['no proxy is trusted unless n8n is told so', undefined, '203.0.113.9', 403],
		['a proxy that names nobody', 1, 'unknown', 403],
	])('%s', async (_name, hops, forwarded, status) => {
		expect(await through(hops, forwarded)).toBe(status);
	});

	test('who is not allowed stands in the log, once a minute', async () => {
		const trigger = await listen({ options: { allowedAddresses: '203.0.113.0/24' }, proxyHops: 1 });
		const lines: unknown[] = [];
		const warn = jest.spyOn(trigger.logger, 'warn').mockImplementation((line) => lines.push(line));
		const now = performance.now.bind(performance);
		let later = 3_600_000;
		const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() + later);
		const from = async (forwarded: string) => {
			const headers = { 'x-forwarded-for': forwarded };
			expectRefused(await trigger.call('smsgo-report?msgid=1', { headers }), 403);
		};
		try {
			// Those that the tests before had refused are counted here.
			await from('198.51.100.9');
			later += 60_000;
			await from('198.51.100.1:51008');
			await from('198.51.100.2');
			await from('198.51.100.1:51009');
			later += 60_000;
			await from('198.51.100.3\u00a0x');
			later += 60_000;
			await from('198.51.100.4');
		} finally {
			for (const spy of [warn, clock]) spy.mockRestore();
		}
		const line = (address: string, more = '') =>
			`'Node' refused a call from '${address}', which is not in its 'Allowed Addresses'${more}`;
		expect(lines).toEqual([
			expect.stringContaining(line('198.51.100.9')),
			line('198.51.100.1:51008'),
			line('198.51.100.3?x', '; 2 more calls were refused since the last such line'),
			line('198.51.100.4'),
		]);
	});

	test('a list that cannot be used keeps the trigger from being activated', async () => {
		await expect(
			listen({ options: { allowedAddresses: '203.0.113.0/24, smsgo.com.tw' } }),
		).rejects.toThrow(
			"'Allowed Addresses' has 'smsgo.com.tw', which is no address or network such as 203.0.113.0/24",
		);
	});
});
