import { isUtf8 } from 'node:buffer';

/** One `name=value` pair of a query string or of a form body. */
export interface Field {
	/** Decoded once, in lower case: names are case-insensitive. */
	readonly name: string;
	/** Percent-decoded exactly once, as UTF-8. */
	readonly value: string;
	/** As it came over the wire. */
	readonly raw: string;
	readonly source: 'query' | 'form';
	/**
	 * How often the raw text can be percent-decoded until no `%XX` is left: 0 nothing was encoded,
	 * 1 encoded once, 2 or more suggests double encoding. A hint, not a proof: a text or URL may
	 * contain a `%XX` of its own.
	 */
	readonly decodes: number;
	/** False when the decoded bytes are no UTF-8 (they then show up as U+FFFD). */
	readonly isUtf8: boolean;
}

const ESCAPE = /%[0-9a-f]{2}/i;
const NEEDS_DECODING = /[%+\u0080-\uffff]/;
const MOST_DECODES = 5;

function hexDigit(text: string, index: number): number {
	return Number.parseInt(text.charAt(index), 16);
}

/** The bytes behind form-urlencoded text: `+` is a blank; an escape that is none stays as it is. */
function decodeBytes(raw: string): Buffer {
	const bytes = Buffer.alloc(raw.length);
	let length = 0;
	for (let index = 0; index < raw.length; index++) {
		const character = raw.charAt(index);
		const high = character === '%' ? hexDigit(raw, index + 1) : Number.NaN;
		const low = character === '%' ? hexDigit(raw, index + 2) : Number.NaN;
		if (Number.isNaN(high) || Number.isNaN(low)) {
			bytes[length++] = character === '+' ? 0x20 : raw.charCodeAt(index);
		} else {
			bytes[length++] = high * 16 + low;
			index += 2;
		}
	}
	return bytes.subarray(0, length);
}

function countDecodes(raw: string, value: string): number {
	if (!ESCAPE.test(raw)) return 0;
	let decodes = 1;
	let text = value;
	while (decodes < MOST_DECODES && ESCAPE.test(text)) {
		text = decodeBytes(Buffer.from(text, 'utf8').toString('latin1')).toString('utf8');
		decodes++;
	}
	return decodes;
}

function decodeText(raw: string): string {
	return NEEDS_DECODING.test(raw) ? decodeBytes(raw).toString('utf8') : raw;
}

/** Splits form-urlencoded text, given byte for byte as latin1, into its fields. */
export function readFields(text: string, source: Field['source']): Field[] {
	const pairs = text.split('&').filter((pair) => pair !== '');
	return pairs.map((pair) => {
		const equals = pair.indexOf('=');
		const raw = equals < 0 ? '' : pair.slice(equals + 1);
		const bytes = NEEDS_DECODING.test(raw) ? decodeBytes(raw) : undefined;
		const value = bytes?.toString('utf8') ?? raw;
		return {
			name: decodeText(equals < 0 ? pair : pair.slice(0, equals)).toLowerCase(),
			value,
			raw,
			source,
			decodes: countDecodes(raw, value),
			isUtf8: bytes === undefined || isUtf8(bytes),
		};
	});
}

/**
 * The fields by name. As in ASP and ASP.NET the query string wins over the form, and a name that
 * occurs twice in one of them holds both values with a comma between.
 */
export function mergeFields(query: readonly Field[], form: readonly Field[]): Map<string, Field> {
	const merged = new Map<string, Field>();
	for (const field of [...query, ...form]) {
		const earlier = merged.get(field.name);
		if (earlier === undefined) merged.set(field.name, field);
		else if (earlier.source === field.source) merged.set(field.name, joinFields(earlier, field));
	}
	return merged;
}

function joinFields(first: Field, second: Field): Field {
	return {
		...first,
		value: `${first.value},${second.value}`,
		raw: `${first.raw},${second.raw}`,
		decodes: Math.max(first.decodes, second.decodes),
		isUtf8: first.isUtf8 && second.isUtf8,
	};
}

/** The same text with the values of `names` (lower case) replaced by `***`. */
export function maskFields(text: string, names: readonly string[]): string {
	return text
		.split('&')
		.map((pair) => {
			const equals = pair.indexOf('=');
			if (equals < 0) return pair;
			const name = decodeText(pair.slice(0, equals)).toLowerCase();
			return names.includes(name) ? `${pair.slice(0, equals)}=***` : pair;
		})
		.join('&');
}
