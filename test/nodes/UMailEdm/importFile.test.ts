import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { encode } from 'iconv-lite';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { FileStorage } from '../../engine/fileStorage';
import { byId, UMailHarness } from './harness';

const harness = new UMailHarness().install();
const umail = () => harness.simulator.umail;
let storage: FileStorage;
/** Temporary files of these tests, and of nothing else on this machine. */
let temporary: string;

beforeAll(async () => {
	storage = await FileStorage.start();
	temporary = await mkdtemp(path.join(os.tmpdir(), 'import-test-'));
	jest.spyOn(os, 'tmpdir').mockReturnValue(temporary);
});
afterEach(async () => {
	expect(await readdir(temporary)).toEqual([]);
});
afterAll(async () => {
	jest.restoreAllMocks();
	await rm(temporary, { recursive: true });
	await storage.remove();
});

const newList = (): string => umail().seedContacts({}).listId;
const BOM = '\ufeff';

type Rest = Parameters<UMailHarness['run']>[2];
/** Imports a file into a list. */
const importTo = async (
	listId: string,
	content: string | Buffer,
	parameters: INodeParameters = {},
	rest: Rest = {},
) => {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	const data = await storage.store(bytes, '名單.csv');
	return await harness.run(
		'contact.importFile',
		{ contactList: byId(listId), ...parameters },
		{ input: [{ json: {}, binary: { data } }], ...rest },
	);
};
/** Imports into a new list: the result, what U-Mail got, and what was left out. */
const imported = async (
	content: string | Buffer,
	parameters: INodeParameters = {},
	rest: Rest = {},
) => {
	const { main, error } = await importTo(newList(), content, parameters, rest);
	const [item] = main;
	const json: IDataObject = item === undefined ? {} : item.json;
	const data = item?.binary?.['leftOut'];
	const leftOut = data === undefined ? undefined : (await storage.read(data)).toString('utf8');
	return { json, error, leftOut, sent: umail().imports().at(-1)?.bytes.toString('utf8') };
};
const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const aNote: unknown = expect.stringMatching(/^U-Mail imports the contacts later/u);
/** A line of the file that U-Mail gets. */
const line = (...cells: string[]): string => `${cells.join(';')}\n`;

describe('a file becomes one upload', () => {
	it('with its own length, every value in its column and nothing of the header', async () => {
		const { json, sent, leftOut } = await imported(
			`姓名,電子郵件,生日,性別,備註\r\n"李, 三",${ANN},1986/8/10,女,x\r\n王,${BOB},,,\r\n`,
		);
		expect(json).toEqual({
			queued: true,
			contactListId: umail().imports()[0]?.listId,
			fileName: '名單.csv',
			taken: 2,
			leftOut: 0,
			reasons: {},
			emptiedValues: {},
			ignoredColumns: ['備註'],
			message: '文件已提交, 等待导入',
			note: aNote,
		});
		expect(sent).toBe(line(ANN, '李, 三', 'F', '1986-08-10') + line(BOB, '王'));
		expect(leftOut).toBeUndefined();
		expect(umail().imports()).toMatchObject([{ field: 'file', fileName: 'contacts.txt' }]);
	});

	it.each([
		['+886 912-345-678', '0912345678'],
		['912345678', '0912345678'],
		['009-1-917-555-0123', '+19175550123'],
		['+44 07911 123456', '+447911123456'],
		['02-2345-6789', '02-2345-6789'],
		['0091 917 555 0123', '0091 917 555 0123'],
		['0912345678 0922345678', '0912345678 0922345678'],
	])('with the phone number %s as %s', async (typed, written) => {
		const { sent } = await imported(`email,phone\n${ANN},${typed}\n`);
		expect(sent).toBe(line(ANN, '', '', '', written));
	});

	it('that U-Mail imports in its own time', async () => {
		await imported(`email,name\n${ANN},安\n`);
		expect(umail().contacts()).toEqual([]);
		harness.simulator.clock.advance(60_000);
		expect(umail().contacts()).toMatchObject([{ address: ANN, fullname: '安' }]);
	});

	it.each([
		['addresses alone', `${ANN}\n${BOB}\n`],
		['a BOM and CRLF', `${BOM}${ANN}\r\n${BOB}\r\n`],
		['no line end at the end', `${ANN}\n${BOB}`],
		['blank lines', `\n\n${ANN}\n  \n${BOB}\n\n`],
		['tabs', `email\tname\n${ANN}\t\n${BOB}\t\n`],
		['semicolons, with one at the end', `${ANN};;;;;;;;;;;;;;;;\n${BOB};\n`],
		['quotes', `"E-Mail"\n"${ANN}"\n"${BOB}"\n`],
		['blanks around values', ` Email , x\n ${ANN} , \n ${BOB} ,1\n`],
		['CR alone', `${ANN}\r${BOB}\r`],
	])('from %s', async (_what, content) => {
		const { sent, json } = await imported(content);
		expect(sent).toBe(line(ANN) + line(BOB));
		expect(json).toMatchObject({ taken: 2, leftOut: 0 });
	});

	it.each([
		['big5', '許功蓋,測試'],
		['gb18030', '许功盖,测试㐀'],
	])('from %s', async (encoding, names) => {
		const content = encode(`${names.split(',').join('')},${ANN}\n`, encoding);
		const { sent, error } = await imported(content, {
			options: { encoding, header: 'no' },
			columns: { address: '2', fullname: '1' },
		});
		expect(error).toBeUndefined();
		expect(sent).toBe(line(ANN, names.replace(',', '')));
	});

	it('from UTF-16 with its mark, as spreadsheets save it', async () => {
		const content = Buffer.from(`${BOM}Email\t姓名\n${ANN}\t安\n`, 'utf16le');
		expect((await imported(content)).sent).toBe(line(ANN, '安'));
	});

	it('without the apostrophes that an export put before formulas', async () => {
		const { sent } = await imported(`email,name,phone,area\n${ANN},'=1+1,'+886,'＝x\n`);
		expect(sent).toBe(line(ANN, '=1+1', '', '', "'+886", '＝x'));
	});

	it('whatever the header calls its columns, once the panel says so', async () => {
		const { sent } = await imported(`a,b,c\nx,${ANN},y\n`, {
			columns: { address: 'B', var2: '3' },
		});
		expect(sent).toBe(line(ANN, '', '', '', '', '', '', 'y'));
	});
});

describe('rows are left out, and given back with the reason', () => {
	it('of every kind', async () => {
		const rows = [
			'email,name,sex,birthday',
			`${ANN},安,F,1990-01-01`,
			',nobody,,',
			'no address,x,,',
			`${ANN.toUpperCase()},again,,`,
			'a@example.com,x,,,too many',
			'b@example.com,x;y,,',
			'c@example.com,x,?,',
			'd@example.com,x,,1990-02-30',
			'e@example.com,x,男,0000-00-00',
		];
		const { json, sent, leftOut } = await imported(rows.join('\n'), {
			options: { invalidValues: 'leaveOut' },
		});
		expect(json).toMatchObject({
			queued: true,
			taken: 2,
			leftOut: 7,
			reasons: {
				noAddress: 1,
				invalidAddress: 1,
				duplicate: 1,
				tooManyColumns: 1,
				separator: 1,
				invalidSex: 1,
				invalidBirthday: 1,
			},
		});
		expect(sent).toBe(line(ANN, '安', 'F', '1990-01-01') + line('e@example.com', 'x', 'M'));
		expect(leftOut?.split('\r\n')).toEqual([
			`${BOM}line,reason,email,name,sex,birthday`,
			'3,It has no address,,nobody,,',
			'4,What it has is not an e-mail address,no address,x,,',
			`5,The address stands in a row before it,${ANN.toUpperCase()},again,,`,
			'6,It has more than 4 columns,a@example.com,x,,,too many',
			expect.stringMatching(/^7,"'Full Name' contains a semicolon.*",b@example\.com,x;y,,$/u),
			'8,The sex is neither M nor F,c@example.com,x,?,',
			expect.stringMatching(/^9,"The birthday is not a day.*",d@example\.com,x,,1990-02-30$/u),
			'',
		]);
	});

	it('with the line on which they begin', async () => {
		const { leftOut } = await imported(`email,name\n${ANN},"a\nb"\nbad,x\n`, {
			options: { separatorInValues: 'replace' },
		});
		expect(leftOut).toContain('\r\n4,What it has');
	});

	it('and can be taken again once they are mended', async () => {
		const { leftOut } = await imported('email,name\nann@example,安\n');
		const { json, sent } = await imported((leftOut ?? '').replace('ann@example', ANN));
		expect(json).toMatchObject({ taken: 1, leftOut: 0, ignoredColumns: ['line', 'reason'] });
		expect(sent).toBe(line(ANN, '安'));
	});

	it('with their formulas neutralized unless that is turned off', async () => {
		const content = 'email,name\nbad,=1+1\n';
		expect((await imported(content)).leftOut).toContain(",'=1+1\r\n");
		const options = { neutralizeFormulas: false };
		expect((await imported(content, { options })).leftOut).toContain(',=1+1\r\n');
		const header = "email,'=name\nbad,x\n";
		expect((await imported(header)).leftOut).toContain(",email,'=name\r\n");
	});

	it('and where none is left, nothing is sent', async () => {
		const { json, sent, leftOut } = await imported('email\nbad\n');
		expect(json).toMatchObject({ queued: false, taken: 0, leftOut: 1 });
		expect(sent).toBeUndefined();
		expect(leftOut).toContain('bad');
	});

	it('replaces separators where the panel says so, and shifts no column', async () => {
		const { sent } = await imported(`email,name,phone\n${ANN},"a;b\nc",09\t12\n`, {
			options: { separatorInValues: 'replace' },
		});
		expect(sent).toBe(line(ANN, 'a；b c', '', '', '09 12'));
	});
});

describe('nothing leaves', () => {
	const bad = Buffer.concat([Buffer.from(`email\n${ANN}\n`), Buffer.from([0xff, 0x0a])]);
	const half = Buffer.concat([Buffer.from(`email\n${ANN}\n`), Buffer.from([0xe5, 0xae])]);

	it.each([
		['a byte is no character', bad, /line 3 has a byte that is no character in utf-8/u],
		[
			'a column has a name of 100 KB',
			`email,${'n'.repeat(100_000)}\n${ANN},x\n`,
			/name of column 2 has 100000 characters/u,
		],
		['there are 1,001 columns', `email${',x'.repeat(1_000)}\n${ANN}\n`, /1001 columns/u],
		['there are 1,001 without names', `${ANN}${',x'.repeat(1_000)}\n`, /1001 columns/u],
		[
			'a quote is not closed',
			`email\n"${ANN}\n`,
			/row after line 1 has a quote that is not closed/u,
		],
		[
			'a row has 10 MB',
			`email,name\n${ANN},x\n${BOB},${'y'.repeat(10_000_000)}\n`,
			/row after line 2 is longer than 1 MiB/u,
		],
		[
			'no column holds addresses',
			'who,what\nann,x\n',
			/No column is known to hold addresses.*who, what/u,
		],
	])('where %s', async (_what, content, said) => {
		const { error, sent } = await imported(content);
		expect(error?.message).toMatch(said);
		expect(error?.description).toMatch(/No request was made/u);
		expect(sent).toBeUndefined();
		expect(umail().requests()).toEqual([]);
	});

	it('where a character is cut off at the end', async () => {
		const { error, sent } = await imported(half, { options: { encoding: 'utf-8' } });
		expect(error?.message).toMatch(/line 3 has a byte/u);
		expect(sent).toBeUndefined();
	});

	it.each([
		['the header lacks', { address: 'mail2' }, /'mail2' for the field 'address'.*email, name/u],
		['has no number without a header', { address: 'x' }, /only numbers/u],
	])('where a column that was chosen %s', async (_what, columns, said) => {
		const header = _what.includes('number') ? 'no' : 'yes';
		const { error } = await imported(`email,name\n${ANN},x\n`, { columns, options: { header } });
		expect(error?.message).toMatch(said);
	});

	it('where n8n cannot store the rows that were left out', async () => {
		const listId = newList();
		const data = await storage.store(Buffer.from(`email\n${ANN}\nbad\n`), 'a.csv');
		storage.breakWith(new Error('ENOSPC: no space left on device'));
		try {
			const { error } = await harness.run(
				'contact.importFile',
				{ contactList: byId(listId) },
				{ input: [{ json: {}, binary: { data } }] },
			);
			expect(error?.message).toMatch(/could not store the file 'left-out\.csv': ENOSPC/u);
		} finally {
			storage.breakWith(undefined);
		}
		expect(umail().imports()).toEqual([]);
	});

	it('where the item has no such file', async () => {
		const { error } = await importTo(newList(), ANN, { binaryPropertyName: 'list' });
		expect(error?.message).toMatch(/'Input Data Field Name' names the field 'list'/u);
	});
});

describe('the upload', () => {
	const faults: readonly [what: string, fault: FaultSpec][] = [
		['dies half-way', { kind: 'dead' }],
		['is answered by nobody', { kind: 'resetAfter' }],
		['is answered by a page', { kind: 'html', status: 502 }],
	];

	it.each(faults)('that %s may have been taken, and the node says so', async (_what, fault) => {
		umail().addFaults(fault);
		const { error, json } = await imported(`email\n${ANN}\n`);
		expect(json).toEqual({});
		expect(error).toMatchObject({ name: 'NodeApiError' });
		expect(error?.description).toMatch(
			/may have been carried out: look before you run this again/u,
		);
	});

	it('that is refused says why', async () => {
		const { error } = await importTo('404', `email\n${ANN}\n`);
		expect(error?.message).toMatch(/U-Mail refused/u);
	});

	it('of each item is its own', async () => {
		const lists = [newList(), newList()];
		const files = await Promise.all(
			[ANN, BOB].map(async (text) => await storage.store(Buffer.from(text), 'a.txt')),
		);
		const { main } = await harness.run(
			'contact.importFile',
			{ contactList: { __rl: true, mode: 'id', value: '={{ $json.list }}' } },
			{
				input: files.map((data, index) => ({
					json: { list: lists[index] ?? '' },
					binary: { data },
				})),
			},
		);
		expect(main.map(({ json, pairedItem }) => [json['contactListId'], pairedItem])).toEqual([
			[lists[0], { item: 0 }],
			[lists[1], { item: 1 }],
		]);
		expect(
			umail()
				.imports()
				.map(({ listId }) => listId)
				.sort(),
		).toEqual([...lists].sort());
	});
});

describe('items', () => {
	const run = async (items: IDataObject[], list: string, rest: Rest = {}) =>
		await harness.run(
			'contact.importFile',
			{ contactList: { __rl: true, mode: 'id', value: list }, importFrom: 'items' },
			{ items, ...rest },
		);

	it('go as one file for each list, paired with all that went into it', async () => {
		const [one, two] = [newList(), newList()];
		const { main } = await run(
			[
				{ list: one, email: ANN },
				{ list: two, email: BOB },
				{ list: one, email: 'c@example.com', name: '丙' },
				{ list: one, email: ['x'] },
				{ list: two, email: ' ' },
			],
			'={{ $json.list }}',
		);
		expect(main.map(({ json, pairedItem }) => ({ ...json, pairedItem }))).toMatchObject([
			{
				contactListId: one,
				taken: 2,
				reasons: { invalidValue: 1 },
				pairedItem: [{ item: 0 }, { item: 2 }, { item: 3 }],
			},
			{
				contactListId: two,
				taken: 1,
				reasons: { noAddress: 1 },
				pairedItem: [{ item: 1 }, { item: 4 }],
			},
		]);
		expect(
			umail()
				.imports()
				.map(({ bytes }) => bytes.toString()),
		).toEqual([line(ANN) + line('c@example.com', '丙'), line(BOB)]);
		const leftOut = await storage.read(main[1]?.binary?.['leftOut']);
		expect(leftOut.toString()).toMatch(/^\ufeffitem,reason,address,.*\r\n4,It has no address,/u);
	});

	it('of which one names no list stop before anything is sent, or are given back', async () => {
		const list = newList();
		const items = [
			{ list, email: ANN },
			{ list: 'x', email: BOB },
		];
		const { error } = await run(items, '={{ $json.list }}');
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(umail().imports()).toEqual([]);
		const { main, errors } = await run(items, '={{ $json.list }}', {
			onError: 'continueErrorOutput',
		});
		expect(main).toMatchObject([{ json: { taken: 1 } }]);
		expect(errors).toMatchObject([{ pairedItem: { item: 1 } }]);
	});
});

describe('100,000 rows', () => {
	const COUNT = 100_000;
	const row = (index: number): string =>
		index % 1_000 === 999 ? 'nobody,x\n' : `user${index}@example.com,客戶${index}\n`;

	it('of a file are checked and handed in', async () => {
		const content = ['email,name\n', ...Array.from({ length: COUNT }, (_, index) => row(index))];
		const { json, sent, leftOut } = await imported(content.join(''));
		expect(json).toMatchObject({ taken: 99_900, leftOut: 100, reasons: { invalidAddress: 100 } });
		expect(sent?.split('\n')).toHaveLength(99_901);
		expect(leftOut?.split('\r\n')).toHaveLength(102);
		harness.simulator.clock.advance(60_000);
		expect(umail().imports()).toMatchObject([{ added: 99_900, dropped: 0 }]);
	});

	it('that are items as well', async () => {
		const items = Array.from({ length: COUNT }, (_, index) => ({
			email: `user${index}@example.com`,
			name: `客戶${index}`,
		}));
		const { main } = await harness.run(
			'contact.importFile',
			{ contactList: byId(newList()), importFrom: 'items' },
			{ items },
		);
		expect(main).toMatchObject([{ json: { taken: COUNT, leftOut: 0 } }]);
	});
});
