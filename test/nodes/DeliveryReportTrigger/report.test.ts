import { form } from '../../operations/callbacks/call';
import { expectAcknowledged, listen, magic, newId, onlyItem, textOf } from './harness';

test('a report by GET is acknowledged to the byte and becomes one item', async () => {
	const trigger = await listen();
	const before = new Date().toISOString();
	const answer = await trigger.call(
		'smsgo-report?msgid=1504280910499665&dstaddr=0912345678&statuscode=0&statusstr=DELIVRD',
	);
	expectAcknowledged(answer, '1504280910499665');
	expect(Buffer.from(answer.body, 'latin1').toString('hex')).toBe(
		Buffer.from('magicid=tccrd_sms_gateway_rpack\nmsgid=1504280910499665\n', 'latin1').toString(
			'hex',
		),
	);
	expect(answer.headers['content-length']).toBe(String(magic('1504280910499665').length));
	const item = onlyItem(trigger);
	const { receivedAt } = item;
	expect(item).toEqual({
		event: 'smsgoDeliveryReport',
		recipient: '0912345678',
		messageId: '1504280910499665',
		accepted: true,
		status: 'delivered',
		isFinal: true,
		reason: null,
		points: null,
		requestPoints: null,
		input: null,
		raw: { code: '0', text: 'DELIVRD', recipient: '0912345678' },
		isDuplicate: false,
		dedupeKey: '1504280910499665|0912345678|DELIVRD|0',
		receivedAt,
	});
	expect(receivedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
	expect(textOf(item, 'receivedAt') >= before).toBe(true);
});

test('a report by POST is the same report', async () => {
	const trigger = await listen();
	const id = newId();
	const fields = `msgid=${id}&statuscode=0&statusstr=EXPIRED&dstaddr=0912345678`;
	expectAcknowledged(await trigger.call('smsgo-report', form(fields)), id);
	const other = await listen();
	expectAcknowledged(await other.call(`smsgo-report?${fields}`), id);
	const posted = onlyItem(trigger);
	const receivedAt: unknown = expect.any(String);
	expect(onlyItem(other)).toEqual({ ...posted, receivedAt });
	expect(posted).toMatchObject({ status: 'expired', messageId: id, recipient: '0912345678' });
});

test.each([
	[
		'statuscode first',
		(id: string) => `msgid=${id}&statuscode=0&statusstr=DELIVRD&dstaddr=0912345678`,
	],
	[
		'dstaddr first',
		(id: string) => `msgid=${id}&dstaddr=0912345678&statuscode=0&statusstr=DELIVRD`,
	],
	['msgid last', (id: string) => `dstaddr=0912345678&statusstr=DELIVRD&statuscode=0&msgid=${id}`],
	[
		'names in capitals',
		(id: string) => `MSGID=${id}&DstAddr=0912345678&StatusCode=0&StatusStr=DELIVRD`,
	],
	[
		'blanks around the values',
		(id: string) => `msgid=+${id}&dstaddr=+0912345678&statuscode=+0&statusstr=DELIVRD+`,
	],
	[
		'empty parameters between',
		(id: string) => `&&msgid=${id}&=&x&dstaddr=0912345678&statuscode=0&&statusstr=DELIVRD&`,
	],
])('%s', async (_name, query) => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-report?${query(id)}`), id);
	expect(onlyItem(trigger)).toMatchObject({
		messageId: id,
		recipient: '0912345678',
		status: 'delivered',
		input: null,
		raw: { code: '0', text: 'DELIVRD', recipient: '0912345678' },
		dedupeKey: `${id}|0912345678|DELIVRD|0`,
	});
});

test('a query that smsgo appends to one that is there already', async () => {
	const trigger = await listen({ options: { pathSecret: 'secret' } });
	const id = newId();
	const report = `msgid=${id}&statuscode=0&statusstr=DELIVRD&dstaddr=0912345678`;
	for (const query of [
		`?${report}`,
		`?token=abc?${report}`,
		`?a=1&token=abc?${report}`,
		`??${report}`,
	]) {
		expectAcknowledged(await trigger.call(`smsgo-report/secret${query}`), id);
	}
	expect(trigger.items.map(({ recipient }) => recipient)).toEqual(Array(4).fill('0912345678'));
	expect(trigger.items.map(({ messageId }) => messageId)).toEqual(Array(4).fill(id));
});

test('without a recipient nobody can know whose report it is', async () => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(
		await trigger.call(`smsgo-report?msgid=${id}&statuscode=0&statusstr=DELIVRD`),
		id,
	);
	expect(onlyItem(trigger)).toMatchObject({
		recipient: null,
		raw: { code: '0', text: 'DELIVRD' },
		dedupeKey: `${id}||DELIVRD|0`,
	});
});

test('a message id alone is a report of no state, which is not final', async () => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-report?msgid=${id}`), id);
	expect(onlyItem(trigger)).toMatchObject({
		status: 'unknown',
		isFinal: false,
		raw: { code: null, text: null },
	});
});

test.each([
	['encoded plus', '%2B8613681912700', '+8613681912700'],
	['raw plus, which is a blank', '+8613681912700', '+8613681912700'],
	['no plus', '8613681912700', '+8613681912700'],
	['a country that must have its plus', '14155552671', '+14155552671'],
	['Taiwan abroad', '%2b886912345678', '0912345678'],
	['Taiwan without plus', '886912345678', '0912345678'],
])('the recipient with %s', async (_name, written, recipient) => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(
		await trigger.call(
			`smsgo-report?msgid=${id}&dstaddr=${written}&statuscode=0&statusstr=DELIVRD`,
		),
		id,
	);
	expect(onlyItem(trigger)['recipient']).toBe(recipient);
});

test.each([
	['DELIVRD', 'delivered', true, false],
	['EXPIRED', 'expired', true, true],
	['DELETED', 'cancelled', true, true],
	['UNDELIV', 'undeliverable', true, true],
	['ABSENT', 'undeliverable', true, true],
	['SPAM', 'rejected', true, true],
	['BLOCK', 'rejected', true, true],
	['ACCEPTD', 'sent', true, false],
	['UNKNOWN', 'unknown', true, true],
	['REJECTD', 'rejected', true, true],
	['SYNTAXE', 'rejected', true, true],
	['delivrd', 'delivered', true, false],
	['ENROUTE', 'unknown', false, true],
	['', 'unknown', false, true],
])('the state %s', async (word, status, isFinal, hasReason) => {
	const trigger = await listen();
	const id = newId();
	expectAcknowledged(
		await trigger.call(`smsgo-report?msgid=${id}&statuscode=0&statusstr=${word}`),
		id,
	);
	const item = onlyItem(trigger);
	expect(item).toMatchObject({
		accepted: true,
		status,
		isFinal,
		points: null,
		requestPoints: null,
	});
	expect(typeof item['reason']).toBe(hasReason ? 'string' : 'object');
});

test.each(['-5', '0'])('the word decides, not the code %s', async (code) => {
	const trigger = await listen();
	const id = newId();
	const query = `msgid=${id}&statuscode=${code}&statusstr=UNDELIV&dstaddr=0912345678`;
	expectAcknowledged(await trigger.call(`smsgo-report?${query}`), id);
	expect(onlyItem(trigger)).toMatchObject({
		accepted: true,
		status: 'undeliverable',
		isFinal: true,
		raw: { code, text: 'UNDELIV' },
		dedupeKey: `${id}|0912345678|UNDELIV|${code}`,
	});
});

test.each([
	['a negative id', '-1'],
	['an id of one digit', '7'],
	['an id of twenty digits', '12345678901234567890'],
	['leading zeros', '0000000001'],
	['an id that a JavaScript number would round', '304934976469110785'],
])('%s is echoed as it came', async (_name, id) => {
	const trigger = await listen();
	expectAcknowledged(await trigger.call(`smsgo-report?msgid=${id}&statusstr=DELIVRD`), id);
	expect(onlyItem(trigger)['messageId']).toBe(id);
});

test('a report out of order is passed on like any other', async () => {
	const trigger = await listen();
	const id = newId();
	for (const word of ['DELIVRD', 'ACCEPTD']) {
		expectAcknowledged(await trigger.call(`smsgo-report?msgid=${id}&statusstr=${word}`), id);
	}
	expect(trigger.items.map(({ status, isDuplicate }) => [status, isDuplicate])).toEqual([
		['delivered', false],
		['sent', false],
	]);
});

test('the Test URL works as the Production URL does', async () => {
	const trigger = await listen({ isTest: true });
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-report?msgid=${id}&statusstr=DELIVRD`), id);
	expect(onlyItem(trigger)).toMatchObject({ messageId: id, isDuplicate: false });
});
