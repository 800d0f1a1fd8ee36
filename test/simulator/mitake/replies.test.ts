import { MESSAGE, parsed, taipeiTime } from './harness';
import { harness } from './started';

const TWO = {
	destinations: [
		{ to: '0911111111', cID: 'a' },
		{ to: '0922222222', cID: 'b' },
	],
};

/** The id as it comes out of a JavaScript number. */
const rounded = (id: string) => `${Number(id)}`;

describe('the style', () => {
	it('numeric has bare ids that do not survive a JavaScript number', async () => {
		const destinations = Array.from({ length: 300 }, (_, index) => ({
			to: `09${10_000_000 + index}`,
		}));
		const { body, batchID, msgIDs } = await harness.push({ destinations });
		expect(body).toMatch(/^\{"batchID":\d{18},"messages":\[\{"msgID":\d{18},"status":"1",/);
		expect(() => {
			JSON.parse(body);
		}).not.toThrow();
		const ids = [batchID, ...msgIDs];
		expect(new Set(ids).size).toBe(301);
		expect(ids.filter((id) => BigInt(id) % 64n === 0n || rounded(id) === id)).toEqual([]);
		expect(ids.filter((id) => ids.includes(`${BigInt(Number(id))}`))).toEqual([]);
	});

	it('string has the same ids in quotes', async () => {
		harness.panel.changeSettings({ replyStyle: 'string' });
		const reply = await harness.push(TWO);
		expect(parsed(reply)).toMatchObject({
			batchID: harness.batch().batchID,
			messages: harness.panel.messages().map(({ msgID }) => ({ msgID })),
		});
		expect(reply.batchID).toMatch(/^\d{18}$/);
		expect(parsed(await harness.queryBatch(reply.batchID))).toMatchObject({
			batchID: reply.batchID,
		});
	});

	it('doc has an unquoted UUID and bare numbers with leading zeros', async () => {
		harness.panel.changeSettings({ replyStyle: 'doc' });
		const reply = await harness.push(TWO);
		expect(reply.body).toMatch(
			/^\{"batchID":[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12},"messages":\[\{"msgID":0{5,9}\d+,/,
		);
		expect(() => parsed(reply)).toThrow(SyntaxError);
		expect(reply.body).not.toMatch(/,[}\]]/);
		const [msgID = ''] = reply.msgIDs;
		const { body } = await harness.querySingle(`"${reply.batchID}"`, `"${msgID}"`);
		expect(body).toContain(`{"batchID":${reply.batchID},"messages":[{"msgID":${msgID},`);
	});

	it('trailingCommas has a comma behind the last of everything', async () => {
		harness.panel.changeSettings({ replyStyle: 'trailingCommas' });
		const { body } = await harness.push(TWO);
		expect(body).toMatch(/"point":3,\},\],"costPoints":6,"accountPoints":999994,\}$/);
		expect(body.match(/,[}\]]/g)).toHaveLength(4);
	});
});

describe('settings', () => {
	it('shuffle the messages', async () => {
		harness.panel.changeSettings({ shuffleMessages: true });
		const destinations = ['a', 'b', 'c', 'd', 'e'].map((cID) => ({ to: '0911111111', cID }));
		const { body, batchID } = await harness.push({ destinations });
		const order = [...body.matchAll(/"cID":"(\w)"/g)].map(([, cID]) => cID).join('');
		expect(order).not.toBe('abcde');
		expect(order.split('').toSorted().join('')).toBe('abcde');
		const ids = harness.panel.messages().map(({ msgID }) => msgID);
		const query = await harness.queryBatch(batchID);
		expect(query.msgIDs).not.toEqual(ids);
		expect(query.msgIDs.toSorted()).toEqual(ids.toSorted());
		expect((await harness.push(TWO)).body).toMatch(/"cID":"b".*"cID":"a"/);
	});

	it('add fields, leave points out, write codes and statuses as numbers', async () => {
		harness.panel.changeSettings({
			extraFields: true,
			omitPoints: true,
			codeStyle: 'number',
			statusStyle: 'number',
			replyContentType: 'text/plain',
		});
		const reply = await harness.push();
		expect(reply.type).toBe('text/plain');
		expect(parsed(reply)).toMatchObject({
			traceID: '7f3a',
			messages: [{ traceID: '7f3a', status: 1 }],
		});
		expect(reply.body).not.toMatch(/oint/);
		const refused = await harness.push({ subject: '' });
		expect(refused.type).toBe('text/plain');
		expect(parsed(refused)).toMatchObject({ code: 2001 });
	});
});

describe('a query', () => {
	it('of a batch tells the status of every message', async () => {
		const { batchID, msgIDs } = await harness.push(TWO);
		await harness.advance(3_000);
		const reply = await harness.queryBatch(batchID);
		expect(reply).toMatchObject({ batchID, msgIDs, statuses: ['0', '0'], code: undefined });
		expect(reply.body).toContain(
			`"msgID":${msgIDs[0] ?? ''},"statusTime":"${taipeiTime(harness.message().statusAt)}","status":"0","point":3}`,
		);
	});

	it('of single messages tells those that were asked for', async () => {
		const { batchID, msgIDs } = await harness.push(TWO);
		const [first = '', second = ''] = msgIDs;
		expect((await harness.querySingle(batchID, second)).msgIDs).toEqual([second]);
		expect((await harness.querySingle(`"${batchID}"`, `"${second}"`, first)).msgIDs).toEqual([
			second,
			first,
		]);
	});

	it('finds nothing by an id that was rounded, is unknown or belongs to another batch', async () => {
		const other = await harness.pushTo('0933333333');
		const { batchID, msgIDs } = await harness.push(TWO);
		const [first = ''] = msgIDs;
		const nothing = { msgIDs: [], code: undefined, status: 200 };
		expect(await harness.queryBatch(rounded(batchID))).toMatchObject(nothing);
		expect(await harness.queryBatch('"nobody\\"s"')).toMatchObject(nothing);
		expect(await harness.queryBatch(`${batchID}.0`)).toMatchObject(nothing);
		expect(await harness.querySingle(batchID, rounded(first))).toMatchObject(nothing);
		expect(await harness.querySingle(rounded(batchID), first)).toMatchObject(nothing);
		expect(await harness.querySingle(other.batchID, first)).toMatchObject(nothing);
		expect((await harness.querySingle(batchID, rounded(first), first)).msgIDs).toEqual([first]);
	});

	it.each([
		['queryBatchDR', '{}', '4001'],
		['queryBatchDR', '{"batchID":""}', '4001'],
		['queryBatchDR', '{"batchID":null}', '4001'],
		['queryBatchDR', '{"batchID":[1]}', '4003'],
		['queryBatchDR', '{"batchID":0000000001}', '4003'],
		['queryBatchDR', '[1]', '4003'],
		['querySingleDR', '{"msgIDs":[1]}', '4001'],
		['querySingleDR', '{"batchID":1}', '4002'],
		['querySingleDR', '{"batchID":1,"msgIDs":[]}', '4002'],
		['querySingleDR', '{"batchID":1,"msgIDs":1}', '4003'],
		['querySingleDR', '{"batchID":1,"msgIDs":[{}]}', '4003'],
	])('%s %s is refused with %s', async (actionType, body, code) => {
		expect((await harness.call(actionType, body)).code).toBe(code);
	});

	it('is not misled by digits inside of text', async () => {
		const { batchID } = await harness.push(MESSAGE);
		const body = `{"note":"\\"batchID\\":123, 4","batchID": ${batchID} }`;
		expect((await harness.call('queryBatchDR', body)).msgIDs).toHaveLength(1);
	});
});
