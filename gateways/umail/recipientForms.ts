import { csvRows } from '../../transport/decode/csvRows';
import { streamLines } from '../../transport/decode/lineStream';
import { UnreadableText } from '../../transport/decode/unreadable';
import type { XmlNode } from '../../transport/decode/xmlNode';
import { parseDocument } from './documentXml';
import { withoutPhpStart } from './phpMessages';

/** Rows of cells, and the names of their columns; of a table without names there are none. */
export interface Table {
	readonly names?: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** Characters of XML, which is read whole. */
const LONGEST_XML = 32 * 1024 * 1024;
/** Characters in which the form of a file shows. */
const EVIDENCE = 4_096;

/**
 * The rows of a file of recipients, whose form the document does not tell (3.4): XML with an element
 * `email` for each, CSV, or lines with tabs between the columns.
 *
 * @throws UnreadableText where it is none of them, or XML that is longer than 32 Mi characters
 */
export async function* recipientTables(texts: AsyncIterable<string>): AsyncGenerator<Table> {
	const { start, all } = await begun(texts);
	if (start.startsWith('<')) {
		yield xmlTable(await joined(all));
	} else if (isCsv(start)) {
		for await (const rows of csvRows(all, undefined)) {
			yield { rows: rows.map(({ cells }) => trimmed(cells)) };
		}
	} else {
		for await (const lines of streamLines(all)) {
			yield { rows: lines.map((line) => line.split('\t').map((cell) => cell.trim())) };
		}
	}
}

/** Without a tab, a quote or a comma in the first line tells that cells are written as CSV has them. */
/** Columns of a row: a list of recipients has a few. */
const MOST_COLUMNS = 1_000;

function trimmed(cells: readonly string[]): string[] {
	if (cells.length > MOST_COLUMNS) {
		throw new UnreadableText(`a line has ${cells.length} columns`);
	}
	return cells.map((cell) => cell.trim());
}

function isCsv(start: string): boolean {
	const [first = ''] = start.split(/[\r\n]/u, 1);
	return !first.includes('\t') && /[",;]/u.test(first);
}

/** The first line of a text, and all of it; what PHP wrote before it is in neither. */
async function begun(
	texts: AsyncIterable<string>,
): Promise<{ readonly start: string; readonly all: AsyncIterable<string> }> {
	const iterator = texts[Symbol.asyncIterator]();
	let held = '';
	const start = (): string => withoutPhpStart(held).trimStart();
	for (;;) {
		const next = await iterator.next();
		if (next.done === true) break;
		const { value } = next;
		held += value;
		const isEnough = held.length > EVIDENCE || (/[\r\n]/u.test(value) && /[\r\n]/u.test(start()));
		if (isEnough) break;
	}
	async function* all(): AsyncGenerator<string> {
		try {
			yield start();
			for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
				yield next.value;
			}
		} finally {
			await iterator.return?.();
		}
	}
	return { start: start(), all: all() };
}

async function joined(texts: AsyncIterable<string>): Promise<string> {
	let whole = '';
	for await (const text of texts) {
		whole += text;
		if (whole.length > LONGEST_XML)
			throw new UnreadableText('its XML is too long to be read whole');
	}
	return whole;
}

function xmlTable(xml: string): Table {
	const [root = ''] = Object.values(parseDocument(xml));
	const found: Record<string, string>[] = [];
	// What has an address beside other fields in its root is one thing, such as an account.
	if (!hasAddress(root) || Object.keys(root).length === 1) collect(root, found);
	if (found.length === 0 && root !== '') {
		throw new UnreadableText("its XML is no list of elements with an 'email'");
	}
	const names = [...new Set(found.flatMap((row) => Object.keys(row)))];
	return { names, rows: found.map((row) => names.map((name) => row[name] ?? '')) };
}

function hasAddress(node: XmlNode): boolean {
	return (
		typeof node === 'object' && Object.keys(node).some((name) => name.toLowerCase() === 'email')
	);
}

/** Finds the elements with an address in them, at any depth, in the order of the document. */
function collect(node: XmlNode, found: Record<string, string>[]): void {
	if (typeof node === 'string') return;
	if (Array.isArray(node)) {
		for (const one of node) collect(one, found);
		return;
	}
	const addresses = Object.entries(node).find(([name]) => name.toLowerCase() === 'email')?.[1];
	if (addresses === undefined) {
		for (const child of Object.values(node)) collect(child, found);
		return;
	}
	const row: Record<string, string> = {};
	for (const [name, child] of Object.entries(node)) {
		if (typeof child === 'string') row[name.toLowerCase()] = child;
	}
	for (const email of Array.isArray(addresses) ? addresses : [addresses]) {
		if (typeof email === 'string') found.push({ ...row, email });
	}
}
