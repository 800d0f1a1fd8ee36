import { XMLParser, XMLValidator } from '../libraries';
import { plainXml } from './plainXml';
import { UnreadableText } from './unreadable';
import { ATTRIBUTE_PREFIX, TEXT_KEY, xmlValue, type XmlNode } from './xmlNode';
import { xmlReferences } from './xmlReferences';

/**
 * A whole XML document as an object with its root as only key. Values are text and trimmed, CDATA
 * included; character references and the entities of XML (and `&nbsp;`) are decoded, any other
 * entity stays as it was written. An element that repeats is a list, and so is every element whose
 * name (in any case) is in `arrays`; an element without content is the empty text.
 *
 * @example parseXml('<list><id>007</id></list>', { arrays: ['id'] }) // { list: { id: ['007'] } }
 * @throws UnreadableText for anything that is not one well-formed document, for HTML even if it is,
 * for a document type (its entities can expand without end), NUL, and more than 100 levels
 */
export function parseXml(
	text: string,
	options: { readonly arrays?: readonly string[] } = {},
): { [root: string]: XmlNode } {
	// Blanks, or a mark left over from decoding, would stand before the declaration.
	const xml = text.trim();
	const arrays = new Set(options.arrays?.map((name) => name.toLowerCase()));
	if (!xml.endsWith('>') || xml.includes('\0')) throw notXml();
	const document = plainXml(xml, arrays) ?? wholeXml(xml, arrays);
	if (typeof document === 'string' || Array.isArray(document)) throw notXml();
	// The validator overlooks what stands behind a root that closes itself; the parser drops text there
	// where it comes last, which the test for ">" has seen.
	const [root, ...others] = Object.entries(document);
	if (root === undefined || others.length > 0) throw notXml();
	const [name, content] = root;
	if (Array.isArray(content) && content.length !== 1) throw notXml();
	if (/^(?:.*:)?html$/iu.test(name)) throw new UnreadableText('The text is an HTML page, not XML');
	return document;
}

/** @param where it stops being one */
function notXml(where?: string): UnreadableText {
	return new UnreadableText('The text is not a well-formed XML document', where);
}

function wholeXml(xml: string, arrays: ReadonlySet<string>): XmlNode {
	// The parser alone believes a document that was cut short, so the validator is asked first.
	const verdict = XMLValidator.validate(xml);
	if (verdict !== true) throw notXml(`line ${verdict.err.line}, column ${verdict.err.col}`);
	return toNode(parse(xml, arrays));
}

function parse(xml: string, arrays: ReadonlySet<string>): unknown {
	const parser = new XMLParser({
		parseTagValue: false,
		parseAttributeValue: false,
		// Trimming piece by piece would join "a <![CDATA[b]]>" to "ab": done on whole values, below.
		trimValues: false,
		ignoreAttributes: false,
		ignorePiTags: true,
		attributeNamePrefix: ATTRIBUTE_PREFIX,
		textNodeName: TEXT_KEY,
		maxNestedTags: 100,
		jPath: false,
		isArray: (name) => arrays.has(name.toLowerCase()),
		entityDecoder: xmlReferences,
	});
	try {
		const document: unknown = parser.parse(xml);
		return document;
	} catch (error) {
		throw error instanceof UnreadableText ? error : notXml();
	}
}

function toNode(value: unknown): XmlNode {
	if (Array.isArray(value)) return value.map(toNode);
	if (typeof value !== 'object' || value === null) return xmlValue(String(value));
	const entries = Object.entries(value).map(([name, child]): [string, XmlNode] => [
		name,
		toNode(child),
	]);
	// Between child elements there is usually nothing but line breaks.
	const kept = entries.filter(([name, child]) => name !== TEXT_KEY || child !== '');
	const [only] = kept;
	if (only === undefined) return '';
	return kept.length === 1 && only[0] === TEXT_KEY ? only[1] : Object.fromEntries(kept);
}
