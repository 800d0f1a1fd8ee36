import type { IDataObject } from 'n8n-workflow';
import { columnsWithoutHeader } from '../../../../nodes/UMailEdm/contact/import/columns';
import { ContactCheck, type ContactRules } from '../../../../nodes/UMailEdm/contact/import/check';
import {
	FileContacts,
	isContactRow,
	ItemContacts,
} from '../../../../nodes/UMailEdm/contact/import/rows';
import { GrowingList } from '../../../../operations/polling/growingList';
import { HighWater } from '../../../../operations/polling/highWater';
import { loadState, saveState } from '../../../../operations/polling/pollState';
import { importHints } from '../../../../nodes/UMailEdm/contact/import/hints';
import type { Verdict } from '../../../../operations/files/sortRows';
import { csvRows } from '../../../../transport/decode/csvRows';
import { decodeStream } from '../../../../transport/decode/textStream';
import { must, type Input } from '../Input';
import type { Target } from '../Target';
import { contacts, umail } from './samples';

const fragments = [
	'email',
	'name',
	'sex',
	'birthday',
	',',
	';',
	'\t',
	'"',
	'\r',
	'ann@example.com',
	'@',
	'M',
	'男',
	'1990-01-31',
	'0000-00-00',
	"'",
	'=1+1',
];

const busyMark = markOfABusyMinute();

const rules: ContactRules = {
	separators: 'replace',
	invalidValues: 'empty',
	dateOrder: 'auto',
	dayOf: (instant) => instant.toISOString().slice(0, 10),
};

function mustBeLine(input: Input, verdict: Verdict | undefined): void {
	if (verdict === undefined || !('taken' in verdict)) return;
	const { taken } = verdict;
	must(taken.endsWith('\n') && !/[\r\n\t]/u.test(taken.slice(0, -1)), 'a line that is several');
	must(taken.split(';').length <= 16, 'more columns than a contact has');
	const address = /^[^;\n]*/u.exec(taken)?.[0];
	// Of other characters, those of full width are folded.
	if (/^\p{ASCII}*$/u.test(input.text)) input.mustHold('the address', address);
	must(address?.includes('@') === true, `the address '${address ?? ''}'`);
}

export const targets: readonly Target[] = [
	{
		name: 'import.file',
		samples: contacts,
		fragments,
		async run(input) {
			const contacts = new ContactCheck({
				...rules,
				separators: input.pick('refuse' as const, 'replace' as const),
				invalidValues: input.pick('empty' as const, 'leaveOut' as const),
				dateOrder: input.pick('auto' as const, 'republic' as const, 'monthFirst' as const),
			});
			const columns = input.pick({}, { address: '1' }, { address: 'email', fullname: '2' });
			const hasHeader = input.pick(undefined, true, false);
			const check = new FileContacts(contacts, columns, hasHeader);
			const charsets = input.pick(
				['utf-8' as const],
				['big5' as const],
				['utf-8' as const, 'big5' as const, 'gb18030' as const],
			);
			const delimiter = input.pick(undefined, ',' as const, ';' as const, '\t' as const);
			let count = 0;
			const strays = { isRow: isContactRow, found: () => undefined };
			const read = csvRows(decodeStream(input.chunks(), charsets), delimiter, strays);
			for await (const rows of check.below(read)) {
				for (const row of rows) {
					const verdict = check.judge(row);
					// To look for every address of a long file would take longer than to read it.
					if (++count < 20) mustBeLine(input, verdict);
				}
			}
			check.header();
			must(check.ignored.length <= input.text.length + 1, 'columns of nobody');
		},
	},
	{
		name: 'import.items',
		samples: contacts,
		fragments,
		run(input) {
			const check = new ItemContacts(new ContactCheck(rules), {});
			const names = ['email', 'name', '性別', 'birthday', 'var10', '__proto__', 'constructor'];
			const cells = input.text.split(/[,;\t\r\n]/u, 40);
			for (let at = 0; at < cells.length; at += 3) {
				const json: IDataObject = Object.fromEntries(
					cells.slice(at, at + 3).map((cell, index) => [names[(at + index) % 7] ?? '', cell]),
				);
				json['email'] = cells[at] ?? '';
				mustBeLine(input, check.judge({ itemIndex: at, json }));
			}
			check.header();
			check.mustHaveFields();
			isContactRow(cells, cells.toReversed());
			columnsWithoutHeader({ address: input.text.slice(0, 10) });
			const counts = { invalidSex: 1, [input.text]: 2 };
			const lost = { reasons: counts, emptied: counts, ignored: cells };
			const hints = importHints({ name: input.text, taken: 1, leftOut: 3, ...lost, field: 'f' });
			must(hints.length === 3, 'something is not told');
		},
	},
	{
		name: 'import.marks',
		samples: [
			...umail.files,
			'3 1a2b',
			'2026-01-31T09:30:00+08:00 0123456789abcde',
			'0 #70',
			'{"polling":{"owner":"a","next":"","events":{"opened":{"scope":"x","readAt":1,"marks":{"1":"0"},"missing":{"2":3}}}}}',
		],
		fragments: ['0', ' ', '#', '-1', '{"polling":', '"owner":"a"', '"events":{'],
		run(input) {
			const lines = input.text.split('\n', 200);
			const list = new GrowingList(lines[0]);
			const high = new HighWater<string>(lines[0], 10);
			const busy = new HighWater<number>(busyMark, 10);
			for (const [index, line] of lines.entries()) {
				busy.see(line.slice(0, 25), line, index);
				list.see(line);
				high.see(line.slice(0, 25), line, line);
			}
			high.leave('9999');
			must(list.finish().news.length <= lines.length, 'news of nobody');
			must(busy.finish().news.length <= lines.length, 'news of nobody');
			must(high.finish().news.length <= lines.length, 'news of nobody');
			const stored = parsed(input.text);
			const state = loadState(isData(stored) ? stored : { polling: input.text }, 'a');
			saveState({}, state);
			must(state.owner === 'a', 'the state of another');
		},
	},
];

/** More rows of one minute than a mark keeps apart. */
function markOfABusyMinute(): string {
	const high = new HighWater<number>(undefined, 10);
	for (let row = 0; row < 1_500; row++) high.see('2026-01-31T09:30:00+08:00', `${row}`, row);
	return high.finish().mark;
}

function parsed(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return text;
	}
}

function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
