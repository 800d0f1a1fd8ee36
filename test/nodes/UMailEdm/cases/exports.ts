import { byBatch, byId, byTrack, type UMailHarness } from '../harness';
import { sendTask } from '../sentTask';
import type { OperationCase } from './case';

const aTime: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
const aText: unknown = expect.any(String);
const listOf = ({ simulator }: UMailHarness, count: number): string =>
	simulator.umail.seedContacts({ count }).listId;
const ANN = 'ann@read.example';
const BOB = 'bob@read.example';

/** What U-Mail gives as a text file, as items; as a file it is in exports.test.ts. */
export const exportCases: readonly OperationCase[] = [
	{
		operation: 'contactList.exportContacts',
		shows: 'gives addresses and names, as many as are wanted',
		given: (harness) => ({
			contactList: byId(listOf(harness, 3)),
			output: 'items',
			limit: 2,
		}),
		output: [
			{ address: 'user1@bulk.example', fullname: '客户1' },
			{ address: 'user2@bulk.example', fullname: '客户2' },
		],
	},
	{
		operation: 'contactList.exportContacts',
		shows: 'takes GB18030, CRLF and tabs in a name',
		given(harness) {
			const listId = listOf(harness, 0);
			const { umail } = harness.simulator;
			umail.changeSettings({ exportCharset: 'gb18030', exportLineEnding: 'CRLF' });
			umail.seedContacts({ listId, count: 1, fullname: '客户\t㐀' });
			return { contactList: byId(listId), output: 'items', returnAll: true };
		},
		output: [{ address: 'user1@bulk.example', fullname: '客户\t㐀' }],
	},
	{
		operation: 'contactList.exportContacts',
		shows: 'gives nothing where there is nothing',
		given: (harness) => ({ contactList: byId(listOf(harness, 0)), output: 'items' }),
		output: [],
	},
	{
		operation: 'contactList.exportUnsubscribed',
		shows: 'gives who has left, and when',
		given(harness) {
			const listId = listOf(harness, 2);
			harness.simulator.umail.happen({
				kind: 'unsubscribe',
				listId,
				email: 'user2@bulk.example',
			});
			return { contactList: byId(listId), output: 'items' };
		},
		output: [{ time: aTime, address: 'user2@bulk.example' }],
	},
	{
		operation: 'statistic.exportFailed',
		shows: 'gives the addresses of a batch that failed for one reason',
		async given(harness) {
			const { id, ident, date } = await sendTask(harness, ANN, BOB);
			harness.simulator.umail.happen(
				{ kind: 'fail', taskId: id, email: ANN, type: 2 },
				{ kind: 'fail', taskId: id, email: BOB, type: 1 },
			);
			return { date, type: 'overQuota', filters: { task: byBatch(ident) }, output: 'items' };
		},
		output: [{ email: ANN }],
	},
	{
		operation: 'statistic.exportFailed',
		shows: 'takes a task by its ID, and gives nothing where nothing failed',
		async given(harness) {
			const { id, date } = await sendTask(harness, ANN);
			return { date, type: 'notExist', filters: { task: byId(id) }, output: 'items' };
		},
		output: [],
	},
	{
		operation: 'tracking.exportRecipients',
		shows: 'gives those who followed a link',
		async given(harness) {
			const { id, trackId } = await sendTask(harness, ANN, BOB);
			harness.simulator.umail.happen(
				{ kind: 'open', taskId: id, email: ANN },
				{ kind: 'click', taskId: id, email: BOB },
			);
			return { task: byTrack(trackId), filters: { isClick: true }, output: 'items' };
		},
		output: [{ email: BOB }],
	},
	{
		operation: 'tracking.exportRecipients',
		shows: 'numbers columns that the document does not tell',
		async given(harness) {
			const { id, trackId } = await sendTask(harness, ANN);
			harness.simulator.umail.happen({ kind: 'open', taskId: id, email: ANN });
			harness.simulator.umail.changeSettings({ trackExportForm: 'columns' });
			return { task: byTrack(trackId), output: 'items' };
		},
		output: [{ email: ANN, column2: aText, column3: '1', column4: '0' }],
	},
];
