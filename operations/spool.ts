import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Characters that wait to be written together. */
const PIECE = 65_536;

/** A temporary file for texts that are too many to be held. */
export class Spool {
	/** Bytes that have been written. */
	length = 0;
	private waiting: string[] = [];
	private waitingLength = 0;

	private constructor(
		private readonly file: string,
		private readonly handle: FileHandle,
	) {}

	/** Opens a file that nobody else can read. */
	static async open(file: string): Promise<Spool> {
		return new Spool(file, await open(file, 'w', 0o600));
	}

	/** Appends a text; it is not written before {@link flush}. */
	add(text: string): void {
		this.waiting.push(text);
		this.waitingLength += text.length;
	}

	/**
	 * Writes what waits, where it is worth it.
	 *
	 * @throws Error where it cannot be written, such as on a disk that is full
	 */
	async flush(least = PIECE): Promise<void> {
		if (this.waitingLength < least || this.waitingLength === 0) return;
		const bytes = Buffer.from(this.waiting.join(''));
		this.waiting = [];
		this.waitingLength = 0;
		try {
			await this.handle.writeFile(bytes);
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause);
			throw new Error(`A temporary file could not be written: ${why}`, { cause });
		}
		this.length += bytes.length;
	}

	/** Writes the rest; from here on the file is read. */
	async finish(): Promise<void> {
		try {
			await this.flush(1);
		} finally {
			await this.handle.close();
		}
	}

	read(): Readable {
		return createReadStream(this.file);
	}
}

/** Lends a folder for temporary files, and removes it with all that is in it, whatever happens. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-import-'));
	try {
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
