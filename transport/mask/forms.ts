import { encodeCharset } from '../libraries';
import { Needle } from './needle';
import { unitOfByte } from './views';

/** One way in which a secret can stand in a view of a text. */
export interface Form {
	readonly needle: Needle;
	/** Whether no letter or digit may be next to it. */
	readonly isWord: boolean;
	/**
	 * In base64 the characters at either end can hold bits of the neighbours too: they may be anything,
	 * and tell part of the secret's first and last character.
	 */
	readonly hasSharedStart?: boolean;
	readonly hasSharedEnd?: boolean;
	/** Whether `=` may follow, which is no part of what is looked for. */
	readonly isPadded?: boolean;
}

/** A shorter secret could stand inside a message id by chance, so it must be a word of its own. */
const SAFE_LENGTH = 6;

/** What a gateway, a browser or a proxy in Taiwan or China may write a secret's bytes in. */
const CHARSETS = ['utf8', 'windows-1252', 'big5', 'gb18030'] as const;

/** What a page with bytes in another charset can have been read in. */
const MISREADINGS = ['windows-1252', 'big5', 'gb18030', 'utf-8'] as const;

/** A secret as text: as typed, in the bytes of each charset, and in bytes that were read in another. */
export function textsOf(secret: string): string[] {
	const variants = variantsOf(secret);
	return [
		...new Set([
			...variants,
			...variants.flatMap((variant) => CHARSETS.map((charset) => inBytes(variant, charset))),
			...variants.flatMap((variant) => encodingsOf(variant).flatMap(misread)),
		]),
	];
}

/** Every form of a secret; a blank one has none. */
export function formsOf(secret: string): Form[] {
	return variantsOf(secret).flatMap((variant) => {
		const isWord = Array.from(variant).length < SAFE_LENGTH;
		const bytes = encodingsOf(variant);
		const hex = bytes.map((encoded) => encoded.toString('hex'));
		const texts = [...textsOf(variant), ...hex, ...hex.map((digits) => digits.toUpperCase())];
		return [
			...[...new Set(texts)].map((text) => ({ needle: needleOf(text), isWord })),
			...bytes.flatMap((encoded) => (isWord ? wholeBase64(encoded) : insideBase64(encoded))),
		];
	});
}

/** Whoever reads XML or a header takes away what is blank at the ends, and what is no character. */
function variantsOf(secret: string): string[] {
	if (secret.trim() === '') return [];
	const variants = [secret, secret.trim()];
	return [...new Set([...variants, ...variants.map((text) => Buffer.from(text).toString())])];
}

/** In a view, a run of white space is one blank. */
function needleOf(text: string): Needle {
	return new Needle(text.replace(/\s+/gu, ' '));
}

/** The bytes of a text in every charset that has all of its characters, each of them once. */
function encodingsOf(text: string): Buffer[] {
	const utf8 = Buffer.from(text);
	if (utf8.length === text.length) return [utf8];
	const others = CHARSETS.slice(1).flatMap((charset) => {
		const parts = Array.from(text, (character) => encoded(character, charset));
		const known = parts.filter((part) => part !== undefined);
		return known.length < parts.length ? [] : [Buffer.concat(known)];
	});
	return [utf8, ...others];
}

/** The bytes of a text as a view has them; what the charset lacks stands for itself, as in `%u` escapes. */
function inBytes(text: string, charset: (typeof CHARSETS)[number]): string {
	return text.replace(/\P{ASCII}/gu, (character) => {
		const bytes = encoded(character, charset);
		return bytes === undefined ? character : Array.from(bytes, unitOfByte).join('');
	});
}

function encoded(character: string, charset: (typeof CHARSETS)[number]): Buffer | undefined {
	const bytes = encodeCharset(character, charset);
	return bytes[0] === QUESTION_MARK && character !== '?' ? undefined : bytes;
}

/** What the encoder writes for a character that a charset lacks. */
const QUESTION_MARK = 0x3f;

function misread(bytes: Buffer): string[] {
	if (bytes.every((byte) => byte < 0x80)) return [];
	return [
		// Node reads headers so.
		bytes.toString('latin1'),
		...MISREADINGS.flatMap((charset) => {
			try {
				return [new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes)];
			} catch {
				return [];
			}
		}),
	];
}

function wholeBase64(bytes: Buffer): Form[] {
	return inBothAlphabets(bytes.toString('base64').replace(/={1,2}$/u, '')).map((text) => ({
		needle: new Needle(text),
		isWord: true,
		isPadded: true,
	}));
}

/** The three ways in which bytes can lie in base64, depending on how many precede them. */
function insideBase64(bytes: Buffer): Form[] {
	return [0, 2, 3].flatMap((ownStart, before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const isShared = text.endsWith('=');
		const own = text.replace(/={1,2}$/u, '').slice(ownStart, isShared ? -1 : undefined);
		return inBothAlphabets(own).map((core) => ({
			needle: new Needle(core),
			isWord: false,
			hasSharedStart: before > 0,
			hasSharedEnd: isShared,
			isPadded: isShared,
		}));
	});
}

/** Base64, and base64url where that differs. */
function inBothAlphabets(base64: string): string[] {
	return [...new Set([base64, base64.replaceAll('+', '-').replaceAll('/', '_')])];
}
