import { accepted, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { findAll, findValue, parseXml, type XmlNode } from '../../transport/decode/xml';
import { UnreadableText } from '../../transport/decode/unreadable';
import { unreadable } from '../../transport/failures';
import type { Reply } from '../../transport/reply';
import { readWord, signInRefused } from './codes';
import { readRow, type Row } from './rows';

/** What a write came to. */
export interface Written {
	/** Of what was made, where the vendor tells it; null otherwise. */
	readonly id: string | null;
}

type Document = Readonly<Record<string, XmlNode>>;

/**
 * Reads the reply to a write: done means the status `success`, and nothing else. The new id stands
 * in `<id>` (5.1), or alone in `<data>` (5.2).
 */
export function readWritten(reply: Reply): Outcome<Written> {
	return read(reply, (document) => {
		const status = rootOf(document, 'result') && findValue(document, 'status');
		if (status !== 'success') return undefined;
		const id = findValue(document, 'id') ?? '';
		const data = findValue(document, 'data') ?? '';
		return accepted({ id: [id, data].find((text) => /^\d+$/u.test(text)) ?? null });
	});
}

/**
 * A reader of lists: rows of `element` in a document whose root is `root`. None and one are lists
 * too.
 */
export function readRows(root: string, element: string): (reply: Reply) => Outcome<Row[]> {
	return (reply) =>
		read(reply, (document) =>
			rootOf(document, root) ? accepted(findAll(document, element).map(readRow)) : undefined,
		);
}

/** A reader of one thing, whose fields stand in the root. */
export function readOne(root: string): (reply: Reply) => Outcome<Row> {
	return (reply) =>
		read(reply, (document) => {
			if (!rootOf(document, root)) return undefined;
			const [row = {}] = Object.values(document).map(readRow);
			return Object.values(row).every((cell) => cell === '' || cell === null)
				? rejected({
						code: 'EMPTY',
						text: '',
						reason: 'U-Mail has nothing under that ID',
						advice: 'Check it, and that it belongs to this account.',
					})
				: accepted(row);
		});
}

/**
 * Reads a document, and what stands in the place of one: a refusal to sign in, a `<result>` that is
 * no success, a page.
 *
 * @param take undefined where the document is not the one that was asked for
 */
function read<T>(reply: Reply, take: (document: Document) => Outcome<T> | undefined): Outcome<T> {
	if (reply.status === 401) return rejected(signInRefused('HTTP 401', reply.excerpt()));
	const document = documentOf(reply);
	if (typeof document === 'string') {
		return unknown(unreadable(reply.status, reply.excerpt(), document));
	}
	const status = rootOf(document, 'result') ? (findValue(document, 'status') ?? '') : 'success';
	if (status !== 'success' && status !== '') {
		return rejected(readWord(reply.show(status), reply.show(findValue(document, 'data') ?? '')));
	}
	const taken = reply.status === 200 ? take(document) : undefined;
	if (taken !== undefined) return taken;
	const why = `U-Mail's answer is not the one that belongs to this operation`;
	return unknown(unreadable(reply.status, reply.excerpt(), why));
}

/** The document of a reply, or why there is none. */
function documentOf(reply: Reply): Document | string {
	if (reply.status >= 500) return `U-Mail answered with HTTP status ${reply.status}`;
	const text = reply.text('gb18030');
	if (text.trim() === '') return "U-Mail's answer is empty";
	try {
		return parseXml(text.slice(Math.max(0, text.indexOf('<?xml'))));
	} catch (cause) {
		if (!(cause instanceof UnreadableText)) throw cause;
		return `U-Mail's answer could not be understood: ${cause.message}`;
	}
}

function rootOf(document: Document, name: string): boolean {
	return Object.keys(document).some((root) => root.toLowerCase() === name);
}
