import { sha256 } from '../../messaging/digest';
import { LRUCache } from '../../transport/libraries';
import { describeType, fileTypeOf, HEAD_BYTES, type MmsFileType } from './attachment';
import { base64Length, MAX_BYTES } from './size';

/** A file that can be read. */
export interface FileSource {
	/** Equal for sources with the same content. */
	readonly key: string;
	/** Bytes, where they are known. */
	readonly length: number | undefined;
	open(): Promise<AsyncIterable<unknown> & { destroy(): unknown }>;
}

/** A file that has been read and encoded. */
export interface EncodedFile {
	readonly bytes: number;
	/** Undefined where Mitake takes no such file. */
	readonly type: MmsFileType | undefined;
	/** What it is, for showing. */
	readonly description: string;
	/** Base64; empty where the file alone is too large for a message. */
	readonly content: string;
	/** Of the content: equal for equal files. */
	readonly digest: string;
}

/** Most files of one run that are kept: each has up to 400 KB in memory. */
const MOST_FILES = 32;

/** Reads files as streams, and encodes each one once for all the items that share it. */
export class FileEncoder {
	private readonly encoded = new LRUCache<string, EncodedFile>({ max: MOST_FILES });

	/** @throws whatever the source throws */
	async encode(source: FileSource): Promise<EncodedFile> {
		const known = this.encoded.get(source.key);
		if (known !== undefined) return known;
		const file = await this.read(source);
		this.encoded.set(source.key, file);
		return file;
	}

	private async read(source: FileSource): Promise<EncodedFile> {
		const { length } = source;
		if (length !== undefined && isTooLarge(length)) return tooLarge(length);
		const chunks: Uint8Array[] = [];
		let bytes = 0;
		const stream = await source.open();
		try {
			for await (const chunk of stream) {
				const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
				if (!(piece instanceof Uint8Array)) throw new TypeError('The file is no stream of bytes');
				bytes += piece.length;
				// Read to its end, so that its weight can be told, and not kept.
				if (!isTooLarge(bytes)) chunks.push(piece);
			}
		} finally {
			stream.destroy();
		}
		if (isTooLarge(bytes)) return tooLarge(bytes);
		const whole = Buffer.concat(chunks);
		const head = whole.subarray(0, HEAD_BYTES);
		return {
			bytes,
			type: fileTypeOf(head),
			description: describeType(head),
			content: whole.toString('base64'),
			digest: sha256(whole),
		};
	}
}

function isTooLarge(bytes: number): boolean {
	return base64Length(bytes) > MAX_BYTES;
}

function tooLarge(bytes: number): EncodedFile {
	return { bytes, type: undefined, description: '', content: '', digest: '' };
}
