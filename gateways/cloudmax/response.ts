import { accepted, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { findValue } from '../../transport/decode/find';
import { UnreadableText } from '../../transport/decode/unreadable';
import { parseXml } from '../../transport/decode/xml';
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
 *
 * @throws UnreadableText when it is none of these, such as a page or an empty body
 */
export function parseAnswer(text: string): CloudmaxAnswer {
	const body = text.trim();
	if (body === '') throw new UnreadableText('it is empty');
	return body.startsWith('<') ? fromXml(body) : (fromLines(body) ?? fromCsv(body));
}

function fromXml(body: string): CloudmaxAnswer {
	const elements = body.replace(/^<\?xml\s[^>]*>\s*/iu, '');
	const isRootless = /^<(?:errorcode|errormsg|groupid)[\s/>]/iu.test(elements);
	const document = parseXml(isRootless ? `<answer>${elements}</answer>` : body);
	return answerOf((name) => findValue(document, name));
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
