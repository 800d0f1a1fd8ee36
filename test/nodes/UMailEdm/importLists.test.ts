import { encode } from 'iconv-lite';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { FileStorage } from '../../engine/fileStorage';
import type { NodeOutput } from '../../engine/engine';
import { byId, UMailHarness } from './harness';

// Lists as people have them: what programs and spreadsheets make of files, headers and values.

const harness = new UMailHarness().install();
const umail = () => harness.simulator.umail;
let storage: FileStorage;

beforeAll(async () => {
	storage = await FileStorage.start();
});
afterAll(async () => {
	await storage.remove();
});

interface Imported {
	readonly json: IDataObject;
	readonly error: NodeOutput['error'];
	readonly hints: readonly string[];
	/** The lines that U-Mail got. */
	readonly lines: readonly string[];
	readonly leftOut: string;
}

async function resultOf(output: NodeOutput): Promise<Imported> {
	const [item] = output.main;
	const data = item?.binary?.['leftOut'];
	const sent = umail().imports().at(-1)?.bytes.toString('utf8') ?? '';
	return {
		json: item === undefined ? {} : item.json,
		error: output.error,
		hints: output.hints.map(({ message }) => message),
		lines: sent.split('\n').slice(0, -1),
		leftOut: data === undefined ? '' : (await storage.read(data)).toString('utf8'),
	};
}

async function imported(
	content: string | Buffer,
	options: INodeParameters = {},
	more: INodeParameters = {},
): Promise<Imported> {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	const data = await storage.store(bytes, 'list.csv');
	const parameters = { contactList: byId(umail().seedContacts({}).listId), options, ...more };
	const input = [{ json: {}, binary: { data } }];
	return await resultOf(await harness.run('contact.importFile', parameters, { input }));
}

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

describe('the encoding', () => {
	const names = ['許功蓋', '王小明', '陳怡君', '林志豪', '黃淑芬', '張雅婷'];
	const table = (people: readonly string[]): string =>
		['電子郵件,姓名', ...people.map((name, index) => `user${index}@example.com,${name}`), ''].join(
			'\r\n',
		);

	it.each([
		['big5', 'Big5', names],
		['gb18030', 'GB18030 (GBK)', ['许功盖', '王小明', '陈怡君', '林志豪', '黄淑芬', '张雅婷']],
	])('%s is found by itself, and said', async (encoding, said, people) => {
		const text = table(people).replace('電子郵件', encoding === 'big5' ? '電子郵件' : '电子邮件');
		const { lines, hints } = await imported(encode(text, encoding));
		expect(lines).toEqual(people.map((name, index) => `user${index}@example.com;${name}`));
		expect(hints).toEqual([
			`The file 'list.csv' is not UTF-8 and was read as ${said}: all of it is valid in that. Where names look wrong, choose the 'Encoding' in the options.`,
		]);
	});

	it('is said to be a guess where few characters decide', async () => {
		const { lines, hints } = await imported(encode(`email,name\n${ANN},王明\n`, 'gb18030'));
		expect(lines).toEqual([`${ANN};王明`]);
		expect(hints).toEqual([expect.stringContaining('a guess, because it has only 2 such')]);
	});

	it.each(['utf8', 'utf16le'] as const)('%s with a mark needs no word', async (encoding) => {
		const { lines, hints } = await imported(Buffer.from(`\ufeff${table(names)}`, encoding));
		expect(lines).toHaveLength(names.length);
		expect(hints).toEqual([]);
	});

	it('UTF-8 that lost a byte is damaged, and not Chinese of another kind', async () => {
		const bytes = Buffer.from(table(names));
		const cut = Buffer.concat([bytes.subarray(0, 40), bytes.subarray(41)]);
		const { error, lines } = await imported(cut);
		expect(error?.message).toMatch(/line 2 has a byte that is no character in utf-8/u);
		expect(lines).toEqual([]);
	});
});

describe('a file that is no CSV is told what to do', () => {
	it.each([
		['a workbook', Buffer.from('PK\x03\x04\x14\0\x06\0xl/workbook.xml', 'latin1'), /workbook/u],
		['an old workbook', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'), /workbook/u],
		['a page', '<html><table><tr><td>ann@example.com</td></tr></table></html>', /HTML/u],
		['a table', `\ufeff\r\n <TABLE border=1><tr><td>Email</td></tr></TABLE>`, /HTML/u],
		['a document', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', /HTML or XML/u],
		['a page in UTF-16', Buffer.from('\ufeff<table><tr><td>x</td></tr>', 'utf16le'), /HTML/u],
		['a PDF', '%PDF-1.7 ann@example.com', /pdf/u],
	])('%s', async (_what, content, said) => {
		const { error } = await imported(content);
		expect(error?.message).toMatch(said);
		expect(error?.message).toMatch(/Extract from File node.*'Import From' to Items/u);
		expect(umail().requests()).toEqual([]);
	});

	it('in UTF-16 without a mark', async () => {
		const { error } = await imported(Buffer.from(`email\n${ANN}\n`, 'utf16le'));
		expect(error?.message).toMatch(/UTF-16 without a byte order mark.*Save it as CSV UTF-8/u);
	});

	it('but a list may begin with anything else', async () => {
		const { lines } = await imported(`BMI,email\nPK,${ANN}\n`);
		expect(lines).toEqual([ANN]);
	});
});

describe('the form', () => {
	it.each([
		['sep=;', `sep=;\r\nemail;name\r\n${ANN};A, B\r\n${BOB};C, D\r\n`],
		['"sep=|"', `"sep=|"\nemail|name\n${ANN}|A, B\n${BOB}|C, D\n`],
		['pipes', `email|name\n${ANN}|A, B\n${BOB}|C, D\n`],
		['blank rows above', `\r\n,,\r\n ; \r\nemail;name\r\n${ANN};A, B\r\n${BOB};C, D\r\n`],
		['a title above', `客戶名單 2026,\n\nemail,name\n${ANN},"A, B"\n${BOB},"C, D"\n`],
		['a title of one cell', `List of members; all\nemail;name\n${ANN};A, B\n${BOB};C, D\n`],
		['a title and no header', `客戶名單\n${ANN};A, B\n${BOB};C, D\n`],
		['a blank before a quote', `email, name\n${ANN}, "A, B"\n${BOB}, "C, D"\n`],
		['a blank behind a quote', `email,name,x\n${ANN},"A, B" ,1\n${BOB},"C, D"\t,2\n`],
	])('%s', async (_what, content) => {
		const { lines, json } = await imported(content);
		expect(lines).toEqual([`${ANN};A, B`, `${BOB};C, D`]);
		expect(json).toMatchObject({ taken: 2, leftOut: 0 });
	});

	it.each([
		['two that would swallow a row', `email,name,note\n${ANN},A,"x\n${BOB},B,y"\n`],
		['one in each row', `email,name,note\n${ANN},"A,x\n${BOB},"B,y\n`],
		['one before each address', `email,name,note\n"${ANN},A,x\n"${BOB},B,y\n`],
		['one alone', `email,name,note\n${ANN},A,"x\n${BOB},B,y\n`],
		['one before what is quoted', `email,name,note\n${ANN},A,"x\n"${BOB}","B","y, z"\n`],
		['one far from the next', `email,name,note\r\n${ANN},"A,x\r\n${BOB},B,y\r\n`],
	])('a stray quote swallows no row: %s', async (_what, content) => {
		const { lines, json, hints } = await imported(content);
		expect(lines).toEqual([`${ANN};A`, `${BOB};B`]);
		expect(json).toMatchObject({ taken: 2, leftOut: 0 });
		expect(hints).toContainEqual(expect.stringMatching(/quote that nothing closes in/u));
	});

	it('a value of several lines stays one where none of them is a row', async () => {
		const { lines, hints } = await imported(
			`email,name,note\n${ANN},A,"Dear Ann,\nwrite to boss@example.com\n"\n${BOB},B,\n`,
		);
		expect(lines).toEqual([`${ANN};A`, `${BOB};B`]);
		expect(hints.filter((hint) => hint.includes('quote'))).toEqual([]);
	});

	it('a stray quote among 100,000 rows costs none', async () => {
		const rows = Array.from({ length: 100_000 }, (_, index) => {
			const quote = index % 1_000 === 0 ? '"' : '';
			return `user${index}@example.com,${quote}n${index},${index % 7 === 0 ? '"x, y"' : 'z'}\n`;
		});
		const { json } = await imported(`email,name,note\n${rows.join('')}`);
		expect(json).toMatchObject({ taken: 100_000, leftOut: 0 });
	});
});

describe('a header', () => {
	it.each([
		['姓,名,信箱', '王,小明,', '王小明'],
		['名字,姓氏,信箱', '小明,王,', '王小明'],
		['First Name,Last Name,Email', 'Ann,Lee,', 'Ann Lee'],
		['Last Name,First Name,Email', 'Lee,Ann,', 'Ann Lee'],
		['First Name,Last Name,Email', 'Ann,,', 'Ann'],
		['Name,Given Name,Family Name,E-mail 1 - Value', ',小明,王,', '王小明'],
		['Name,Given Name,Family Name,E-mail 1 - Value', 'Annie,Ann,Lee,', 'Annie'],
	])('%s joins %s the right way round', async (header, row, name) => {
		const { lines } = await imported(`${header}\n${row}${ANN}\n`);
		expect(lines).toEqual([`${ANN};${name}`]);
	});

	it('of Google, Outlook and a template has its columns taken, and the others named', async () => {
		const google = `First Name,Last Name,Birthday,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Address 1 - City\nAnn,Lee, --08-15,* Work,${ANN} ::: ${BOB},0912 345 678,台北\n`;
		const first = await imported(google);
		expect(first.lines).toEqual([`${ANN};Ann Lee;;0000-08-15;0912345678;台北`]);
		expect(first.json).toMatchObject({ ignoredColumns: ['E-mail 1 - Label'] });
		expect(first.hints).toEqual([
			"Nothing was taken from the column E-mail 1 - Label. To take one, add it to 'Columns'.",
		]);
		const template = await imported(
			`會員姓名 *,Email *（必填）,出生年月日,電話號碼,備註\n王小明,${ANN},1986/8/15,0912345678,x\n`,
		);
		expect(template.lines).toEqual([`${ANN};王小明;;1986-08-15;0912345678`]);
	});

	it('says that years are those of the Republic', async () => {
		const { lines } = await imported(`Email,生日（民國）\n${ANN},75/8/15\n`);
		expect(lines).toEqual([`${ANN};;;1986-08-15`]);
	});
});

describe('a value that is not understood', () => {
	const content = `email,name,sex,birthday,phone,var1\n${ANN},A,?,1986,8.86912E+11,x\n${BOB},B,男,1986/8/15,0912345678,y\n`;

	it('costs the value, which is counted and said, and not the contact', async () => {
		const { json, lines, leftOut, hints } = await imported(content);
		expect(lines).toEqual([`${ANN};A;;;;;x`, `${BOB};B;M;1986-08-15;0912345678;;y`]);
		expect(json).toMatchObject({
			taken: 2,
			leftOut: 0,
			reasons: {},
			emptiedValues: { invalidSex: 1, invalidBirthday: 1, invalidPhone: 1 },
		});
		expect(leftOut).toBe('');
		expect(hints).toEqual([
			expect.stringMatching(
				/^3 values were not understood and left empty; the contacts were taken: 1 sex/u,
			),
		]);
	});

	it('costs the contact where that was chosen, and the banner says so', async () => {
		const { json, lines, leftOut, hints } = await imported(content, { invalidValues: 'leaveOut' });
		expect(lines).toEqual([`${BOB};B;M;1986-08-15;0912345678;;y`]);
		expect(json).toMatchObject({ taken: 1, leftOut: 1, reasons: { invalidSex: 1 } });
		expect(leftOut).toContain(ANN);
		expect(hints).toEqual([
			"1 of 2 rows were left out: 1 with a sex that is not understood. They are in the binary field 'leftOut', each with the reason.",
		]);
	});

	it('is none where it stands for no value', async () => {
		const nothing = ['-', 'N/A', '無', '未知', '保密', '#N/A', '--', 'null', '－'];
		const rows = nothing.map(
			(word, index) => `user${index}@example.com,-,${word},${word},${word},${word}`,
		);
		const { json, lines } = await imported(
			`email,name,sex,birthday,phone,area\n${rows.join('\n')}\n${ANN},,,0/0/00,,\n`,
		);
		expect(json).toMatchObject({ taken: 10, leftOut: 0, emptiedValues: {} });
		expect(lines.slice(0, 9)).toEqual(nothing.map((_, index) => `user${index}@example.com`));
		expect(lines[9]).toBe(ANN);
	});

	it.each([
		['auto', '75/8/15', ''],
		['republic', '75/8/15', '1986-08-15'],
		['yearFirst', '75/8/15', '1975-08-15'],
		['monthFirst', '8/5/86', '1986-08-05'],
		['dayFirst', '8/5/86', '1986-05-08'],
	])('as a birthday depends on the order: %s reads %s', async (dateOrder, birthday, day) => {
		const { lines } = await imported(`email,birthday\n${ANN},${birthday}\n`, { dateOrder });
		expect(lines).toEqual([day === '' ? ANN : `${ANN};;;${day}`]);
	});
});

describe('a cell', () => {
	it.each([
		['="0912345678"', '0912345678'],
		['"=""0912345678"""', '0912345678'],
		["'0912345678", '0912345678'],
		['912345678.0', '0912345678'],
		['02-2345-6789 #12', '02-2345-6789 #12'],
	])('with the phone number %s', async (cell, phone) => {
		const { lines, json } = await imported(`email,phone\n${ANN},${cell}\n`);
		expect(lines).toEqual([`${ANN};;;;${phone}`]);
		expect(json).toMatchObject({ emptiedValues: {} });
	});

	it.each([
		'ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ',
		'ann@example。com',
		'Ann Lee <ann@example.com>',
		'mailto:ann@example.com?subject=x',
		'="ann@example.com"',
		'\u200bann@example.com\u00a0',
		'ann@example.com ::: bob@example.com',
	])('with the address %s', async (cell) => {
		const { lines } = await imported(`email,name\n"${cell.replaceAll('"', '""')}",A\n`);
		expect(lines).toEqual([`${ANN};A`]);
	});

	it.each(['ann@example.com; bob@example.com', 'ann@example', 'a b@example.com'])(
		'with %s has no address that is certain',
		async (cell) => {
			const { json } = await imported(`email,name\n"${cell}",A\n`);
			expect(json).toMatchObject({ taken: 0, reasons: { invalidAddress: 1 } });
		},
	);
});

describe('items', () => {
	const run = async (items: IDataObject[], more: INodeParameters = {}, timezone = 'Asia/Taipei') =>
		await resultOf(
			await harness.run(
				'contact.importFile',
				{
					contactList: byId(umail().seedContacts({}).listId),
					importFrom: 'items',
					...more,
				},
				{ items, timezone },
			),
		);

	it('without an address are left out alone', async () => {
		const { json, lines, leftOut } = await run([
			{ email: ANN, name: 'A' },
			{ name: 'nobody' },
			{ name: 'B', email: BOB },
			{},
		]);
		expect(lines).toEqual([`${ANN};A`, `${BOB};B`]);
		expect(json).toMatchObject({ taken: 2, leftOut: 2, reasons: { noAddress: 2 } });
		expect(leftOut).toContain('\r\n1,It has no field that is known to hold addresses');
	});

	it('that all have no address are a matter of the columns', async () => {
		const { error } = await run([{ who: ANN }, { who: BOB }]);
		expect(error?.message).toMatch(/No column is known to hold addresses; there are who/u);
		expect(umail().requests()).toEqual([]);
	});

	it('need not all have a chosen column, but one must', async () => {
		const items = [{ email: ANN, level: 1 }, { email: BOB }];
		expect((await run(items, { columns: { var1: 'level' } })).lines).toEqual([
			`${ANN};;;;;;1`,
			BOB,
		]);
		const { error } = await run(items, { columns: { var1: 'levle' } });
		expect(error?.message).toMatch(/'levle' for the field 'var1'.*email, level/u);
	});

	it('with values that are no text lose the value', async () => {
		const { json, lines } = await run([
			{ email: ANN, name: '\ud83d', phone: ['1'], sex: { a: 1 }, birthday: 31639, area: true },
			{ email: ['x'], name: 'B' },
		]);
		expect(lines).toEqual([`${ANN};;;1986-08-15;;true`]);
		expect(json).toMatchObject({
			emptiedValues: { invalidValue: 3 },
			reasons: { invalidValue: 1 },
		});
	});

	it.each([
		['Asia/Taipei', '1986-08-15'],
		['America/New_York', '1986-08-14'],
	])('have the day of the workflow (%s), as Create Many has', async (timezone, day) => {
		const moments = [new Date('1986-08-14T16:30:00Z'), '1986-08-14T16:30:00.000Z'];
		for (const birthday of moments) {
			// n8n's type says JSON, and its database nodes give dates all the same.
			const item: IDataObject = { email: ANN };
			Object.assign(item, { birthday });
			const { lines } = await run([item], {}, timezone);
			expect(lines).toEqual([`${ANN};;;${day}`]);
			const { listId } = umail().seedContacts({});
			await harness.run(
				'contact.createMany',
				{
					contactList: byId(listId),
					address: ANN,
					additionalFields: { birthday: '={{ $json.birthday }}' },
				},
				{ items: [item], timezone },
			);
			expect(umail().contacts(listId)).toMatchObject([{ birthday: day }]);
		}
	});
});
