import { isBlank } from '../../messaging/characters';
import { filetypeinfo } from '../../transport/libraries';
import { isMp3Frame, lookAlike } from './fileKind';

/** Characters of a file name (`attachName`): in UTF-16, which is the most that they can be counted as. */
const MAX_NAME = 50;
/** What no file can be called everywhere, and what cannot be written in a name. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/u;

/** What a type is called at the end of a file name; the first is used where another was there. */
const EXTENSIONS = {
	jpg: ['jpg', 'jpeg'],
	png: ['png'],
	gif: ['gif'],
	mp3: ['mp3'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A type of file that Mitake takes. */
export type MmsFileType = keyof typeof EXTENSIONS;

/** A file as Mitake gets it. */
export interface MmsAttachment {
	/** Up to 50 characters. */
	readonly name: string;
	/** `jpg`, `jpeg`, `png`, `gif` or `mp3`. */
	readonly type: string;
	/** Base64, without line breaks. */
	readonly content: string;
}

/** The beginning of a file, of which its type is told. */
export const HEAD_BYTES = 512;

/** What a file is by its content; undefined where Mitake takes no such file. */
export function fileTypeOf(head: Uint8Array): MmsFileType | undefined {
	const names = filetypeinfo(head).map(({ typename }) => typename);
	return typeNames.find((type) => names.includes(type)) ?? (isMp3Frame(head) ? 'mp3' : undefined);
}

const typeNames = ['jpg', 'png', 'gif', 'mp3'] as const satisfies readonly MmsFileType[];

/** What a file is that Mitake does not take, for showing: a MIME type where one is recognised. */
export function describeType(head: Uint8Array): string {
	const mime = filetypeinfo(head).find((info) => info.mime !== undefined)?.mime;
	return lookAlike(head) ?? mime ?? 'of no known type';
}

/**
 * The name and type under which a file travels. The ending is made to fit the type; a name that is
 * too long, or can be none, is replaced.
 *
 * @param number the place of the file in the message, from 1
 * @example nameAndType('photo.png', 'jpg', 1) // { name: 'photo.jpg', type: 'jpg' }
 */
export function nameAndType(
	fileName: string,
	type: MmsFileType,
	number: number,
): { readonly name: string; readonly type: string } {
	const start = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1;
	const base = fileName.slice(start).trim();
	const dot = base.lastIndexOf('.');
	const ending = dot < 1 ? '' : base.slice(dot + 1).toLowerCase();
	const extensions: readonly string[] = EXTENSIONS[type];
	const extension = extensions.includes(ending) ? ending : type;
	const stem = dot < 1 ? base : base.slice(0, dot);
	const name = `${stem}.${extension}`;
	const isFit = !isBlank(stem) && !stem.startsWith('.') && !UNFIT.test(stem);
	return isFit && name.length <= MAX_NAME
		? { name, type: extension }
		: { name: `attachment${number}.${extension}`, type: extension };
}

/** Attachments as JSON. Base64 has nothing that JSON escapes: what is encoded is not copied again. */
export function writeAttachments(attachments: readonly MmsAttachment[]): string {
	const entries = attachments.map(
		({ name, type, content }) =>
			`{"attachContent":"${content}","attachType":"${type}","attachName":${JSON.stringify(name)}}`,
	);
	return `[${entries.join(',')}]`;
}
