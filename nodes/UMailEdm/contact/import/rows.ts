import type { IDataObject } from 'n8n-workflow';
import { CONTACT_COLUMNS } from '../../../../gateways/umail/calls/contact';
import { readEmail } from '../../../../messaging/email';
import type { CsvRow } from '../../../../operations/files/fileRows';
import type { RowCheck, Verdict } from '../../../../operations/files/sortRows';
import { instantOf } from '../../../../operations/parameters/coerce';
import { InputProblem } from '../../../../operations/parameters/inputProblem';
import type { ContactCheck } from './check';
import {
	columnsOf,
	contactCells,
	hasColumn,
	missingColumn,
	type ChosenColumns,
	type Columns,
} from './columns';
import { UNREADABLE, type Refusal } from './details';
import { findHeader, isBlank, isOfContact, MOST_ABOVE, noAddresses } from './header';
import type { ContactField } from './headerWords';

/** Characters of a cell among the rows that are left out: enough to find the row again. */
const SHOWN = 1_000;

/** Whether a line that stands within quotes is a row of its own: it has an address in the same column. */
export function isContactRow(cells: readonly string[], first: readonly string[]): boolean {
	const position = addressIn(cells);
	const other = addressIn(first);
	return position !== -1 && (other === -1 || other === position);
}

function addressIn(cells: readonly string[]): number {
	return cells.findIndex((cell) => 'address' in readEmail(cell));
}

/** Contacts in the rows of a file, with a header or without. */
export class FileContacts implements RowCheck<CsvRow> {
	private columns: Columns | undefined;
	private names: readonly string[] = [];
	private width: number = CONTACT_COLUMNS.length;

	/** @param hasHeader undefined where the file is to tell whether it has one */
	constructor(
		readonly contacts: ContactCheck,
		private readonly chosen: ChosenColumns,
		private readonly hasHeader: boolean | undefined,
	) {}

	/** Columns of the header that nothing was taken from. */
	get ignored(): string[] {
		const { positions = [], given = -1, family = -1 } = this.columns ?? {};
		return this.names.filter(
			(name, index) =>
				name !== '' && !positions.includes(index) && index !== given && index !== family,
		);
	}

	/**
	 * The rows of a file without its header and what stands above that; few rows are held.
	 *
	 * @throws InputProblem where no column holds addresses
	 */
	async *below(rows: AsyncIterable<readonly CsvRow[]>): AsyncGenerator<readonly CsvRow[]> {
		let begun: CsvRow[] = [];
		for await (const some of rows) {
			if (this.columns !== undefined) {
				yield some;
				continue;
			}
			begun = [...begun, ...some.filter(({ cells }) => !isBlank(cells))];
			const isEnough = begun.length >= MOST_ABOVE || begun.some(({ cells }) => isOfContact(cells));
			if (isEnough) yield this.begin(begun);
		}
		if (this.columns === undefined && begun.length > 0) yield this.begin(begun);
	}

	private begin(rows: readonly CsvRow[]): readonly CsvRow[] {
		const first = rows.slice(0, MOST_ABOVE).map(({ cells }) => cells);
		const { columns, names, above } = findHeader(first, this.chosen, this.hasHeader);
		this.columns = columns;
		this.names = names;
		const isUsual = columns.positions.every((position, index) => position === index);
		if (names.length > 0) this.width = names.length;
		else if (!isUsual) this.width = rows[above]?.cells.length ?? this.width;
		return rows.slice(above);
	}

	judge({ line, cells }: CsvRow): Verdict | undefined {
		const { columns } = this;
		if (columns === undefined || isBlank(cells)) return undefined;
		const isTooWide = cells.slice(this.width).some((cell) => cell.trim() !== '');
		const taken = isTooWide
			? { reason: 'tooManyColumns', said: `It has more than ${this.width} columns` }
			: this.contacts.lineOf(
					contactCells(columns, (position) => cells[position] ?? ''),
					columns.isRepublic,
				);
		if (typeof taken === 'string') return { taken };
		const { reason, said } = taken;
		return { reason, cells: [String(line), said, ...cells.map(shown)] };
	}

	header(): string[] {
		const names =
			this.names.length > 0
				? this.names
				: Array.from({ length: this.width }, (_, index) => `column ${index + 1}`);
		return ['line', 'reason', ...names];
	}
}

/** An input item. */
export interface ItemRow {
	readonly itemIndex: number;
	readonly json: IDataObject;
}

/** Contacts in input items, whose fields are the columns. */
export class ItemContacts implements RowCheck<ItemRow> {
	private readonly columns = new Map<string, Columns | Refusal>();
	private readonly names = new Set<string>();
	private readonly used = new Set<string>();
	private readonly found = new Set<ContactField>();

	constructor(
		readonly contacts: ContactCheck,
		private readonly chosen: ChosenColumns,
	) {}

	/** Fields of the items that nothing was taken from. */
	get ignored(): string[] {
		return [...this.names].filter((name) => !this.used.has(name));
	}

	/**
	 * What no item has is missing in all of the list, and not in an item.
	 *
	 * @throws InputProblem where no item has a field for addresses, or one that was chosen
	 */
	mustHaveFields(): void {
		const names = [...this.names];
		if (names.length === 0) return;
		const missing = missingColumn(this.chosen, (field) => this.found.has(field), names);
		if (missing !== undefined) throw missing;
		if (!this.found.has('address')) throw noAddresses(names);
	}

	judge({ itemIndex, json }: ItemRow): Verdict {
		const keys = Object.keys(json);
		const columns = this.columnsOf(keys);
		if ('reason' in columns) {
			return { reason: columns.reason, cells: [String(itemIndex), columns.said] };
		}
		const values = contactCells(columns, (position) => textOf(json[keys[position] ?? '']));
		const taken = this.contacts.lineOf(values, columns.isRepublic);
		if (typeof taken === 'string') return { taken };
		const { reason, said } = taken;
		const cells = values.map((value) => shown(value === UNREADABLE ? '' : value));
		return { reason, cells: [String(itemIndex), said, ...cells] };
	}

	header(): string[] {
		return ['item', 'reason', ...CONTACT_COLUMNS];
	}

	/** Items mostly have the same fields. */
	private columnsOf(keys: readonly string[]): Columns | Refusal {
		const key = keys.join('\n');
		let columns = this.columns.get(key);
		if (columns === undefined) {
			columns = this.find(keys);
			this.columns.set(key, columns);
		}
		return columns;
	}

	/** An item that cannot be read is left out, and the others go. */
	private find(keys: readonly string[]): Columns | Refusal {
		const columns = columnsOf(keys, this.chosen);
		if (columns instanceof InputProblem) {
			return { reason: 'tooManyColumns', said: columns.message };
		}
		const { positions, given, family } = columns;
		for (const name of keys) this.names.add(name);
		for (const field of CONTACT_COLUMNS) if (hasColumn(columns, field)) this.found.add(field);
		if (!hasColumn(columns, 'address')) {
			return { reason: 'noAddress', said: 'It has no field that is known to hold addresses' };
		}
		for (const at of [...positions, given, family]) this.used.add(keys[at] ?? '');
		return columns;
	}
}

/** A date is an instant, as n8n writes it. */
function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? UNREADABLE : value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const instant = instantOf(value);
	return Number.isNaN(instant) ? UNREADABLE : new Date(instant).toISOString();
}

function shown(cell: string): string {
	return cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
}
