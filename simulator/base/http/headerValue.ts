/** A header such as `form-data; name="a"; filename="b.txt"`. */
export interface HeaderValue {
	/** What stands before the first semicolon, in lower case. */
	readonly value: string;
	/** By name in lower case; an extended parameter (`name*`, RFC 8187) takes the plain one's place. */
	readonly parameters: ReadonlyMap<string, string>;
}

/** A quoted text, where `\"` and `\\` are escapes and any other backslash stays, or bare text. */
const PARAMETER = /;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gu;
const EXTENDED = /^([\w-]+)'[^']*'(.*)$/u;

/** Splits a header into its value and its parameters; what cannot be read is left out. */
export function readHeaderValue(text: string): HeaderValue {
	const parameters = new Map<string, string>();
	const extended = new Map<string, string>();
	for (const [, name = '', quoted, bare = ''] of text.matchAll(PARAMETER)) {
		const value = quoted?.replace(/\\(["\\])/gu, '$1') ?? bare.trim();
		const key = name.toLowerCase();
		if (!key.endsWith('*')) parameters.set(key, value);
		else extended.set(key.slice(0, -1), decodeExtended(value) ?? value);
	}
	return {
		value: (text.split(';', 1)[0] ?? '').trim().toLowerCase(),
		parameters: new Map([...parameters, ...extended]),
	};
}

/** `UTF-8''%E4%B8%AD` → `中`; undefined where it is not of that form. */
function decodeExtended(text: string): string | undefined {
	const [, charset = '', encoded = ''] = EXTENDED.exec(text) ?? [];
	const bytes = Buffer.from(
		encoded.replace(/%([0-9a-f]{2})/giu, (_escape, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16)),
		),
		'latin1',
	);
	switch (charset.toLowerCase()) {
		case 'utf-8':
			return bytes.toString('utf8');
		case 'iso-8859-1':
			return bytes.toString('latin1');
		default:
			return undefined;
	}
}
