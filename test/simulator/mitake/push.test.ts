import { attachment, FILES, MESSAGE, parsed, taipeiTime } from './harness';
import { harness } from './started';

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ to: `09${`${index}`.padStart(8, '0')}` }));

describe('a push', () => {
	it('is answered as documented, charged and kept to the byte', async () => {
		const destinations = [{ to: '0911111111', cID: 'a' }, { to: '0922222222' }];
		const files = Object.entries(FILES);
		const attachments = files.map(([type, file]) => attachment(file, type));
		const reply = await harness.push({ destinations, attachments, projectName: 'project' });
		expect(reply.type).toBe('application/json; charset=utf-8');
		const [first, second] = harness.panel.messages();
		expect(reply).toMatchObject({
			batchID: first?.batchID,
			msgIDs: [first?.msgID, second?.msgID],
			statuses: ['1', '1'],
		});
		expect(parsed(reply)).toMatchObject({
			messages: [
				{
					cID: 'a',
					statusDesc: '已送達三竹',
					statusTime: taipeiTime(first?.statusAt ?? 0),
					point: 3,
				},
				{ status: '1', point: 3 },
			],
			costPoints: 6,
			accountPoints: 999_994,
		});
		expect(harness.panel.messages()).toMatchObject([
			{ recipient: '0911111111', cID: 'a', point: 3, status: '1' },
			{ recipient: '0922222222', cID: null, point: 3, status: '1' },
		]);
		const batch = harness.batch();
		expect(batch).toMatchObject({
			subject: 'mms subject',
			content: 'mms content',
			projectName: 'project',
			points: 6,
		});
		expect(batch.attachments.map(({ bytes }) => bytes)).toEqual(files.map(([, file]) => file));
		expect(batch.attachments.map(({ type, name }) => [type, name])).toEqual(
			files.map(([type]) => [type, `file.${type}`]),
		);
		expect(harness.panel.summary()).toMatchObject({ points: 999_994, charged: 6, messages: 2 });
	});

	it('keeps Chinese text', async () => {
		await harness.push({ subject: '三竹資訊', content: '多媒體簡訊🎉' });
		expect(harness.batch()).toMatchObject({ subject: '三竹資訊', content: '多媒體簡訊🎉' });
	});

	const jpg = attachment(FILES.jpg);
	it.each<[string, object, string | undefined]>([
		['no subject', { subject: undefined }, '2001'],
		['an empty subject', { subject: '' }, '2001'],
		['40 ASCII characters of subject', { subject: 'x'.repeat(40) }, undefined],
		['41 ASCII characters of subject', { subject: 'x'.repeat(41) }, '2002'],
		['15 characters of mixed subject', { subject: `${'x'.repeat(14)}字` }, undefined],
		['16 characters of mixed subject', { subject: `${'x'.repeat(15)}字` }, '2002'],
		['15 emoji as subject', { subject: '🎉'.repeat(15) }, undefined],
		['a subject that is a number', { subject: 5 }, '4003'],
		['an order time with blanks', { orderTime: '2026-01-01 00:00' }, '2004'],
		['an order time that does not exist', { orderTime: '20300230000000' }, '2005'],
		['an order time in the past', { orderTime: '20200505160000' }, '2015'],
		['an expire time of 12 digits', { expireTime: '203001010000' }, '2006'],
		['an expire time that does not exist', { expireTime: '20301301000000' }, '2007'],
		['an expire time in the past', { expireTime: '20200505160000' }, '2016'],
		[
			'an expire time before the order time',
			{ orderTime: '20990101000000', expireTime: '20990101000000' },
			'2016',
		],
		['no destinations', { destinations: undefined }, '4003'],
		['an empty list of destinations', { destinations: [] }, '4003'],
		['destinations that are numbers', { destinations: ['0911111111'] }, '4003'],
		['500 destinations', { destinations: numbers(500) }, undefined],
		['501 destinations', { destinations: numbers(501) }, '1009'],
		['a content and no attachments', { attachments: undefined }, undefined],
		['neither content nor attachments', { attachments: undefined, content: '' }, '2012'],
		['an empty list of attachments', { attachments: [] }, '2012'],
		['an attachment without content', { attachments: [{ ...jpg, attachContent: '' }] }, '2021'],
		['an attachment without type', { attachments: [{ ...jpg, attachType: undefined }] }, '2013'],
		['an attachment without name', { attachments: [{ ...jpg, attachName: '' }] }, '2014'],
		[
			'50 characters of name',
			{ attachments: [{ ...jpg, attachName: '圖'.repeat(50) }] },
			undefined,
		],
		['51 characters of name', { attachments: [{ ...jpg, attachName: 'x'.repeat(51) }] }, '2017'],
		['a type that is not supported', { attachments: [attachment(FILES.jpg, 'bmp')] }, '2020'],
		['a content of another type', { attachments: [attachment(FILES.jpg, 'png')] }, '2020'],
		['jpeg for jpg', { attachments: [attachment(FILES.jpg, 'jpeg')] }, undefined],
		['broken base64', { attachments: [{ ...jpg, attachContent: '1a2b3c4d5f=' }] }, '2020'],
		[
			'base64 with a data: prefix',
			{ attachments: [{ ...jpg, attachContent: `data:image/jpeg;base64,${jpg.attachContent}` }] },
			'2020',
		],
		[
			'a second attachment that is wrong',
			{ attachments: [jpg, { ...jpg, attachName: '' }] },
			'2014',
		],
		['36 characters of project name', { projectName: 'x'.repeat(36) }, undefined],
		['37 characters of project name', { projectName: 'x'.repeat(37) }, '2019'],
	])('with %s', async (_, fields, code) => {
		const reply = await harness.push(fields);
		expect(reply.code).toBe(code);
		expect(harness.panel.batches()).toHaveLength(code === undefined ? 1 : 0);
		if (code !== undefined) expect(harness.panel.summary().charged).toBe(0);
	});

	it('is checked in the order of the fields', async () => {
		const wrong: Record<string, unknown> = {
			subject: '',
			orderTime: 'x',
			expireTime: 'x',
			destinations: numbers(501),
			attachments: [],
			projectName: 'x'.repeat(37),
		};
		const codes: (string | undefined)[] = [];
		for (const name of Object.keys(wrong)) {
			codes.push((await harness.push(wrong)).code);
			Reflect.deleteProperty(wrong, name);
		}
		expect(codes).toEqual(['2001', '2004', '2006', '1009', '2012', '2019']);
	});

	it.each(['{"subject":', 'null', '"x"', ''])('that is %j is malformed', async (body) => {
		expect((await harness.call('push', body)).code).toBe('4003');
	});

	it('may be 300 KB large, in base64 or decoded', async () => {
		const texts = Buffer.byteLength(MESSAGE.subject + MESSAGE.content);
		const file = (bytes: number) => Buffer.concat([FILES.jpg, Buffer.alloc(bytes - 11, 'x')]);
		const push = async (bytes: number, subject = MESSAGE.subject) =>
			(await harness.push({ subject, attachments: [attachment(file(bytes))] })).code;
		// 307,200 bytes less the texts, in groups of four characters.
		const encoded = Math.floor((300 * 1024 - texts) / 4) * 3;
		expect(await push(encoded)).toBeUndefined();
		expect(await push(encoded + 1)).toBe('2003');
		harness.panel.changeSettings({ sizeBasis: 'decoded' });
		expect(await push(300 * 1024 - texts)).toBeUndefined();
		expect(await push(300 * 1024 - texts + 1)).toBe('2003');
		expect(await push(300 * 1024 - texts, '中文中文')).toBe('2003');
	});

	it('is refused when it costs more than is left', async () => {
		harness.panel.changeAccount({ points: 5 });
		expect((await harness.pushTo('0911111111', '0922222222')).code).toBe('3001');
		expect(harness.panel.messages()).toHaveLength(0);
		expect((await harness.pushTo('0911111111')).code).toBeUndefined();
		expect(harness.panel.account().points).toBe(2);
		harness.panel.changeSettings({ pointsPerMessage: 1 });
		expect(parsed(await harness.pushTo('0911111111', '0922222222'))).toMatchObject({
			costPoints: 2,
			accountPoints: 0,
		});
	});
});

describe('in a mixed batch', () => {
	const destinations = [
		{ to: '0911111111', cID: 'same' },
		{ to: '0922222222', cID: 'x'.repeat(37) },
		{ to: '', cID: 'empty' },
		{ cID: 'none' },
		{ to: '09111111110' },
		{ to: '0811111111' },
		{ to: '0933333333', cID: 'same' },
		{ to: '0944444444', cID: '字'.repeat(36) },
	];

	it('every message has its own code', async () => {
		const reply = await harness.push({ destinations });
		expect(reply.code).toBeUndefined();
		expect(reply.statuses).toEqual(['1', '2008', '2009', '2009', '2010', '2011', '2018', '1']);
		expect(parsed(reply)).toMatchObject({ costPoints: 6 });
		expect(harness.panel.messages().map(({ recipient }) => recipient)).toEqual([
			'0911111111',
			'0944444444',
		]);
		const { refused } = harness.batch();
		expect(refused.map(({ code }) => code)).toEqual([
			'2008',
			'2009',
			'2009',
			'2010',
			'2011',
			'2018',
		]);
		expect(new Set(reply.msgIDs).size).toBe(8);
		expect((await harness.queryBatch(reply.batchID)).msgIDs).toHaveLength(2);
	});

	it('a refused message may be without an id', async () => {
		harness.panel.changeSettings({ refusedHaveId: false });
		expect((await harness.push({ destinations })).msgIDs).toHaveLength(2);
	});

	it('all of them may be refused, and none charged', async () => {
		const reply = await harness.pushTo('1', '2');
		expect(reply).toMatchObject({ code: undefined, statuses: ['2011', '2011'] });
		expect(harness.panel.summary()).toMatchObject({ charged: 0, messages: 0, batches: 1 });
	});
});
