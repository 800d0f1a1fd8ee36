import { listTasks } from '../../../../gateways/umail/calls/task';
import { ExportedFile, isExport } from '../../../../gateways/umail/exportedFile';
import { readNoFile } from '../../../../gateways/umail/read';
import { readTask } from '../../../../nodes/UMailEdmTrigger/task';
import { readableCalls } from '../../../gateways/umail/calls';
import { must, type Input } from '../Input';
import { replyOf, valueOf } from '../replyOf';
import type { Target } from '../Target';
import { umail } from './samples';

const { fragments, replies: samples } = umail;

export const targets: readonly Target[] = [
	{
		name: 'umail.calls',
		samples,
		fragments,
		run(input) {
			const [, call] = readableCalls[input.data.choice % readableCalls.length] ?? [];
			const answer =
				call === undefined ? undefined : valueOf(call.read(replyOf(input), { id: '1' }));
			if (answer === undefined) return;
			if (call?.effect === 'write') must(input.holds('success'), 'done without success');
			must(input.holds('<'), 'accepted without a document');
			mustHoldIds(input, answer);
		},
	},
	{
		name: 'umail.tasks',
		samples,
		fragments,
		run(input) {
			for (const row of valueOf(listTasks.read(replyOf(input), {})) ?? []) readTask(row);
			readTask({ id: input.text, sendStatus: '2', timeStart: input.text });
		},
	},
	{
		name: 'umail.noFile',
		samples,
		fragments,
		run(input) {
			must(readNoFile(replyOf(input)).outcome !== 'accepted', 'a file that is none');
		},
	},
	{
		name: 'umail.export',
		samples: [...umail.files, ...umail.replies.slice(0, 3)],
		fragments: ['\t', '\r', '@', 'ann@example.com', '2026-01-31 09:30:00', '=1+1', '"', '<result>'],
		async run(input) {
			const columns = input.pick(['email'], ['address', 'fullname'], ['time', 'address']);
			const form = { columns, hasMore: input.data.choice % 2 === 0 };
			isExport(replyOf(input), input.data.choice % 3 === 0);
			const charset = input.pick(undefined, 'utf-8', 'gb18030');
			const bytes = new ExportedFile(input.chunks(), form);
			let length = 0;
			for await (const piece of bytes.bytes()) length += piece.length;
			must(length === input.bytes.length, 'not the bytes that came');
			const rows = new ExportedFile(input.chunks(), form);
			let count = 0;
			for await (const some of rows.rows(charset)) {
				for (const row of some) {
					count++;
					if (count < 50) mustHoldIds(input, row);
				}
			}
			must(count === rows.count, 'not the rows that were counted');
			const again = new ExportedFile(input.chunks(), form, false);
			let whole = 0;
			if (rows.damaged === 0) for await (const some of again.wholeRows()) whole += some.length;
			must(whole <= count, 'more rows than there are');
			const isNeutralized = input.data.choice % 2 === 1;
			const csv = new ExportedFile(input.chunks(), form);
			let lines = 0;
			for await (const text of csv.csv({ charset, isNeutralized })) lines += text.length;
			must(csv.count === count && lines > 0, 'other lines as CSV than as rows');
			const texts = new ExportedFile(input.chunks(), form);
			for await (const text of texts.texts({ charset })) lines += text.length;
			must(texts.count <= count, 'more lines as text than rows');
		},
	},
];

/** Every text of digits, and every number, in an answer. */
function mustHoldIds(input: Input, value: unknown): void {
	if (typeof value === 'string' && /^\d+$/u.test(value)) input.mustHold('the text', value);
	// Commas between thousands, and zeros before or behind, are another way to write a number.
	if (typeof value === 'number') must(/\d/u.test(input.text), `the number ${value}`);
	if (typeof value !== 'object' || value === null) return;
	for (const child of Object.values(value)) mustHoldIds(input, child);
}
