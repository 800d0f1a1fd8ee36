import { xmlValue, type XmlNode } from './xmlNode';
import { xmlReferences } from './xmlReferences';

type Children = Record<string, XmlNode>;

/** An element whose end has not been met. */
interface Open {
	readonly name: string;
	readonly children: Children;
}

const DECLARATION =
	/^<\?xml version="1\.\d"(?: encoding="[\w.-]+")?(?: standalone="(?:yes|no)")? ?\?>[ \t\n]*/u;
const BLANK = /^[ \t\n]*$/u;
/** The beginning of a start tag without attributes. */
const TAG = /<([A-Za-z_][\w.-]*)(?=\/?>)/uy;
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';
const STRAY_AMPERSAND = /&(?!(?:#\d+|#x[\da-f]+|[a-z]+);)/iu;
/** Far below what a whole parser takes. */
const DEEPEST = 20;

/**
 * Reads XML of the kind that gateways write their lists in: elements without attributes, and in each
 * either text, or one CDATA section, or elements. It does so some ten times as fast as a parser
 * that knows everything, which a list of thousands would otherwise spend its time in.
 *
 * @param xml without blanks around it, and without NUL
 * @param arrays names, in lower case, of elements that are lists even where there is one
 * @returns undefined for whatever else there is in XML, and for what is not well-formed: a whole
 * parser has to judge that
 */
export function plainXml(
	xml: string,
	arrays: ReadonlySet<string>,
): { [root: string]: XmlNode } | undefined {
	// XML has one kind of line break.
	const text = xml.includes('\r') ? xml.replace(/\r\n?/gu, '\n') : xml;
	return new PlainReader(text, arrays).read();
}

const LESS = 0x3c;
const GREATER = 0x3e;

class PlainReader {
	private readonly open: Open[] = [];
	private readonly document: Children = {};
	/** By name, the name that came next last time: in a list it nearly always comes again. */
	private readonly following = new Map<string, string>();
	private latest = '';
	private at = 0;

	constructor(
		private readonly xml: string,
		private readonly arrays: ReadonlySet<string>,
	) {}

	read(): { [root: string]: XmlNode } | undefined {
		const { xml, open } = this;
		this.at = DECLARATION.exec(xml)?.[0].length ?? 0;
		while (this.at < xml.length) {
			const isRead = xml.startsWith('</', this.at) ? this.readEnd() : this.readStart();
			if (!isRead || (open.length === 0 && this.at < xml.length)) return undefined;
		}
		return open.length === 0 && this.latest !== '' ? this.document : undefined;
	}

	/** Reads a start tag, and the whole element where it has no elements in it. */
	private readStart(): boolean {
		const { xml } = this;
		const name = this.readName();
		if (name === undefined) return false;
		if (xml.startsWith('/>', this.at)) {
			this.at += 2;
			return this.add(name, '');
		}
		const from = this.at + 1;
		const next = xml.indexOf('<', from);
		if (next < 0 || xml.charCodeAt(this.at) !== GREATER) return false;
		if (xml.startsWith('</', next)) {
			const value = valueOf(xml.slice(from, next));
			this.at = next;
			return value !== undefined && this.skipEnd(name) && this.add(name, value);
		}
		this.at = from;
		if (xml.startsWith(CDATA, next)) return this.readCdata(name, next);
		if (this.open.length >= DEEPEST || !isBlank(xml.slice(from, next))) return false;
		this.at = next;
		this.open.push({ name, children: {} });
		return true;
	}

	/** Reads the name of a start tag; names that objects have anyway are a parser's to refuse. */
	private readName(): string | undefined {
		const { xml, at, latest, following } = this;
		const guess = following.get(latest);
		// To compare is much faster than to cut out a name and look up whether it is one.
		const isGuess =
			guess !== undefined &&
			xml.charCodeAt(at + guess.length + 1) === GREATER &&
			xml.startsWith(guess, at + 1);
		if (isGuess) {
			this.latest = guess;
			this.at = at + 1 + guess.length;
			return guess;
		}
		TAG.lastIndex = at;
		const name = TAG.exec(xml)?.[1];
		if (name === undefined || name in {} || name === 'prototype') return undefined;
		following.set(latest, name);
		this.latest = name;
		this.at = at + 1 + name.length;
		return name;
	}

	private readCdata(name: string, start: number): boolean {
		const { xml } = this;
		const from = start + CDATA.length;
		const to = xml.indexOf(CDATA_END, from);
		const end = to < 0 ? -1 : xml.indexOf('<', to);
		if (end < 0) return false;
		const isAlone = isBlank(xml.slice(this.at, start)) && isBlank(xml.slice(to + 3, end));
		this.at = end;
		return isAlone && this.skipEnd(name) && this.add(name, detached(xmlValue(xml.slice(from, to))));
	}

	/** Reads the end of an element that has elements in it. */
	private readEnd(): boolean {
		const element = this.open.pop();
		if (element === undefined) return false;
		return this.skipEnd(element.name) && this.add(element.name, element.children);
	}

	private skipEnd(name: string): boolean {
		const { xml, at } = this;
		if (!xml.startsWith('</', at) || !xml.startsWith(name, at + 2)) return false;
		const behind = at + 2 + name.length;
		if (xml.charCodeAt(behind) === GREATER) {
			this.at = behind + 1;
			return true;
		}
		const end = xml.indexOf('>', behind);
		if (end < 0 || !isBlank(xml.slice(behind, end))) return false;
		this.at = end + 1;
		return true;
	}

	/** Puts an element where it belongs, and passes over the blanks to the next. */
	private add(name: string, node: XmlNode): boolean {
		const { xml, open, arrays } = this;
		const siblings = open.at(-1)?.children ?? this.document;
		const other = siblings[name];
		if (other === undefined) {
			const isList = arrays.size > 0 && arrays.has(name.toLowerCase());
			siblings[name] = isList ? [node] : node;
		} else if (Array.isArray(other)) other.push(node);
		else siblings[name] = [other, node];
		if (xml.charCodeAt(this.at) === LESS) return true;
		const next = xml.indexOf('<', this.at);
		const rest = xml.slice(this.at, next < 0 ? undefined : next);
		this.at += rest.length;
		return isBlank(rest);
	}
}

function valueOf(text: string): string | undefined {
	if (text === '') return text;
	if (text.includes(CDATA_END)) return undefined;
	if (!text.includes('&')) return detached(xmlValue(text));
	return STRAY_AMPERSAND.test(text) ? undefined : xmlValue(xmlReferences.decode(text));
}

function isBlank(text: string): boolean {
	return text === '' || BLANK.test(text);
}

/**
 * V8 cuts nothing of 13 characters or more out of a text, but keeps the whole of it in memory beside
 * the place; appended to something it has to be copied.
 */
function detached(text: string): string {
	return text.length < 13 ? text : ` ${text}`.slice(1);
}
