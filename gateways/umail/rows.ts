import { own } from '../../messaging/text';
import { parseVendorTime } from '../../messaging/vendorTime';
import type { XmlNode } from '../../transport/decode/xmlNode';
import { wordsOf } from './words';

/** A row of a response under mended names: ids and codes as text, counts as numbers, times as ISO. */
export interface Row {
	readonly [name: string]: Cell;
}

type Cell = string | number | boolean | null | readonly string[] | readonly Row[] | Row;

/** Counts of any response; an empty one is null, and what is no number stays as it is. */
const COUNTS: ReadonlySet<string> = new Set(
	`count send_qty send_qty_remak send_qty_remark send_count error_count ws_qty ws_error ws_count
	invalid_addr format_error deduc_count actual_send send_error actual_deduc total failed success actual
	email_not_exist over_quota user_reject send_num real_send_count error_send_count open_unique
	open_total click_unique click_total qty_available qty_buytotal totalsum invalid rubbish`.split(
		/\s+/u,
	),
);

/** Moments of any response, on a clock at UTC+8; the zero date stands for none. */
const TIMES: ReadonlySet<string> = new Set([
	'send_time',
	'time',
	'time_start',
	'time_end',
	'open_first',
	'open_last',
	'click_first',
	'click_last',
	'created',
	'updated',
]);

/** Days of any response, which have no time of day. */
const DAYS: ReadonlySet<string> = new Set([
	'date',
	'task_date',
	'beginning_date',
	'expiration_date',
	'brithday',
	'birthday',
]);

/** Names that the document misspells, or that hold several. */
const NAMES: Readonly<Record<string, string>> = {
	send_qty_remak: 'sendQtyRemark',
	brithday: 'birthday',
	listes: 'lists',
	link_statistic: 'links',
};

/** Elements that hold a list of one kind of element, and what that is called. */
const CONTAINERS: Readonly<Record<string, string>> = {
	attachments: 'attachment',
	templates: 'template',
	link_statistic: 'link',
	listes: 'item',
};

/** Elements with children that repeat where they stand. */
const REPEATED: Readonly<Record<string, string>> = { subject: 'subjects' };

/** What an element's name says of it. */
interface Column {
	/** Its mended name; undefined for an attribute, and for text beside elements. */
	readonly key: string | undefined;
	/** What it is called as a list of one kind of element, and what those are called. */
	readonly item: string | undefined;
	/** What it is called where it repeats with children. */
	readonly many: string | undefined;
	readonly cell: (text: string) => string | number | null;
	/** What its codes mean, which stands beside them under `…Name`. */
	readonly word: ((code: string) => string | null) | undefined;
}

const columns = new Map<string, Column>();
/** A vendor has a few hundred short names; whatever else may come is not kept. */
const MOST_COLUMNS = 1_000;
const LONGEST_COLUMN = 64;

/** Thought out once for each name: a list of 50,000 contacts has a million elements. */
function columnOf(tag: string): Column {
	const known = columns.get(tag);
	if (known !== undefined) return known;
	const name = tag.toLowerCase();
	const column = {
		key: name.startsWith('@_') || name === '#text' ? undefined : camelCase(name),
		item: own(CONTAINERS, name),
		many: own(REPEATED, name),
		cell: cellReader(name),
		word: wordsOf(name),
	};
	if (columns.size < MOST_COLUMNS && tag.length <= LONGEST_COLUMN) columns.set(tag, column);
	return column;
}

/**
 * Reads the fields of one element. A field that stands there twice (`address` in 4.8) counts with its
 * last value that is not empty; one that the document does not know is text.
 */
export function readRow(element: XmlNode): Row {
	if (typeof element !== 'object' || Array.isArray(element)) return {};
	const row: Record<string, Cell> = {};
	for (const tag of Object.keys(element)) {
		const child = element[tag];
		const { key, item, many, cell, word } = columnOf(tag);
		if (key === undefined || child === undefined) continue;
		if (item !== undefined) row[key] = itemsOf(child, item).map(readRow);
		else if (word !== undefined && !hasChildren(child)) {
			const code = textOf(child).trim();
			row[key] = cell(code);
			row[`${key}Name`] = word(code);
		} else if (typeof child === 'string') row[key] = cell(child);
		else if (many !== undefined && hasChildren(child)) row[many] = listOf(child).map(readRow);
		else if (hasChildren(child)) row[key] = readRow(child);
		else row[key] = cell(textOf(child));
	}
	return row;
}

/** The rows in a cell, such as the templates of a task; none where it holds no rows. */
export function rowsIn(cell: Cell | undefined): readonly Row[] {
	const entries: readonly unknown[] = Array.isArray(cell) ? cell : [];
	return entries.filter(isRow);
}

function isRow(entry: unknown): entry is Row {
	return typeof entry === 'object' && entry !== null;
}

function cellReader(name: string): Column['cell'] {
	if (COUNTS.has(name)) return (text) => (text === '' ? null : readCount(text));
	if (TIMES.has(name)) return (text) => parseVendorTime(text) ?? (isNoTime(text) ? null : text);
	if (DAYS.has(name)) return (text) => (isNoTime(text) ? null : text);
	return (text) => text;
}

/** PHP can put commas between thousands. */
function readCount(text: string): string | number {
	const digits = /^-?\d{1,3}(?:,\d{3})+$/u.test(text) ? text.replaceAll(',', '') : text;
	return /^-?\d+(?:\.\d+)?$/u.test(digits) ? Number(digits) : text;
}

function isNoTime(text: string): boolean {
	return text === '' || /^0000-00-00(?:[ T]00:00(?::00)?)?$/u.test(text);
}

/** `send_fullname` → `sendFullname`, with its spelling mended. */
function camelCase(name: string): string {
	return (
		own(NAMES, name) ??
		name
			.replace(/_+/gu, '_')
			.replace(/_([a-z\d])/gu, (_all, letter: string) => letter.toUpperCase())
	);
}

function itemsOf(container: XmlNode, item: string): XmlNode[] {
	return listOf(container).flatMap((one) => {
		if (typeof one === 'string' || Array.isArray(one)) return [];
		return Object.entries(one).flatMap(([tag, child]) =>
			tag.toLowerCase() === item ? listOf(child) : [],
		);
	});
}

function listOf(node: XmlNode): XmlNode[] {
	return Array.isArray(node) ? node : [node];
}

function hasChildren(node: XmlNode): boolean {
	return listOf(node).some((one) => typeof one === 'object');
}

function textOf(node: XmlNode): string {
	const texts = listOf(node).filter((one) => typeof one === 'string');
	return texts.findLast((text) => text !== '') ?? '';
}
