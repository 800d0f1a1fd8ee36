import { jsonOf, message, MitakeHarness, numbers } from './harness';

const mitake = new MitakeHarness().install();
const TO = '0912345678';
const tokenRequests = () => mitake.simulator.mitake.summary().tokenRequests;

/** So many items whose messages differ, each a request of its own. */
const different = (count: number) => numbers(count).map((to) => message(to, `to ${to}`));

test.each([200, 401])(
	'a secret that is refused with HTTP status %d: every item says so, after one request',
	async (authErrorStatus) => {
		mitake.simulator.mitake.changeSettings({ authErrorStatus });
		const account = { clientSecret: 'A-wrong-one' };
		const output = await mitake.send(
			different(30),
			{},
			{ account, onError: 'continueRegularOutput' },
		);
		expect(output.main).toHaveLength(30);
		for (const { json } of output.main) {
			expect(json).toMatchObject({
				accepted: false,
				status: 'rejected',
				reason:
					"Mitake refused the credentials. Check 'Client ID' and 'Client Secret' in the credential.",
				raw: { code: '1004' },
			});
		}
		expect(mitake.simulator.mitake.requests().map(({ endpoint }) => endpoint)).toEqual(['token']);
		expect(JSON.stringify(output)).not.toContain('A-wrong-one');
		const { error } = await mitake.send([message(TO)], {}, { account });
		expect(error).toMatchObject({
			message: 'Mitake refused the credentials',
			failure: { cause: 'credential-invalid' },
		});
	},
);

test('one without which nobody can be told: an empty secret', async () => {
	const { error } = await mitake.send([message(TO)], {}, { account: { clientSecret: '' } });
	expect(error?.message).toBe('Mitake found no credentials in the request');
});

test('an address that Mitake does not know is told with how to go on', async () => {
	mitake.simulator.mitake.changeAccount({ allowedIps: ['203.0.113.7'] });
	const { error } = await mitake.send(different(3));
	expect(error?.message).toContain('does not take requests from the IP address of this server');
	expect(error?.description).toContain('Ask Mitake to register the address.');
	expect(tokenRequests()).toBe(1);
});

test('a slow token holds all of them up, and is asked for once', async () => {
	mitake.simulator.mitake.addFaults({ kind: 'slow', delayMs: 400, endpoint: 'token' });
	const { main } = await mitake.send(different(25));
	expect(main.map(({ json }) => json['accepted'])).toEqual(Array(25).fill(true));
	expect([tokenRequests(), mitake.pushes().length]).toEqual([1, 25]);
});

test('a token whose request fails is asked for again by those that come after', async () => {
	mitake.simulator.mitake.addFaults({ kind: 'html', status: 502, endpoint: 'token' });
	const { main } = await mitake.send(different(25), { concurrency: 5 });
	const results = jsonOf({ main }).map(({ accepted, status }) => [accepted, status]);
	expect(results).toEqual([
		...Array<unknown>(5).fill([false, 'failed']),
		...Array<unknown>(20).fill([true, 'queued']),
	]);
	expect(mitake.simulator.mitake.messages()).toHaveLength(20);
});

test.each([200, 401, 500])(
	'one that expires in the middle of a run is renewed once, and nobody notices: HTTP status %d',
	async (authErrorStatus) => {
		mitake.simulator.mitake.changeSettings({ authErrorStatus, latencyMs: 20 });
		const running = mitake.send(different(60), { concurrency: 6 });
		while (mitake.simulator.mitake.messages().length < 20) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		expect(mitake.simulator.mitake.expireTokens()).toBe(1);
		const { main, hints } = await running;
		expect(main.map(({ json }) => json['accepted'])).toEqual(Array(60).fill(true));
		expect(hints.filter(({ type }) => type === 'warning')).toEqual([]);
		const { codes, messages, charged } = mitake.simulator.mitake.summary();
		expect([tokenRequests(), messages, charged]).toEqual([2, 60, 180]);
		// Only those that were under way had the old one.
		expect(codes['1005']).toBeLessThanOrEqual(6);
	},
);

test('one that another process has replaced is renewed', async () => {
	mitake.simulator.mitake.changeSettings({ tokenRotation: 'replace' });
	await mitake.send([message(TO)]);
	const { baseUrl = '', clientId, clientSecret } = mitake.credential();
	await fetch(`${baseUrl}/AuthorizationService/Token`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ clientId, clientSecret }),
	});
	const { main } = await mitake.send([message(TO, 'second')]);
	expect(jsonOf({ main })).toMatchObject([{ accepted: true }]);
	expect(mitake.simulator.mitake.handset(TO)).toHaveLength(2);
});

test('one of two seconds serves the requests of two seconds', async () => {
	mitake.simulator.mitake.changeSettings({ tokenLifetimeSeconds: 2 });
	const { main } = await mitake.send(different(40), { concurrency: 2 });
	expect(main.map(({ json }) => json['accepted'])).toEqual(Array(40).fill(true));
	mitake.simulator.clock.advance(2_000);
	const { main: later } = await mitake.send([message(TO, 'later')]);
	expect(jsonOf({ main: later })).toMatchObject([{ accepted: true }]);
});
