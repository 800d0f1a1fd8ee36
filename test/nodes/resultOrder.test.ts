import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listen as listenToAll, newId } from './DeliveryReportTrigger/harness';
import {
	entry,
	listen as listenToMitake,
	post,
	report,
} from './DeliveryReportTrigger/mitakeHarness';
import { jsonOf, message as mmsItem, MitakeHarness, textOf } from './MitakeMms/harness';
import { message as smsItem, SmsgoHarness } from './Smsgo/harness';
import { start } from './Smsgo/waitHarness';

const smsgo = new SmsgoHarness().install();
const mitake = new MitakeHarness().install();

/** The order in which every result of a message has its fields; what is a vendor's own follows. */
const QUERY = ['recipient', 'input', 'status', 'accepted', 'reason', 'messageId', 'isFinal'].concat(
	'points',
	'requestPoints',
);
const SEND = [...QUERY, 'scheduledAt'];
const REPORT = ['receivedAt', 'isDuplicate', 'dedupeKey', 'raw'];
const SMSGO_SEND = [...SEND, 'encoding', 'segments', 'raw'];
const MITAKE_SEND = [
	...SEND,
	'batchId',
	'clientMessageId',
	'isReplay',
	'statusAt',
	'pointsLeft',
	'raw',
];
const MITAKE_QUERY = [...QUERY, 'batchId', 'statusAt', 'raw'];

const keysOf = (value: unknown): string[] =>
	typeof value === 'object' && value !== null ? Object.keys(value) : [];

/** The different orders of fields among some items. */
function orders(items: readonly unknown[]): unknown[] {
	const texts = new Set(items.map((item) => JSON.stringify(keysOf(item))));
	return [...texts].map((text): unknown => JSON.parse(text));
}

test('a send of smsgo, however each message ended', async () => {
	smsgo.simulator.smsgo.addFaults(
		{ kind: 'code', code: -8, recipient: '0900000001' },
		{ kind: 'resetAfter', recipient: '0900000002' },
	);
	const items = [
		smsItem('0912345678, Adam'),
		smsItem('0900000001', 'refused'),
		smsItem('0900000002', 'unknown'),
		smsItem(''),
		smsItem('0922345678, 0922-345-678', 'twice'),
	];
	const { main } = await smsgo.send(items, { skipDuplicates: true });
	const results = jsonOf({ main });
	expect(new Set(results.map(({ status }) => status)).size).toBeGreaterThan(3);
	expect(orders(results)).toEqual([SMSGO_SEND]);
	expect(orders(results.map(({ raw }) => raw))).toEqual([['code', 'text']]);
	expect(results.map(({ input }) => input)).toEqual([
		...['0912345678', 'Adam', '0900000001', '0900000002', ''],
		...['0922345678', '0922-345-678'],
	]);
});

test('what waits for its reports, and what came of it', async () => {
	const run = await start(['0912345678', 'Adam']);
	const order = [...SEND, 'encoding', 'segments', 'timedOut', 'raw'];
	expect(orders(jsonOf(run.result))).toEqual([order]);
});

test('queries of smsgo, with the number as it was typed', async () => {
	const { main } = await smsgo.send([smsItem('0912345678, 0922345678')]);
	const messageId = textOf(jsonOf({ main })[0], 'messageId');
	const one = await smsgo.run('getStatus', { messageId, recipient: '0912-345-678' });
	const many = await smsgo.run('getManyStatuses', {
		messageId: `${messageId}, ${messageId}`,
		recipient: '+886 922 345 678, 0933345678',
	});
	const whole = await smsgo.run('getStatus', { messageId });
	expect(orders([one, many, whole].flatMap(jsonOf))).toEqual([[...QUERY, 'raw']]);
	expect([one, many, whole].flatMap(jsonOf)).toMatchObject([
		{ recipient: '0912345678', input: '0912-345-678', raw: { recipient: '0912345678' } },
		{ recipient: '0922345678', input: '+886 922 345 678' },
		{ recipient: '0933345678', input: '0933345678', raw: { code: null, text: null } },
		{ recipient: '0912345678', input: null },
		{ recipient: '0922345678', input: null },
	]);
});

test('a send of Mitake that is refused as a whole', async () => {
	mitake.simulator.mitake.addFaults({ kind: 'code', code: 2001, endpoint: 'push' });
	const { main } = await mitake.send(
		[mmsItem('0912345678')],
		{ sendAt: '2099-01-31T09:30' },
		{
			onError: 'continueRegularOutput',
		},
	);
	const results = jsonOf({ main });
	expect(results).toMatchObject([{ status: 'rejected', scheduledAt: null }]);
	expect(orders(results)).toEqual([MITAKE_SEND]);
});

test('a send and queries of Mitake', async () => {
	const { main } = await mitake.send([mmsItem('0912-345-678, Adam'), mmsItem('02-2345-6789')]);
	const results = jsonOf({ main });
	expect(orders(results)).toEqual([MITAKE_SEND]);
	expect(results.map(({ input }) => input)).toEqual(['0912-345-678', 'Adam', '02-2345-6789']);
	const [batchId, messageId] = ['batchId', 'messageId'].map((name) => textOf(results[0], name));
	const asked = await mitake.run('getStatus', { batchId, messageIds: `${messageId}, 1` });
	const batch = await mitake.run('getBatchStatus', { batchId });
	const nobodys = await mitake.run('getBatchStatus', { batchId: '1' });
	const statuses = [asked, batch, nobodys].flatMap(jsonOf);
	expect(statuses).toHaveLength(4);
	expect(orders(statuses)).toEqual([MITAKE_QUERY]);
	expect(orders(statuses.map(({ raw }) => raw))).toEqual([['code', 'text']]);
});

test('reports', async () => {
	const all = await listenToAll();
	await all.call(`smsgo-report?msgid=${newId()}&dstaddr=0912345678&statusstr=DELIVRD`);
	await all.call(`smsgo-reply?msgid=${newId()}&srcaddr=0912345678&smbody=yes`);
	const mms = await listenToMitake();
	await mms.call('mitake-mms', post(report(entry('1'))));
	expect([...all.items, ...mms.items].map((item) => Object.keys(item))).toEqual([
		['event', ...QUERY, ...REPORT],
		['event', 'messageId', 'from', 'to', 'text', 'encoding', 'sentAt', ...REPORT],
		['event', ...QUERY, 'batchId', 'statusAt', ...REPORT],
	]);
});

test.each([
	['Smsgo', 'sms/send', SMSGO_SEND],
	['Smsgo', 'sms/sendAndWaitForDelivery', [...SEND, 'encoding', 'segments', 'timedOut', 'raw']],
	['Smsgo', 'sms/getStatus', [...QUERY, 'raw']],
	['Smsgo', 'sms/getManyStatuses', [...QUERY, 'raw']],
	['MitakeMms', 'message/send', MITAKE_SEND],
	['MitakeMms', 'message/getStatus', MITAKE_QUERY],
	['MitakeMms', 'message/getBatchStatus', MITAKE_QUERY],
])('the sample of %s, %s', (node, operation, fields) => {
	const file = path.join(__dirname, `../../nodes/${node}/__schema__/v1.0.0/${operation}.json`);
	const [properties = ''] =
		/"properties": (\{.*\}),\s*"version"/su.exec(readFileSync(file, 'utf8'))?.slice(1) ?? [];
	const sample: unknown = JSON.parse(properties);
	expect(keysOf(sample)).toEqual(fields);
});
