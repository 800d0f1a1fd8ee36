import { accepted, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { findValue } from '../../transport/decode/find';
import { UnreadableText } from '../../transport/decode/unreadable';
import { parseXml } from '../../transport/decode/xml';
import { ATTRIBUTE_PREFIX, type XmlNode } from '../../transport/decode/xmlNode';
import { unreadable } from '../../transport/failures';
import type { Response } from '../../transport/response';
import { readCode } from './codes';
import { parseCsv } from './csv';

/** The fields of a response, in the order in which the document lists them. */
const FIELDS = ['errorcode', 'errormsg', 'groupid'] as const;

/** A response by the names of its fields in lower case; what it does not have is absent. */
export type CloudmaxAnswer = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

/**
 * Reads a response in any of the document's three forms; a file (Content-Disposition: attachment) holds
 * one of the other two. The root of the XML and the layout of the CSV are not documented: fields
 * count in any case at any depth, under a heading, beside their names, or in the document's order.
 * ASP.NET can put the whole into an element as its text, and the HTML of its page behind it.
 *
 * @throws UnreadableText when it is none of these, such as a page or an empty body
 */
export function parseAnswer(text: string): CloudmaxAnswer {
	const body = text.trim();
	if (body.startsWith('<')) return fromXml(body);
	const lines = beforePage(body);
	if (lines === '') throw new UnreadableText('it is empty');
	return fromLines(lines) ?? fromCsv(lines);
}

function fromXml(body: string): CloudmaxAnswer {
	const document = documentOf(body);
	const answer = answerOf((name) => findValue(document, name));
	const inner = Object.keys(answer).length > 0 ? undefined : soleText(document);
	return inner === undefined ? answer : parseAnswer(inner);
}

function documentOf(body: string): XmlNode {
	const elements = body.replace(/^<\?xml\s[^>]*>\s*/iu, '');
	const isRootless = /^<(?:errorcode|errormsg|groupid)[\s/>]/iu.test(elements);
	try {
		return parseXml(isRootless ? `<answer>${elements}</answer>` : body);
	} catch (cause) {
		const before = beforePage(body);
		if (before === body) throw cause;
		return documentOf(before);
	}
}

/** How the HTML of a page begins. */
const PAGE = /<(?:!doctype\s|(?:html|head|body|form|div|script)[\s>])/iu;

/** What stands before the HTML of a page; all of a text that is one, or has none. */
function beforePage(body: string): string {
	const start = body.search(PAGE);
	return start > 0 ? body.slice(0, start).trimEnd() : body;
}

/** The text of a document that has no other; undefined where it has several, or none. */
function soleText(node: XmlNode): string | undefined {
	if (typeof node === 'string') return node === '' ? undefined : node;
	const children = Object.entries(node).filter(([name]) => !name.startsWith(ATTRIBUTE_PREFIX));
	const [only, ...others] = children;
	return only === undefined || others.length > 0 ? undefined : soleText(only[1]);
}

/** `NAME=value` or `NAME: value`, a line each; undefined where the first line is none. */
function fromLines(body: string): CloudmaxAnswer | undefined {
	const line = /^[ \t"]*(\w+)[ \t"]*[=:](.*)$/gmu;
	const values = new Map<string, string>();
	for (const { index, 1: name = '', 2: value = '' } of body.matchAll(line)) {
		if (values.size === 0 && index > 0) return undefined;
		const key = name.toLowerCase();
		// A message can have lines of its own, which stand behind the marker.
		if (!values.has(key)) values.set(key, unquoted(value));
	}
	return values.size === 0 ? undefined : answerOf((name) => values.get(name));
}

function fromCsv(body: string): CloudmaxAnswer {
	const separator = ([',', ';', '\t'] as const).find((one) => body.includes(one));
	if (separator === undefined) throw unknownForm();
	const rows = parseCsv(body, separator);
	const [first = [], second = []] = rows;
	const heading = first.map((cell) => cell.toLowerCase());
	const known = heading.filter((cell) => FIELDS.some((field) => field === cell));
	if (known.length > 1) return answerOf((name) => second[heading.indexOf(name)]);
	if (known.length === 1 && heading[0] === known[0]) {
		const pairs = new Map(rows.map(([name = '', value = '']) => [name.toLowerCase(), value]));
		return answerOf((name) => pairs.get(name));
	}
	if (!/^\d{1,4}$/u.test(first[0] ?? '')) throw unknownForm();
	return answerOf((name) => first[FIELDS.indexOf(name)]);
}

function answerOf(valueOf: (name: (typeof FIELDS)[number]) => string | undefined): CloudmaxAnswer {
	return Object.fromEntries(
		FIELDS.flatMap((name) => {
			const value = valueOf(name)?.trim();
			return value === undefined ? [] : [[name, value]];
		}),
	);
}

function unquoted(text: string): string {
	return /^\s*"(.*)"\s*$/u.exec(text)?.[1] ?? text;
}

function unknownForm(): UnreadableText {
	return new UnreadableText('it has no form that is known');
}

/**
 * Reads the answer to any request: accepted means that ErrorCode is exactly 0. HTTP 200 alone says
 * nothing, and neither does an empty ErrorMsg.
 */
export function readAnswer(response: Response): Outcome<CloudmaxAnswer> {
	if (response.status !== 200) return unrecognised(response);
	const body = response.text('big5');
	const { groupid, ...answer } = parseAnswer(body);
	const { errorcode: code = '', errormsg: text = '' } = answer;
	if (code === '') return unrecognised(response);
	if (code === '0') {
		// A part of an ID is another ID, which is worse than none.
		const isWhole = groupid !== undefined && !(response.isMaybeCut && body.endsWith(groupid));
		return accepted(isWhole ? { ...answer, groupid } : answer);
	}
	const { isProven, failure } = readCode(code, text, (shown) => response.show(shown));
	return isProven ? rejected(failure) : unknown(failure);
}

function unrecognised<T>(response: Response): Outcome<T> {
	const { status } = response;
	const reason =
		status === 200
			? "Cloudmax's answer has no ErrorCode"
			: `Cloudmax answered with HTTP status ${status}`;
	const advice = status === 405 ? "Choose the other 'Request Method' in the credential." : '';
	return unknown({ ...unreadable(status, response.excerpt(), reason), advice });
}

/** The ID that the vendor tells; null where it confirms a tag and tells none. */
export function idOf(outcome: Outcome<CloudmaxAnswer>): Outcome<string | null> {
	if (outcome.outcome !== 'accepted') return outcome;
	const { groupid = '' } = outcome.value;
	return accepted(groupid === '' ? null : groupid);
}
