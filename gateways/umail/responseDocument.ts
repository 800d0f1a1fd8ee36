import { UnreadableText } from '../../transport/decode/unreadable';
import type { XmlNode } from '../../transport/decode/xmlNode';
import { parseDocument } from './documentXml';

/** The document in a response: the name of its root, in lower case, and what stands in it. */
export interface ResponseDocument {
	readonly root: string;
	readonly content: XmlNode;
}

/**
 * The document in the text of a response, or why there is none. What PHP writes before and after it, such
 * as a warning, is passed over; a page is none, even one that holds an element of the name.
 *
 * @param root the document that was asked for; a `<result>` can come in its place
 */
export function responseDocument(text: string, root: string): ResponseDocument | string {
	if (text.trim() === '') return "U-Mail's answer is empty";
	if (isPage(text)) return 'U-Mail answered with a web page';
	try {
		const [[name, content] = ['', '']] = Object.entries(parseDocument(inner(text, root)));
		return { root: name.toLowerCase(), content };
	} catch (cause) {
		if (!(cause instanceof UnreadableText)) throw cause;
		const where = cause.where === undefined ? '' : ` (${cause.where})`;
		return `U-Mail's answer could not be understood: ${cause.message}${where}`;
	}
}

/** Whether a page asks for a password: what a website shows to whom it does not know. */
export function isLoginPage(text: string): boolean {
	return isPage(text) && /<input\b[^<>]*\b(?:name|type)\s*=\s*["']?(?:passw|pwd)/iu.test(text);
}

function isPage(text: string): boolean {
	return /^\s*(?:<\?xml\b[^>]*>\s*)?<(?:!doctype\s+html|html)\b/iu.test(text);
}

/** Without a declaration too: 3.1 is shown without one. */
function inner(text: string, root: string): string {
	const names = `(?:${root}|result)`;
	const start = text.search(new RegExp(`<\\?xml\\b|<${names}[\\s/>]`, 'iu'));
	if (start < 0 || /<(?:!doctype|html)\b/iu.test(text.slice(0, start))) return text;
	const fromStart = text.slice(start).trimEnd();
	const isEnd = new RegExp(`</${names}\\s*>`, 'giu');
	const behind = fromStart.slice(-TAIL);
	const end = [...behind.matchAll(isEnd)].at(-1);
	if (end === undefined) return fromStart;
	return fromStart.slice(0, fromStart.length - behind.length + end.index + end[0].length);
}

/** How much of a response is searched for the end of its document: what may stand behind it is short. */
const TAIL = 4096;
