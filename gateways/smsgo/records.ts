import { parseLosslessJson, type Json } from '../../transport/decode/json';
import { parseKeyValueLines, parseRows } from '../../transport/decode/lines';
import { UnreadableText } from '../../transport/decode/unreadable';
import { parseXml } from '../../transport/decode/xml';
import { ATTRIBUTE_PREFIX, TEXT_KEY, type XmlNode } from '../../transport/decode/xmlNode';

/**
 * One record of a response, whichever of the vendor's forms it came in: names in lower case, the
 * recipient always `dstaddr`, a bare number under `bare`.
 */
export type SmsgoRecord = Readonly<Record<string, string>>;

// The order of query.asp and queryBulk.asp (chapter 1); the latter has the fourth.
const COLUMNS = ['statuscode', 'statusstr', 'dstaddr', 'msgid'] as const;
/** What is another number where a part of it is missing. */
const NUMBERS: ReadonlySet<string | undefined> = new Set([
	'cellphone',
	'dstaddr',
	'msgid',
	'point',
]);

/**
 * Reads a response in any form: JSON as in the samples of chapter 6 (invalid there: a comma too many),
 * XML, which is promised and never shown, `key=value` lines, rows with bars, or one bare number.
 *
 * @param isMaybeCut whether what stands last in lines or rows may be a part of it: a wrong ID or number
 * is worse than none, which it then is
 * @throws UnreadableText when it is none of these, such as a page or an empty body
 */
export function readRecords(text: string, isMaybeCut = false): SmsgoRecord[] {
	const body = text.trim();
	if (/^[{[]/u.test(body)) return leaves(parseLosslessJson(body));
	if (body.startsWith('<')) return leaves(parseXml(body));
	if (/^-?\d+$/u.test(body)) return [{ bare: body }];
	if (/(?:^|[\r\n])[^|\r\n=]*=/u.test(body)) {
		const lines = isMaybeCut ? withoutLastNumber(body) : body;
		return [withRecipient(Object.fromEntries(parseKeyValueLines(lines)))];
	}
	if (body.includes('|')) {
		const rows = parseRows(body, '|');
		const last = rows.at(-1);
		if (isMaybeCut && NUMBERS.has(COLUMNS[(last?.length ?? 0) - 1])) last?.pop();
		return rows.map(byColumn);
	}
	throw new UnreadableText(body === '' ? 'it is empty' : 'it has no form that is known');
}

/** Lines without the last one, where a number stands in it. */
function withoutLastNumber(body: string): string {
	const start = Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r')) + 1;
	const [name = ''] = body.slice(start).split('=', 1);
	return NUMBERS.has(name.trim().toLowerCase()) ? body.slice(0, start) : body;
}

function byColumn(cells: readonly string[]): SmsgoRecord {
	return Object.fromEntries(
		COLUMNS.flatMap((name, index) => {
			const cell = cells[index];
			return cell === undefined ? [] : [[name, cell]];
		}),
	);
}

/** The innermost objects that carry scalars, at whatever depth the vendor wrapped them. */
function leaves(node: Json | XmlNode): SmsgoRecord[] {
	if (Array.isArray(node)) return node.flatMap(leaves);
	if (typeof node !== 'object' || node === null) return [];
	const scalars: Record<string, string> = {};
	const nested: SmsgoRecord[][] = [];
	for (const [name, value] of Object.entries(node)) {
		// Attributes carry namespaces and types, and an element that has one is still a scalar.
		if (name.startsWith(ATTRIBUTE_PREFIX)) continue;
		const scalar = scalarOf(value);
		if (scalar === undefined) nested.push(leaves(value));
		else scalars[name.toLowerCase()] = scalar.trim();
	}
	return [Object.keys(scalars).length === 0 ? [] : withRecipient(scalars), ...nested].flat();
}

function scalarOf(node: Json | XmlNode): string | undefined {
	if (typeof node === 'string') return node;
	if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
	const { [TEXT_KEY]: text, ...others } = node;
	const hasChildren = Object.keys(others).some((name) => !name.startsWith(ATTRIBUTE_PREFIX));
	return typeof text === 'string' && !hasChildren ? text : undefined;
}

function withRecipient(record: Record<string, string>): SmsgoRecord {
	if (record['cellphone'] === undefined) return record;
	const { cellphone, ...rest } = record;
	return { dstaddr: cellphone, ...rest };
}
