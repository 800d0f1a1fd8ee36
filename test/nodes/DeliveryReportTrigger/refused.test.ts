import { form } from '../../operations/callbacks/call';
import { expectAcknowledged, expectRefused, listen, newId } from './harness';

test.each([
	['none', ''],
	['an empty one', 'msgid='],
	['blanks', 'msgid=+'],
	['a line feed inside', 'msgid=1%0a2'],
	['a header after a line end', 'msgid=1%0d%0aSet-Cookie:%20a=b'],
	['the acknowledgement of another message', 'msgid=1%0Amagicid=tccrd_sms_gateway_rpack%0Amsgid=2'],
	['HTML', 'msgid=%3Cscript%3Ealert(1)%3C/script%3E'],
	['HTML in the raw', 'msgid=<b>1</b>'],
	['21 digits', 'msgid=123456789012345678901'],
	['letters', 'msgid=abc'],
	['digits of another script', `msgid=${encodeURIComponent('１２３')}`],
	['a decimal point', 'msgid=1.5'],
	['two minus signs', 'msgid=--1'],
	['bytes of no charset', 'msgid=%ff%ff'],
	['a NUL', 'msgid=12345%0067890'],
])('a message id that is %s is refused', async (_name, query) => {
	const trigger = await listen();
	const rest = 'dstaddr=0912345678&statuscode=0&statusstr=DELIVRD';
	for (const path of ['smsgo-report', 'smsgo-reply']) {
		expectRefused(await trigger.call(`${path}?${rest}&${query}`), 400);
		expectRefused(await trigger.call(path, form(`${rest}&${query}`)), 400);
	}
	expect(trigger.executions).toEqual([]);
	expect(trigger.failures).toEqual([]);
});

test.each([
	['JSON', 'application/json', '{"msgid":"1"}'],
	['XML', 'text/xml', '<msgid>1</msgid>'],
	['plain text', 'text/plain', 'msgid=1'],
	['multipart', 'multipart/form-data; boundary=x', '--x\r\n\r\nmsgid=1\r\n--x--\r\n'],
	['mixed parts', 'multipart/mixed; boundary=x', '--x\r\n\r\nmsgid=1\r\n--x--\r\n'],
	['bytes', 'application/octet-stream', 'msgid=1'],
])('a body of %s is none of smsgo', async (_name, type, body) => {
	const trigger = await listen();
	const headers = { 'content-type': type };
	expectRefused(await trigger.call('smsgo-report', { method: 'POST', body, headers }), 400);
	expect(trigger.executions).toEqual([]);
	expect(trigger.failures).toEqual([]);
});

test.each([
	['in capitals', 'Application/X-WWW-Form-URLEncoded'],
	['with a charset', 'application/x-www-form-urlencoded; charset=UTF-8'],
])('the type of a form may be written %s', async (_name, type) => {
	const trigger = await listen();
	const id = newId();
	const call = { method: 'POST', body: `msgid=${id}`, headers: { 'content-type': type } } as const;
	expectAcknowledged(await trigger.call('smsgo-report', call), id);
});

test('a form whose type nobody named is a form', async () => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(
		await trigger.call('smsgo-report', { method: 'POST', body: `msgid=${id}` }),
		id,
	);
});

test('a body over 256 KiB is refused, one of exactly that is read', async () => {
	const trigger = await listen();
	const id = newId();
	const start = `msgid=${id}&smbody=`;
	const fitting = start + 'x'.repeat(256 * 1024 - start.length);
	expectAcknowledged(await trigger.call('smsgo-reply', form(fitting)), id);
	expectRefused(await trigger.call('smsgo-reply', form(`${fitting}x`)), 413);
	expectRefused(await trigger.call(`smsgo-reply?msgid=${id}`, form(`${fitting}x`)), 413);
	expect(trigger.executions).toHaveLength(1);
});

test.each(['dstaddr', 'statuscode', 'statusstr', 'srcaddr', 'encoding', 'timestamp', 'msgid'])(
	'a %s of 100 KB is refused, and nothing of it becomes an item',
	async (name) => {
		const trigger = await listen();
		const fields = new URLSearchParams({ msgid: newId(), [name]: '0'.repeat(100_000) });
		for (const path of ['smsgo-report', 'smsgo-reply']) {
			expectRefused(await trigger.call(path, form(fields.toString())), 400);
		}
		expect(trigger.executions).toEqual([]);
	},
);

test('only GET and POST are registered', async () => {
	const trigger = await listen();
	for (const method of ['PUT', 'HEAD'] as const) {
		expectRefused(await trigger.call('smsgo-report?msgid=1', { method }), 404);
	}
});

test('an event that was not chosen is not registered', async () => {
	const reports = await listen({ events: ['smsgoDeliveryReport'] });
	expectRefused(await reports.call('smsgo-reply?msgid=1'), 404);
	expectAcknowledged(await reports.call('smsgo-report?msgid=1'), '1');
	const replies = await listen({ events: ['smsgoReply'] });
	expectRefused(await replies.call('smsgo-report?msgid=1'), 404);
	expectAcknowledged(await replies.call('smsgo-reply?msgid=1'), '1');
	const none = await listen({ events: [] });
	expectRefused(await none.call('smsgo-report?msgid=1'), 404);
	expectRefused(await none.call('mitake-mms', form('msgid=1')), 404);
});

test('a trailing slash leads to the same event', async () => {
	const open = await listen();
	expectAcknowledged(await open.call('smsgo-report/?msgid=1'), '1');
	const secret = await listen({ options: { pathSecret: 'secret' } });
	expectAcknowledged(await secret.call('smsgo-report/secret/?msgid=1'), '1');
});
