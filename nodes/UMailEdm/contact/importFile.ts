import { importContacts } from '../../../gateways/umail/calls/contact';
import type { UMailLine } from '../../../gateways/umail/account';
import { accepted, type Outcome } from '../../../messaging/outcome';
import { eachOperation, end } from '../../../operations/calls/each';
import { endItems, type Ended, type OutputItem } from '../../../operations/calls/endCalls';
import { binaryFile } from '../../../operations/files/binaryInput';
import { storeBinary } from '../../../operations/files/binaryOutput';
import { fileRows } from '../../../operations/files/fileRows';
import { withSortedRows, type RowCheck } from '../../../operations/files/sortRows';
import { opener } from '../../../operations/gateway';
import type { Operation } from '../../../operations/operation';
import type { ParamsOf } from '../../../operations/parameters/paramsOf';
import { ParameterReader } from '../../../operations/parameters/readParameters';
import type { Run } from '../../../operations/run';
import { umail } from '../gateway';
import { readId } from '../locators';
import { dayIn } from './details';
import { ContactCheck, type ContactRules } from './import/check';
import { importFields, importFromField } from './import/fields';
import { importHints } from './import/hints';
import { FileContacts, isContactRow, ItemContacts, type ItemRow } from './import/rows';

type Params = ParamsOf<typeof importFields>;

/** Contacts from one source, for one list. */
interface Source<Row> {
	readonly listId: string;
	readonly rows: AsyncIterable<readonly Row[]>;
	readonly check: RowCheck<Row> & {
		readonly contacts: ContactCheck;
		readonly ignored: readonly string[];
		/** Looks at what only all rows can tell. */
		mustHaveFields?(): void;
	};
	/** What hints call it where there are several; empty where there is one. */
	readonly name: string;
	/** What the result says beside what became of the rows. */
	readonly about: { readonly fileName?: string };
	readonly params: Params;
}

const fromFiles = eachOperation(umail, {
	name: 'Import File',
	action: 'Import contacts from file',
	description:
		'Check the contacts of a file, or of items, and hand them in as one file, which U-Mail imports later',
	section: importContacts.section,
	fields: importFields,
	writes: true,
	options: ({ options }) => options,
	async work(line, params, { run, itemIndex, timeZone }) {
		const { contactList, binaryPropertyName, columns, options } = params;
		const { encoding = 'auto', delimiter = 'auto', header = 'auto' } = options;
		const label = 'Input Data Field Name';
		const listId = readId(contactList, 'Contact List');
		const file = await binaryFile(run, itemIndex, binaryPropertyName.trim(), label);
		const hasHeader = { auto: undefined, no: false, yes: true }[header];
		const contacts = new ContactCheck(rulesOf(options, timeZone));
		const check = new FileContacts(contacts, columns, hasHeader);
		const rows = fileRows(file, {
			label,
			charset: encoding,
			delimiter: delimiter === 'auto' ? undefined : delimiter,
			isRow: isContactRow,
			hint: (message) => {
				run.hint(message);
			},
		});
		return await importRows(run, line, {
			listId,
			rows: check.below(rows),
			check,
			name: run.items.length > 1 ? file.fileName : '',
			about: { fileName: file.fileName },
			params,
		});
	},
});

function rulesOf(
	{ dateOrder = 'auto', invalidValues = 'empty', separatorInValues = 'refuse' }: Params['options'],
	timeZone: string,
): ContactRules {
	return { dateOrder, invalidValues, separators: separatorInValues, dayOf: dayIn(timeZone) };
}

/** Hands a file of contacts in, or the items themselves, once all rows have been checked. */
export const importFile: Operation = {
	...fromFiles,
	async execute(run) {
		const { importFrom } = new ParameterReader(run.context, [importFromField]).read(0);
		return importFrom === 'items' ? await importItems(run) : await fromFiles.execute(run);
	},
};

/** Checks all rows first, so that nothing has left when one of them cannot be read. */
async function importRows<Row>(
	run: Run,
	line: UMailLine,
	{ listId, rows, check, name, about, params }: Source<Row>,
): Promise<Outcome<OutputItem[]>> {
	const { neutralizeFormulas: isNeutralized = true, leftOutPropertyName = '' } = params.options;
	const field = leftOutPropertyName.trim() || 'leftOut';
	const limits = { isNeutralized, signal: run.signal };
	return await withSortedRows<Row, OutputItem[]>(rows, check, limits, async (sorted) => {
		check.mustHaveFields?.();
		const { taken, leftOut, reasons, takenFile, leftOutFile } = sorted;
		const { contacts, ignored } = check;
		const emptiedValues = { ...contacts.emptied };
		// Stored before anything leaves: once it has, the node must not fail any more.
		const binary =
			leftOut === 0
				? {}
				: {
						[field]: await storeBinary(run, leftOutFile.read(), 'left-out.csv', 'text/csv'),
					};
		const told = { name, taken, leftOut, reasons, emptied: emptiedValues, ignored, field };
		// Not where nothing has come of it: the rows that were left out are not there then.
		const tell = (): void => {
			for (const hint of importHints(told)) run.hint(hint);
		};
		const counted = { taken, leftOut, reasons: { ...reasons }, emptiedValues };
		const result = { ...counted, ignoredColumns: [...ignored] };
		const common = { contactListId: listId, ...about, ...result };
		if (taken === 0) {
			tell();
			const note = 'No row could be taken: nothing was sent';
			return accepted([{ json: { queued: false, ...common, message: null, note }, binary }]);
		}
		const { length } = takenFile;
		const open = async () => await Promise.resolve(takenFile.readText());
		const outcome = await line.call(importContacts, { listId, length, open });
		if (outcome.outcome !== 'accepted') return outcome;
		tell();
		const note =
			'U-Mail imports the contacts later, and passes over those that it finds invalid or has already';
		const { message } = outcome.value;
		return accepted([{ json: { queued: true, ...common, message, note }, binary }]);
	});
}

const ITEMS_PER_BATCH = 500;

/** The items of each list go as one file. */
async function importItems(run: Run) {
	const { open } = await opener(umail, run);
	const reader = new ParameterReader(run.context, importFields);
	const byItem: Ended<OutputItem>[][] = [];
	const byList = new Map<string, { readonly items: number[]; readonly params: Params }>();
	for (let itemIndex = 0; itemIndex < run.items.length; itemIndex++) {
		const read = await end(run, () => {
			const params = reader.read(itemIndex);
			const listId = readId(params.contactList, 'Contact List');
			const list = byList.get(listId) ?? { items: [], params };
			byList.set(listId, list);
			list.items.push(itemIndex);
			return accepted<OutputItem[]>([]);
		});
		byItem.push([read]);
	}
	const timeZone = run.context.getTimezone();
	for (const [listId, { items, params }] of byList) {
		const contacts = new ContactCheck(rulesOf(params.options, timeZone));
		const ended = await end(
			run,
			async () =>
				await importRows(run, open(params.options), {
					listId,
					rows: itemRows(run, items),
					check: new ItemContacts(contacts, params.columns),
					name: byList.size > 1 ? `Contact list ${listId}` : '',
					about: {},
					params,
				}),
			true,
		);
		const pairedItem = items.map((item) => ({ item }));
		byItem[items[0] ?? 0] = [
			'thrown' in ended || ended.outcome !== 'accepted'
				? ended
				: accepted(ended.value.map((output) => ({ ...output, pairedItem }))),
		];
	}
	return endItems(run, byItem);
}

async function* itemRows(run: Run, items: readonly number[]): AsyncGenerator<ItemRow[]> {
	for (let start = 0; start < items.length; start += ITEMS_PER_BATCH) {
		yield await Promise.resolve(
			items.slice(start, start + ITEMS_PER_BATCH).map((itemIndex) => ({
				itemIndex,
				json: run.items[itemIndex]?.json ?? {},
			})),
		);
	}
}
