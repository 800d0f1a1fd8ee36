import { UnreadableText } from '../../transport/decode/unreadable';
import { parseXml } from '../../transport/decode/xml';
import type { XmlNode } from '../../transport/decode/xmlNode';

/** An ampersand that begins no reference: then it is one that was not escaped, and nothing else. */
const STRAY = /&(?!(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);)/giu;
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/**
 * A document of U-Mail's, which often leaves the `&` of a name or a link as it is.
 *
 * @throws UnreadableText as {@link parseXml}
 */
export function parseDocument(xml: string): { [root: string]: XmlNode } {
	try {
		return parseXml(xml);
	} catch (cause) {
		const mended = cause instanceof UnreadableText ? withReferences(xml) : xml;
		if (mended === xml) throw cause;
		return parseXml(mended);
	}
}

/** Escapes what begins no reference; in CDATA nothing is one. */
function withReferences(xml: string): string {
	let mended = '';
	for (let at = 0; ;) {
		const start = xml.indexOf(CDATA, at);
		const end = start < 0 ? -1 : xml.indexOf(CDATA_END, start);
		mended += xml.slice(at, end < 0 ? undefined : start).replace(STRAY, '&amp;');
		if (end < 0) return mended;
		at = end + CDATA_END.length;
		mended += xml.slice(start, at);
	}
}
