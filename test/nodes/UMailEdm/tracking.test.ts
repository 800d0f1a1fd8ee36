import type { IDataObject } from 'n8n-workflow';
import { getBatches } from '../../../nodes/UMailEdm/statistic/getBatches';
import { tracking } from '../../../nodes/UMailEdm/tracking';
import { byBatch, byId, UMailHarness } from './harness';
import { sendTask, type SentTask } from './sentTask';

const umail = new UMailHarness().install();
const textIn = (json: IDataObject | undefined, name: string): string => {
	const value = json?.[name];
	return typeof value === 'string' ? value : '';
};
const requests = () => umail.simulator.umail.requests();

describe('which task', () => {
	test('of its two names only the chosen one is sent', async () => {
		const { id, ident } = await sendTask(umail, 'ann@read.example');
		const before = requests().length;
		await umail.run('tracking.getLinks', { task: byId(` ${id} `) });
		await umail.run('tracking.getLinks', { task: byBatch(` ${ident} `) });
		expect(
			requests()
				.slice(before)
				.map(({ parameters }) => parameters),
		).toEqual([
			{ do: 'link-stat', id },
			{ do: 'link-stat', ident },
		]);
	});

	test.each([
		[{ task: byBatch('={{ " " }}') }, "'Task' is empty"],
		[{ task: byId('={{ "" }}') }, "'Task' is empty"],
		[{ task: byId('1 or 2') }, "'Task' is '1 or 2', which is not an ID: digits"],
		[
			{ task: byBatch('x'), filters: { linkId: 'abc' } },
			"'Link ID' is 'abc', which is not an ID: digits",
		],
	])('%j is refused before any request', async (parameters, message) => {
		const { error } = await umail.run('tracking.getClicks', parameters);
		expect(error?.message).toBe(message);
		expect(requests()).toEqual([]);
	});

	test.each([
		['ID', ({ id }: SentTask) => byId(id)],
		['batch', ({ ident }: SentTask) => byBatch(ident)],
	])('its recipients are exported by its %s, past its overview', async (_what, locator) => {
		const task = await sendTask(umail, 'ann@read.example');
		umail.simulator.umail.happen({ kind: 'open', taskId: task.id, email: 'ann@read.example' });
		const parameters = { task: locator(task), output: 'items' };
		expect(await umail.json('tracking.exportRecipients', parameters)).toEqual([
			{ email: 'ann@read.example' },
		]);
		expect(requests().at(-1)?.parameters).toMatchObject({ track_id: task.trackId });
		const { error } = await umail.run('tracking.exportRecipients', { task: byId('999') });
		expect(error?.message).toContain('U-Mail');
	});

	test('the IDs lead from a batch to its tracking, and from there to a link', async () => {
		const { id, date } = await sendTask(umail, 'ann@read.example');
		umail.simulator.umail.happen({ kind: 'click', taskId: id, email: 'ann@read.example' });
		const [batch] = await umail.json('statistic.getBatches', { date });
		const ident = textIn(batch, 'taskIdent');
		const [overview] = await umail.json('tracking.getOverview', { task: byBatch(ident) });
		expect(overview).toMatchObject({ taskSn: ident, taskId: batch?.['taskId'] });
		const [link] = await umail.json('tracking.getLinks', { task: byBatch(ident) });
		const clicks = await umail.json('tracking.getClicks', {
			task: byBatch(ident),
			filters: { linkId: textIn(link, 'linkId') },
		});
		expect(clicks).toMatchObject([{ email: 'ann@read.example', link: link?.['link'] }]);
	});
});

describe('what only tasks of the platform have', () => {
	test.each([...Object.values(tracking.operations), getBatches])(
		'the panel says so (%#)',
		({ fields }) => {
			const notices = fields.flatMap(({ type, displayName }) =>
				type === 'notice' ? [displayName] : [],
			);
			expect(notices.join(' ')).toMatch(/sent through its own platform/u);
		},
	);

	test.each([
		['tracking.getOpens', /nobody who opened/u],
		['tracking.getClicks', /nobody who followed a link/u],
	])('%s says so where the list is empty', async (operation, what) => {
		const { ident } = await sendTask(umail, 'ann@read.example');
		const { main, hints } = await umail.run(
			operation,
			{ task: byBatch(ident) },
			{ items: [{}, {}] },
		);
		expect(main).toEqual([]);
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toMatch(what);
		expect(hints[0]?.message).toContain('only tasks that were sent through its own platform');
	});

	test('a list with rows comes without a hint', async () => {
		const { ident } = await sendTask(umail, 'ann@read.example');
		const { main, hints } = await umail.run('tracking.getLinks', { task: byBatch(ident) });
		expect(main).toHaveLength(2);
		expect(hints).toEqual([]);
	});
});

describe('statistics of a day', () => {
	test.each([
		['2026-01-31', 'Asia/Taipei', '2026-01-31'],
		['2026/1/31', 'America/New_York', '2026-01-31'],
		['={{ DateTime.fromISO("2026-01-31T20:00:00Z") }}', 'UTC', '2026-02-01'],
		['={{ DateTime.fromISO("2026-01-31", { zone: "Asia/Tokyo" }) }}', 'Asia/Tokyo', '2026-01-31'],
	])('%s in %s is %s', async (date, timezone, sent) => {
		await umail.run('statistic.getOverview', { date }, { timezone });
		expect(requests()).toMatchObject([{ parameters: { date: sent } }]);
	});

	test('a day with nothing says so', async () => {
		for (const operation of ['statistic.getBatches', 'statistic.getDeductions']) {
			const { main, hints } = await umail.run(operation, { date: '2020-01-01' });
			expect(main).toEqual([]);
			expect(hints).toHaveLength(1);
		}
	});

	test('a day or a batch must be there, and the day must be one', async () => {
		const none = await umail.run('statistic.getBatches', { date: '' });
		expect(none.error?.message).toBe("'Date' and 'Batch' are both empty: set one of them");
		const bad = await umail.run('statistic.getOverview', { date: '={{ "someday" }}' });
		expect(bad.error?.message).toContain("'Date' is 'someday', which is not a date");
		expect(requests()).toEqual([]);
	});
});
