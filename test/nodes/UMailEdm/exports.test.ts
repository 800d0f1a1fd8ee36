import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { FileStorage } from '../../engine/fileStorage';
import { until } from '../../until';
import { byId, UMailHarness } from './harness';

const harness = new UMailHarness().install();
const umail = () => harness.simulator.umail;
let storage: FileStorage;

beforeAll(async () => {
	storage = await FileStorage.start();
});
afterAll(async () => {
	await storage.remove();
});

const newList = (count = 0): string => umail().seedContacts({ count }).listId;
const exportList = async (
	listId: string,
	parameters: INodeParameters = {},
	rest: Parameters<UMailHarness['run']>[2] = {},
) =>
	await harness.run(
		'contactList.exportContacts',
		{ contactList: byId(listId), ...parameters },
		rest,
	);
/** The only item, and the text of its file. */
const exported = async (...args: Parameters<typeof exportList>) => {
	const { main, error } = await exportList(...args);
	expect(error).toBeUndefined();
	expect(main).toHaveLength(1);
	const [item] = main;
	const { binary, pairedItem } = item ?? {};
	const json: IDataObject = item === undefined ? {} : item.json;
	const field = Object.keys(binary ?? {}).join();
	const data = binary?.[field];
	return { json, field, data, pairedItem, text: (await storage.read(data)).toString('utf8') };
};

describe('a file', () => {
	it('is CSV in UTF-8 with a header, named and typed', async () => {
		const listId = newList(2);
		expect(await exported(listId)).toMatchObject({
			json: { fileName: `contacts-${listId}.csv`, rows: 2 },
			field: 'data',
			pairedItem: { item: 0 },
			data: { fileName: `contacts-${listId}.csv`, mimeType: 'text/csv', fileExtension: 'csv' },
			text: 'address,fullname\r\nuser1@bulk.example,客户1\r\nuser2@bulk.example,客户2\r\n',
		});
	});

	it('is UTF-8 whatever U-Mail gives, and quotes what CSV wants quoted', async () => {
		const listId = newList();
		umail().changeSettings({ exportCharset: 'gb18030', exportLineEnding: 'CRLF' });
		umail().seedContacts({ listId, count: 1, fullname: '李"三", 经理' });
		const { text } = await exported(listId);
		expect(text).toBe('address,fullname\r\nuser1@bulk.example,"李""三"", 经理"\r\n');
	});

	it.each([
		['=1+1', "'=1+1"],
		['@SUM(A1)', "'@SUM(A1)"],
		['＝1+1', "'＝1+1"],
		['-2+A1', "'-2+A1"],
		['+886 912-345-678', '+886 912-345-678'],
		['-2', '-2'],
		['a=1', 'a=1'],
	])('neutralizes the formula %s unless that is turned off', async (fullname, neutral) => {
		const listId = newList();
		umail().seedContacts({ listId, count: 1, fullname });
		const line = (cell: string) => `address,fullname\r\nuser1@bulk.example,${cell}\r\n`;
		expect((await exported(listId)).text).toBe(line(neutral));
		const { text } = await exported(listId, { options: { neutralizeFormulas: false } });
		expect(text).toBe(line(fullname));
		const asText = await exported(listId, { format: 'text' });
		expect(asText.text).toBe(`user1@bulk.example\t${fullname}\n`);
	});

	it('can begin so that Excel takes it for UTF-8', async () => {
		const { text } = await exported(newList(1), { options: { addBOM: true } });
		expect(text).toMatch(/^\ufeffaddress,/u);
	});

	it('drops the byte order mark of U-Mail', async () => {
		umail().changeSettings({ exportCharset: 'utf-8-bom' });
		expect((await exported(newList(1))).text).toMatch(/^address,fullname\r\nuser1@/u);
	});

	it('is as U-Mail gives it where text is wanted', async () => {
		const listId = newList(2);
		umail().changeSettings({ exportCharset: 'gb18030', exportLineEnding: 'CRLF' });
		const { main } = await exportList(listId, { format: 'text', binaryPropertyName: 'list' });
		expect(main[0]).toMatchObject({
			json: { fileName: `contacts-${listId}.txt`, rows: 2 },
			binary: { list: { mimeType: 'text/plain' } },
		});
		const bytes = await storage.read(main[0]?.binary?.['list']);
		expect(new TextDecoder('gb18030').decode(bytes)).toBe(
			'user1@bulk.example\t客户1\r\nuser2@bulk.example\t客户2\r\n',
		);
	});

	it('that is empty has no rows', async () => {
		expect(await exported(newList())).toMatchObject({
			json: { rows: 0 },
			text: 'address,fullname\r\n',
		});
	});

	it('of each item is its own', async () => {
		const lists = [newList(1), newList(3), newList(2)];
		const { main } = await harness.run(
			'contactList.exportContacts',
			{ contactList: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
			{ items: lists.map((id) => ({ id })) },
		);
		expect(main.map(({ json, pairedItem }) => [json['rows'], pairedItem])).toEqual([
			[1, { item: 0 }],
			[3, { item: 1 }],
			[2, { item: 2 }],
		]);
	});
});

describe('100,000 lines', () => {
	it('become a file, every one of them', async () => {
		umail().changeSettings({ exportLines: 100_000 });
		const { json, text } = await exported(newList());
		expect(json['rows']).toBe(100_000);
		const lines = text.trimEnd().split('\r\n');
		expect(lines).toHaveLength(100_001);
		expect(lines.at(-1)).toBe('user00100000@export.example,客户100000');
	});

	it('become items where that is wanted', async () => {
		umail().changeSettings({ exportLines: 100_000 });
		const { main } = await exportList(newList(), { output: 'items', returnAll: true });
		expect(main).toHaveLength(100_000);
		expect(main.at(-1)?.json).toEqual({
			address: 'user00100000@export.example',
			fullname: '客户100000',
		});
	});

	it('and one are too many items', async () => {
		umail().changeSettings({ exportLines: 100_001 });
		const { main, error } = await exportList(newList(), { output: 'items', returnAll: true });
		expect(main).toEqual([]);
		expect(error).toMatchObject({
			message: 'The file has more than 100000 rows, which are too many for items',
		});
	});
});

describe('what comes in the place of a file is none', () => {
	const kinds: readonly [what: string, fault: FaultSpec, said: RegExp][] = [
		['a page', { kind: 'html', status: 200 }, /answered with a web page/u],
		['a page with status 502', { kind: 'html', status: 502 }, /HTTP status 502/u],
		['a redirect', { kind: 'redirect' }, /redirected/u],
		['a PHP warning before the file', { kind: 'prefix' }, /could not be understood|not the one/u],
		['bytes of no charset', { kind: 'garbage' }, /not the one|understood/u],
		['a connection that ends half-way', { kind: 'halfBody' }, /middle of the gateway's answer/u],
		['a reset', { kind: 'resetAfter' }, /before the gateway answered/u],
	];

	it.each(kinds)('%s', async (_what, fault, said) => {
		const listId = newList(5_000);
		const before = await storage.count();
		umail().addFaults(fault);
		const { main, error } = await exportList(listId);
		expect(main).toEqual([]);
		expect(error?.message).toMatch(said);
		expect(await storage.count()).toBe(before);
	});

	it('a refusal', async () => {
		const { error } = await exportList('404');
		expect(error).toMatchObject({ name: 'NodeApiError' });
		expect(error?.message).toMatch(/U-Mail refused/u);
	});

	it.each(['challenge', 'result', 'loginPage'] as const)(
		'a wrong password, told by %s',
		async (authFailure) => {
			umail().changeSettings({ authFailure });
			const { error } = await exportList(newList(1), {}, { account: { password: 'wrong' } });
			expect(error?.message).toBe('U-Mail refused the account or its password');
		},
	);

	it('bytes that are no character: the line is named', async () => {
		umail().changeSettings({ exportCharset: 'gb18030', exportLines: 3_000 });
		const { main, error } = await exportList(newList(), { options: { encoding: 'utf-8' } });
		expect(main).toEqual([]);
		expect(error?.message).toMatch(/line 1 has a byte that is no character in utf-8/u);
	});
});

describe('a file is not handed on', () => {
	it('where the disk is full', async () => {
		const listId = newList(10);
		storage.breakWith(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'x' }));
		try {
			const { main, error } = await exportList(listId);
			expect(main).toEqual([]);
			expect(error?.message).toBe(
				`n8n could not store the file 'contacts-${listId}.csv': ENOSPC: no space left on device`,
			);
		} finally {
			storage.breakWith(undefined);
		}
		expect((await exported(listId)).json['rows']).toBe(10);
	});

	it('where it stays away for too long', async () => {
		umail().changeSettings({ exportLines: 3_000 });
		umail().addFaults({ kind: 'drip', intervalMs: 60_000 });
		const { main, error } = await exportList(newList(), { options: { timeout: 1_000 } });
		expect(main).toEqual([]);
		expect(error?.message).toBe("The gateway's answer was not complete within 1000 ms");
	});

	it('where the execution is stopped, and the request ends', async () => {
		const openRequests = () => umail().summary().traffic.openRequests;
		umail().changeSettings({ exportLines: 100_000 });
		umail().addFaults({ kind: 'drip', intervalMs: 20 });
		const { main } = await exportList(
			newList(),
			{},
			{
				onStart: (cancel) => {
					void until(() => openRequests() === 1).then(cancel);
				},
			},
		);
		expect(main).toMatchObject([{ json: { details: { code: 'STOPPED' } } }]);
		await until(() => openRequests() === 0);
	});
});

it('a failure type of one task needs the task', async () => {
	const run = async (parameters: INodeParameters) =>
		await harness.run('statistic.exportFailed', { date: '2026-01-03', ...parameters });
	expect((await run({ type: 'notExist' })).error?.message).toMatch(/needs a task: add 'Task'/u);
	expect((await run({ type: 'formatError' })).error).toBeUndefined();
});
