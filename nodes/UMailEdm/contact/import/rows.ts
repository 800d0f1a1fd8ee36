import type { IDataObject } from 'n8n-workflow';
import { CONTACT_COLUMNS } from '../../../../gateways/umail/calls/contact';
import { readEmail } from '../../../../messaging/email';
import type { CsvRow } from '../../../../operations/files/fileRows';
import type { RowCheck, Verdict } from '../../../../operations/files/sortRows';
import type { ContactCheck } from './check';
import {
	checkColumns,
	positionsIn,
	positionsWithoutHeader,
	type ChosenColumns,
	type Positions,
} from './columns';

/** Characters of a cell among the rows that are left out: enough to find the row again. */
const SHOWN = 1_000;

/** Contacts in the rows of a file, with a header or without. */
export class FileContacts implements RowCheck<CsvRow> {
	private positions: Positions | undefined;
	private names: readonly string[] = [];
	private width: number = CONTACT_COLUMNS.length;

	/** @param hasHeader undefined where it has one unless there is an address in its first row */
	constructor(
		private readonly check: ContactCheck,
		private readonly chosen: ChosenColumns,
		private readonly hasHeader: boolean | undefined,
	) {}

	/** Columns of the header that nothing was taken from. */
	get ignored(): string[] {
		return this.names.filter((_, index) => this.positions?.includes(index) === false);
	}

	/** @throws InputProblem where no column holds addresses */
	judge({ line, cells }: CsvRow): Verdict | undefined {
		if (this.positions === undefined) {
			// Of the first row it is not known yet whether it is a header.
			checkColumns(cells.map(() => ''));
			if (this.hasHeader ?? !cells.some((cell) => 'address' in readEmail(cell))) {
				this.positions = positionsIn(cells, this.chosen);
				this.names = cells.map((cell) => cell.trim());
				this.width = cells.length;
				return undefined;
			}
			this.positions = positionsWithoutHeader(this.chosen);
			if (this.positions.some((position, index) => position !== index)) this.width = cells.length;
		}
		if (cells.every((cell) => cell.trim() === '')) return undefined;
		const isTooWide = cells.slice(this.width).some((cell) => cell.trim() !== '');
		const taken = isTooWide
			? { reason: 'tooManyColumns', said: `It has more than ${this.width} columns` }
			: this.check.lineOf(this.positions.map((position) => cells[position] ?? ''));
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
	private readonly positions = new Map<string, Positions>();
	private readonly names = new Set<string>();
	private readonly used = new Set<string>();

	constructor(
		private readonly check: ContactCheck,
		private readonly chosen: ChosenColumns,
	) {}

	/** Fields of the items that nothing was taken from. */
	get ignored(): string[] {
		return [...this.names].filter((name) => !this.used.has(name));
	}

	/** @throws InputProblem where no field holds addresses */
	judge({ itemIndex, json }: ItemRow): Verdict | undefined {
		const keys = Object.keys(json);
		const values = this.positionsOf(keys).map((position) => textOf(json[keys[position] ?? '']));
		const taken = values.includes(undefined)
			? { reason: 'invalidValue', said: 'One of its values is a list or an object' }
			: this.check.lineOf(values.map((value) => value ?? ''));
		if (typeof taken === 'string') return { taken };
		const { reason, said } = taken;
		const cells = values.map((value) => shown(value ?? ''));
		return { reason, cells: [String(itemIndex), said, ...cells] };
	}

	header(): string[] {
		return ['item', 'reason', ...CONTACT_COLUMNS];
	}

	/** Items mostly have the same fields. */
	private positionsOf(keys: readonly string[]): Positions {
		const key = keys.join('\n');
		let positions = this.positions.get(key);
		if (positions === undefined) {
			positions = positionsIn(keys, this.chosen);
			this.positions.set(key, positions);
			for (const name of keys) this.names.add(name);
			for (const position of positions) this.used.add(keys[position] ?? '');
		}
		return positions;
	}
}

function textOf(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function shown(cell: string): string {
	return cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
}
