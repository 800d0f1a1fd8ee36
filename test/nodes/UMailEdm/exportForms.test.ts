import { recipientTables } from '../../../gateways/umail/recipientForms';
import { byBatch, byId, byTrack, UMailHarness } from './harness';
import { sendTask } from './sentTask';

const harness = new UMailHarness().install();
const umail = () => harness.simulator.umail;
const ANN = 'ann@read.example';
const BOB = 'bob@read.example';

describe('tracking.exportRecipients', () => {
	const exported = async () => {
		const { id } = await sendTask(harness, ANN, BOB);
		umail().happen(
			{ kind: 'open', taskId: id, email: ANN },
			{ kind: 'open', taskId: id, email: BOB },
		);
		const trackId = umail().tracks()[0]?.trackId ?? '';
		return await harness.json('tracking.exportRecipients', {
			task: byTrack(trackId),
			output: 'items',
			returnAll: true,
		});
	};

	test.each(['xml', 'csv'] as const)(
		'takes %s, by the names that it has',
		async (trackExportForm) => {
			umail().changeSettings({ trackExportForm });
			const rows = await exported();
			expect(rows.map(({ email }) => email)).toEqual([ANN, BOB]);
			expect(Object.keys(rows[0] ?? {})).toEqual(['email', 'fullname', 'openTotal', 'clickTotal']);
		},
	);

	test.each(['address', 'columns', 'csv', 'xml'] as const)(
		'drops a message of PHP before it, as %s',
		async (trackExportForm) => {
			umail().changeSettings({ trackExportForm, exportNotice: 'notice' });
			expect((await exported()).map(({ email }) => email)).toEqual([ANN, BOB]);
		},
	);
});

test('an answer about one thing is no list of recipients, though it has an address', async () => {
	const customer = '<customer><id>362</id><email>owner@edm.example</email></customer>';
	async function* texts() {
		yield await Promise.resolve(customer);
	}
	await expect(recipientTables(texts()).next()).rejects.toThrow('is no list');
});

describe('a message of PHP', () => {
	const list = () => umail().seedContacts({ count: 2 }).listId;
	const run = async (output: string, listId = list()) =>
		await harness.run('contactList.exportContacts', {
			contactList: { __rl: true, mode: 'id', value: listId },
			output,
			returnAll: true,
		});

	test('is no contact', async () => {
		umail().changeSettings({ exportNotice: 'notice' });
		const { main } = await run('items');
		expect(main.map(({ json }) => json['address'])).toEqual([
			'user1@bulk.example',
			'user2@bulk.example',
		]);
		const file = await run('file');
		expect(file.main[0]?.json).toMatchObject({ rows: 2 });
	});

	test('that ends the file is an error that says where', async () => {
		umail().changeSettings({ exportNotice: 'fatal' });
		const { main, error } = await run('items');
		expect(main).toEqual([]);
		expect(error?.message).toContain("line 3 says that U-Mail's own program broke off there");
	});
});

describe('statistic.exportFailed', () => {
	const fail = async () => {
		const { id, ident, date } = await sendTask(
			harness,
			ANN,
			BOB,
			'cy@read.example',
			'di@read.example',
		);
		umail().happen(
			{ kind: 'fail', taskId: id, email: ANN, type: 2 },
			{ kind: 'fail', taskId: id, email: BOB, type: 4 },
			{ kind: 'fail', taskId: id, email: 'cy@read.example', type: 5 },
			{ kind: 'fail', taskId: id, email: 'di@read.example', type: 9 },
		);
		return { id, ident, date };
	};
	const dayBefore = (date: string, days: number) =>
		new Date(Date.parse(date) - days * 24 * 60 * 60_000).toISOString().slice(0, 10);

	test('gives every type at once, each address with its type, day and batch', async () => {
		const { ident, date } = await fail();
		const all = { date, type: 'all', output: 'items', returnAll: true };
		expect(await harness.json('statistic.exportFailed', all)).toEqual([
			{ email: 'di@read.example', type: 'formatError', date, taskIdent: '' },
			{ email: ANN, type: 'overQuota', date, taskIdent: ident },
			{ email: BOB, type: 'other', date, taskIdent: ident },
			{ email: 'cy@read.example', type: 'spam', date, taskIdent: ident },
		]);
	});

	test('does without the types that a server does not know', async () => {
		const { id, date } = await fail();
		umail().changeSettings({ moreFailureTypes: false });
		const rows = await harness.json('statistic.exportFailed', {
			date,
			type: 'all',
			filters: { task: byId(id) },
			output: 'items',
			returnAll: true,
		});
		expect(rows.map(({ type }) => type)).toEqual(['formatError', 'overQuota']);
	});

	test('gives a range of days, as items and as one file', async () => {
		const { ident, date } = await fail();
		const range = {
			date: dayBefore(date, 3),
			type: 'overQuota',
			filters: { task: byBatch(ident), until: date },
		};
		expect(await harness.json('statistic.exportFailed', { ...range, output: 'items' })).toEqual([
			{ email: ANN, type: 'overQuota', date, taskIdent: ident },
		]);
		const { main } = await harness.run('statistic.exportFailed', range);
		expect(main[0]?.json).toMatchObject({ rows: 1 });
	});

	test.each([
		[{ until: '2026-01-01' }, "'Until' is 2026-01-01, which is before 'Date', 2026-01-31"],
		[{ until: '2027-02-10' }, "'Until' is 2027-02-10, more than 366 days after 'Date'"],
	])('refuses a range that is none: %j', async (filters, message) => {
		const parameters = { date: '2026-01-31', type: 'formatError', filters };
		const { error } = await harness.run('statistic.exportFailed', parameters);
		expect(error?.message).toBe(message);
	});
});
