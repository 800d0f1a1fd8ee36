import { bareId, entry, expectOk, expectRefused, listen, post, report } from './mitakeHarness';

describe('what is no report is not acknowledged', () => {
	const bodies = [
		['nothing', ''],
		['blanks', '  '],
		['half of the JSON', `{"messages":[${entry('1')}`],
		['a page', '<html>OK</html>'],
		['no object', '[1]'],
		['a text', '"messages"'],
		['no messages', '{}'],
		['an empty list', '{"messages":[]}'],
		['no message', '{"messages":{"status":"0"}}'],
		['an object in the place of the list, without a state', '{"messages":{"msgID":1}}'],
		['messages that cannot be told apart', '{"messages":[{"status":"0"},{"msgID":"<b>"}]}'],
		['an id that is none', report(entry('"a b"'))],
		['brackets without end', '['.repeat(100_000)],
		['bytes of no charset', '\u0080'],
	] as const;

	test.each(bodies)('%s', async (_name, body) => {
		const trigger = await listen();
		for (const type of ['text/plain', '']) {
			const bytes = Buffer.from(body, body === '\u0080' ? 'latin1' : 'utf8');
			const answer = await trigger.call('mitake-mms', { ...post('', type), body: bytes });
			expectRefused(answer, 400);
		}
		// n8n itself reads what calls itself JSON, and refuses what is none with 422.
		const answer = await trigger.call('mitake-mms', post(body));
		expect([400, 422]).toContain(answer.status);
		expect(trigger.executions).toEqual([]);
	});

	test('a GET, a multipart body, another event', async () => {
		const trigger = await listen();
		expectRefused(await trigger.call('mitake-mms'), 400);
		const parts = post('--x\r\n\r\n{}\r\n--x--\r\n', 'multipart/form-data; boundary=x');
		expectRefused(await trigger.call('mitake-mms', parts), 400);
		expectRefused(await trigger.call('smsgo-report', post(report(entry('1')))), 404);
		expect(trigger.failures).toEqual([]);
	});

	test('more than 5,000 messages in a call: all of them; 5,000 are items', async () => {
		const trigger = await listen();
		// As short as a report can be: 10,000 fit into 256 KiB.
		const messages = (count: number): string =>
			`{"messages":[${Array.from({ length: count }, (_, index) => `{"msgID":${index},"status":"0"}`).join(',')}]}`;
		expect(messages(8_000).length).toBeLessThan(256 * 1024);
		for (const count of [8_000, 5_001]) {
			expectRefused(await trigger.call('mitake-mms', post(messages(count))), 413);
		}
		expect(trigger.executions).toEqual([]);
		expectOk(await trigger.call('mitake-mms', post(messages(5_000))));
		expect(trigger.items).toHaveLength(5_000);
	});

	test('a state or an id of 100 KB', async () => {
		const trigger = await listen();
		const long = '0'.repeat(100_000);
		for (const message of [
			{ msgID: '1', status: long },
			{ msgID: long, status: '0' },
			{ msgID: '1', status: '0', statusTime: long },
		]) {
			const body = JSON.stringify({ messages: [message] });
			expectRefused(await trigger.call('mitake-mms', post(body)), 400);
		}
		expect(trigger.executions).toEqual([]);
	});

	test('a body over 256 KiB; one of exactly that is read', async () => {
		const trigger = await listen();
		const start = report(entry(bareId()));
		const fitting = start + ' '.repeat(256 * 1024 - start.length);
		expectOk(await trigger.call('mitake-mms', post(fitting)));
		expectRefused(await trigger.call('mitake-mms', post(`${fitting} `)), 413);
		expect(trigger.executions).toHaveLength(1);
	});

	test('a caller without the path secret, or from elsewhere', async () => {
		const secret = await listen({ pathSecret: 'secret-1, secret-2' });
		const call = post(report(entry(bareId())));
		expectRefused(await secret.call('mitake-mms', call), 404);
		expectRefused(await secret.call('mitake-mms/wrong', call), 404);
		expectOk(await secret.call('mitake-mms/secret-1', call));
		expectOk(await secret.call('mitake-mms/secret-2', call));
		const barred = await listen({ allowedAddresses: '203.0.113.0/24' });
		expectRefused(await barred.call('mitake-mms', call), 403);
		expect([secret.executions.length, barred.executions.length]).toEqual([2, 0]);
		expectOk(await (await listen({ allowedAddresses: '127.0.0.0/8' })).call('mitake-mms', call));
	});
});
