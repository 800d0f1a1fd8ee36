/**
 * An element: its text, or its children by name where it has children or attributes (attributes as
 * `@_name`, text beside them as `#text`), or a list of elements of one name.
 */
export type XmlNode = string | XmlNode[] | { [name: string]: XmlNode };

/** Where an element that has attributes or children keeps its own text. */
export const TEXT_KEY = '#text';
/** What stands before the name of an attribute. */
export const ATTRIBUTE_PREFIX = '@_';

/** The value in an element's text. Some gateways write `![CDATA[…]]` with its angle brackets lost. */
export function xmlValue(text: string): string {
	const value = text.trim();
	return value.startsWith('![CDATA[') && value.endsWith(']]') ? value.slice(8, -2).trim() : value;
}
