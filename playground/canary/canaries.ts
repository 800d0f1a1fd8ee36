import { createHash } from 'node:crypto';
import { PASSWORDS } from '../../simulator/vendors';

/** A text that must turn up nowhere. */
interface Canary {
	/** Whose password, and how it is written. */
	readonly name: string;
	readonly bytes: Buffer;
}

/** How a password may be written where somebody forgot that it is one. */
const FORMS: Readonly<Record<string, (password: string) => readonly string[]>> = {
	'as it is': (password) => [password],
	'percent-encoded': (password) => [
		encodeURIComponent(password),
		encodeURIComponent(password).toLowerCase(),
		encodeURIComponent(encodeURIComponent(password)),
		new URLSearchParams({ p: password }).toString().slice(2),
	],
	'escaped for JSON or XML': (password) => [
		password.replace('&', '\\u0026'),
		password.replace('&', '&amp;'),
		password.replace('&', '&#38;'),
	],
	'in base64': (password) => [0, 1, 2].flatMap((before) => inBase64(password, before)),
	'as MD5': (password) => {
		const md5 = createHash('md5').update(password).digest('hex');
		return [md5, md5.toUpperCase()];
	},
	'as hex': (password) => [Buffer.from(password).toString('hex')],
	'in UTF-16': (password) => [Buffer.from(password, 'utf16le').toString('latin1')],
};

const canaries: readonly Canary[] = Object.entries(PASSWORDS).flatMap(([account, password]) =>
	Object.entries(FORMS).flatMap(([form, write]) =>
		[...new Set(write(password))].map((text) => ({
			name: `the password of ${account} ${form}`,
			bytes: Buffer.from(text, 'latin1'),
		})),
	),
);

/** Bytes of the longest form: two pieces of a file must overlap by so many. */
export const LONGEST = Math.max(...canaries.map(({ bytes }) => bytes.length));

/** Which passwords stand in some bytes, and how: empty where all is well. */
export function canariesIn(bytes: Uint8Array | string): string[] {
	const buffer = Buffer.from(bytes);
	return [
		...new Set(canaries.filter((canary) => buffer.includes(canary.bytes)).map(({ name }) => name)),
	];
}

/** The passwords in all their forms, for a test that plants them. */
export function plantedTexts(): readonly string[] {
	return canaries.map(({ bytes }) => bytes.toString('latin1'));
}

/** The middle of base64 that has a password after so many bytes: its ends belong to its neighbours. */
function inBase64(password: string, before: number): string[] {
	const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(password)]).toString('base64');
	const start = before === 0 ? 0 : before + 1;
	return [encoded.replace(/={1,2}$/u, '').slice(start, -1)];
}
