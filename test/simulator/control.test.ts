import { codeOfSend, exchange, send } from './client';
import { simulator } from './started';

/** Calls the control API; a string body is sent as it is. */
async function control(method: string, resource: string, body?: unknown) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const call = body === undefined ? { method } : { method, body: text };
	const reply = await exchange(`${simulator.control}/${resource}`, call);
	expect(reply.type).toBe('application/json; charset=utf-8');
	const value: unknown = JSON.parse(reply.body);
	return { status: reply.status, value };
}

describe('the control API', () => {
	it('shows summary, messages, handsets and requests', async () => {
		await send(simulator);
		expect(await control('GET', 'smsgo')).toMatchObject({
			status: 200,
			value: { points: 999_999, messages: 1, codes: { '0': 1 }, traffic: { totalRequests: 1 } },
		});
		expect((await control('GET', 'smsgo/messages')).value).toMatchObject([{ text: 'Hello' }]);
		expect((await control('GET', 'smsgo/handsets')).value).toMatchObject({
			'0912345678': [{ text: 'Hello', parts: 1, receivedAt: null }],
		});
		expect((await control('GET', 'smsgo/requests')).value).toMatchObject([{ code: '0' }]);
	});

	it('changes settings and account, all or nothing', async () => {
		const changed = await control('PATCH', 'smsgo/settings', { lineEnding: 'LF', sendLimit: 5 });
		expect(changed.value).toMatchObject({ lineEnding: 'LF', sendLimit: 5, omitPoint: false });
		expect((await control('GET', 'smsgo/settings')).value).toEqual(changed.value);
		await control('PATCH', 'smsgo/settings', { sendLimit: null });
		const wrong = await control('PATCH', 'smsgo/settings', { lineEnding: 'CRLF', omitPoint: 1 });
		expect(wrong.status).toBe(400);
		expect(simulator.smsgo.settings()).toMatchObject({ lineEnding: 'LF', sendLimit: null });
		const account = await control('PATCH', 'smsgo/account', { points: 3, apiKey: 'k' });
		expect(account.value).toMatchObject({ username: 'TW-DEMO', points: 3, apiKey: 'k' });
		expect((await control('GET', 'smsgo/account')).value).toEqual(account.value);
	});

	it('sets fates, faults and states, moves the clock, resets', async () => {
		const fates = { '0912345678': { state: 'SPAM', afterMs: 60_000 } };
		expect((await control('PUT', 'smsgo/fates', fates)).value).toEqual(fates);
		expect((await control('GET', 'smsgo/fates')).value).toEqual(fates);
		await control('POST', 'smsgo/faults', [{ kind: 'code' }, { kind: 'empty' }]);
		expect((await control('GET', 'smsgo/faults')).value).toHaveLength(2);
		expect((await control('DELETE', 'smsgo/faults')).value).toEqual([]);
		await send(simulator);
		const before = simulator.clock.now();
		await control('POST', 'clock', { advanceMs: 60_000 });
		expect(simulator.clock.now() - before).toBeGreaterThanOrEqual(60_000);
		const { msgid = '', recipients } = simulator.smsgo.messages()[0] ?? {};
		expect(recipients?.[0]?.state).toBe('SPAM');
		await control('POST', 'smsgo/states', { msgid, number: '0912345678', state: 'DELIVRD' });
		expect(recipients?.[0]?.state).toBe('DELIVRD');
		expect((await control('GET', 'clock')).value).toHaveProperty('nowMs');
		await control('POST', 'reset');
		expect(simulator.smsgo.summary()).toMatchObject({
			points: 1_000_000,
			messages: 0,
			requests: 0,
		});
		const earliest = Date.now();
		const now = simulator.clock.now();
		expect([now >= earliest, now <= Date.now()]).toEqual([true, true]);
		expect(simulator.smsgo.fates()).toEqual({});
	});

	it.each([
		['PATCH', 'smsgo/settings', '{', 'The body is not valid JSON'],
		['PATCH', 'smsgo/settings', [], 'the settings must be a JSON object'],
		['PATCH', 'smsgo/settings', { lineending: 'LF' }, "no property 'lineending'"],
		[
			'PATCH',
			'smsgo/settings',
			{ lineEnding: 'CR' },
			"'lineEnding' of the settings must be one of",
		],
		['PATCH', 'smsgo/settings', { latencyMs: -1 }, 'an integer from 0 to'],
		['PATCH', 'smsgo/settings', { pendingState: 'a|b' }, 'text that matches'],
		['PATCH', 'smsgo/settings', { omitPoint: null }, 'true or false'],
		['PATCH', 'smsgo/account', { apiKey: 'Tw-Demo+Pass&2026' }, 'must differ'],
		['PATCH', 'smsgo/account', { allowedIps: ['1', '2', '3', '4', '5', '6'] }, 'at most 5'],
		['PATCH', 'smsgo/account', { allowedIps: [1] }, 'an array of texts'],
		['PUT', 'smsgo/fates', { x: { state: 'SPAM' } }, "'x' is not a number"],
		['PUT', 'smsgo/fates', { '0912345678': {} }, "needs a 'state'"],
		['POST', 'smsgo/faults', { kind: 'flood' }, "'kind' of a fault must be one of"],
		['POST', 'smsgo/faults', {}, "A fault needs a 'kind'"],
		['POST', 'smsgo/faults', { kind: 'code', endpoint: 'x' }, 'must be one of send'],
		['POST', 'smsgo/faults', { kind: 'dead', recipient: '1' }, 'never reads'],
		['POST', 'smsgo/faults', { kind: 'code', when: 1 }, "no property 'when'"],
		['POST', 'smsgo/states', { msgid: '1', number: '2', state: 'SPAM' }, 'There is no message'],
		['POST', 'smsgo/states', { msgid: '1' }, 'A state needs'],
		['POST', 'clock', {}, "needs an 'advanceMs'"],
		['POST', 'clock', { advanceMs: -5 }, 'an integer from 0'],
	])('%s %s %j is 400: %s', async (method, resource, body, reason) => {
		const { status, value } = await control(method, resource, body);
		expect(status).toBe(400);
		expect(JSON.stringify(value).replaceAll('\\"', '"')).toContain(reason);
		expect(await codeOfSend(simulator, {})).toBe('0');
	});

	it('says what it does not have', async () => {
		expect(await control('GET', 'smsgo/nothing')).toMatchObject({ status: 404 });
		expect(await control('GET', '')).toMatchObject({ status: 404 });
		expect(await control('DELETE', 'smsgo/settings')).toEqual({
			status: 405,
			value: { error: '/_control/smsgo/settings takes GET or PATCH' },
		});
	});
});
