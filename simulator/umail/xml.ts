import { escapeText } from '../base/markup';
import type { UMailSettings } from './settings';

/** An XML element with text or elements inside. */
export interface XmlNode {
	readonly name: string;
	readonly value: string | readonly XmlNode[];
	/** Whether the document shows its text as CDATA; `broken` always without `<` and `>`. */
	readonly cdata?: boolean | 'broken';
}

export type XmlStyle = Pick<UMailSettings, 'layout' | 'cdata'>;

/** An element with plain text (a number is written in decimal) or with elements. */
export function element(name: string, value: string | number | readonly XmlNode[]): XmlNode {
	return { name, value: typeof value === 'number' ? `${value}` : value };
}

/** An element whose text the document shows as CDATA. */
export function cdata(name: string, value: string): XmlNode {
	return { name, value, cdata: true };
}

/** Elements with plain text, one for each property. */
export function elements(values: Readonly<Record<string, string | number>>): XmlNode[] {
	return Object.entries(values).map(([name, value]) => element(name, value));
}

/** An element of such elements. */
export function record(name: string, values: Readonly<Record<string, string | number>>): XmlNode {
	return element(name, elements(values));
}

function renderText(text: string, node: XmlNode, style: XmlStyle): string {
	const isPlain = node.cdata === undefined || node.cdata === false || style.cdata === 'none';
	if (isPlain) return escapeText(text);
	if (node.cdata === 'broken' || style.cdata === 'broken') return `![CDATA[${escapeText(text)}]]`;
	return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function render(node: XmlNode, style: XmlStyle, depth: number): string {
	const { name, value } = node;
	const isIndented = style.layout === 'indented';
	const inner = isIndented ? `\r\n${'  '.repeat(depth + 1)}` : '';
	const outer = isIndented ? `\r\n${'  '.repeat(depth)}` : '';
	// 4.8 shows `</fullname >` beside its broken CDATA.
	const blank = style.cdata === 'broken' && name === 'fullname' ? ' ' : '';
	const end = `</${name}${blank}>`;
	if (typeof value === 'string') {
		const text = renderText(value, node, style);
		return text === '' ? `<${name}>${end}` : `<${name}>${inner}${text}${outer}${end}`;
	}
	const children = value.map((child) => inner + render(child, style, depth + 1)).join('');
	return `<${name}>${children}${value.length === 0 ? '' : outer}${end}`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** A document; 3.1 is the one reply that is shown without a declaration. */
export function renderXml(root: XmlNode, style: XmlStyle, declaration: boolean): string {
	const start = declaration ? `${DECLARATION}${style.layout === 'indented' ? '\r\n' : ''}` : '';
	return start + render(root, style, 0);
}
