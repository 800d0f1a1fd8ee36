import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createFile, fileStream, openFile } from '../../platform/files';
import { pieceStream } from '../../platform/streams';
import { StringDecoder } from '../../platform/utf8';
import { codeAndText } from '../../transport/undici/thrown';

/** Bytes that are written together. */
const PIECE = 65_536;

/** A temporary file for texts that are too many to be held. */
export class Spool {
	/** Bytes that have been written. */
	length = 0;
	// One buffer for all of the file: strings that wait to be written together would outlive the
	// garbage around them, and fill the memory of a process that has much of it.
	private buffer = Buffer.allocUnsafe(2 * PIECE);
	private waiting = 0;

	private constructor(
		private readonly file: string,
		private readonly handle: FileHandle,
	) {}

	/** Makes a file that nobody else can read. */
	static async open(file: string): Promise<Spool> {
		return new Spool(file, await createFile(file));
	}

	/** Appends a text; it is not written before {@link flush}. */
	add(text: string): void {
		const most = this.waiting + 3 * text.length;
		if (most > this.buffer.length) {
			const larger = Buffer.allocUnsafe(2 * most);
			this.buffer.copy(larger, 0, 0, this.waiting);
			this.buffer = larger;
		}
		this.waiting += this.buffer.write(text, this.waiting);
	}

	/**
	 * Writes what waits, where it is worth it.
	 *
	 * @throws Error where it cannot be written, such as on a disk that is full
	 */
	async flush(least = PIECE): Promise<void> {
		if (this.waiting < least) return;
		try {
			for (let written = 0; written < this.waiting;) {
				const rest = this.waiting - written;
				const { bytesWritten } = await this.handle.write(this.buffer, written, rest);
				written += bytesWritten;
			}
		} catch (cause) {
			const [, why] = codeAndText(cause);
			throw new Error(`A temporary file could not be written: ${why}`, { cause });
		}
		this.length += this.waiting;
		this.waiting = 0;
	}

	/** Writes the rest; from here on the file is read. */
	async finish(): Promise<void> {
		try {
			await this.flush(1);
		} finally {
			await this.handle.close();
		}
	}

	/** Its bytes. */
	read(): Readable {
		return fileStream(this.file);
	}

	/**
	 * Its text, for a socket. An upload makes no garbage but its pieces, and of buffers V8 lets 32 MB lie
	 * before it looks; strings count as what they hold.
	 */
	readText(): Readable {
		return pieceStream(this.texts());
	}

	private async *texts(): AsyncGenerator<string> {
		const decoder = new StringDecoder('utf8');
		const piece = Buffer.allocUnsafe(PIECE / 4);
		const handle = await openFile(this.file);
		try {
			for (;;) {
				const { bytesRead } = await handle.read(piece, 0, piece.length);
				if (bytesRead === 0) return;
				yield decoder.write(piece.subarray(0, bytesRead));
			}
		} finally {
			await handle.close();
		}
	}
}
