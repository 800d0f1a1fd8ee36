import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Lines that are made and written together. */
export const LINES_PER_PIECE = 1_000;

/** A contact as a line of a file, about 40 bytes. */
export function contactLine(index: number, separator: string): string {
	return `user${String(index).padStart(8, '0')}@bulk.example${separator}客户${index}\n`;
}

/** Writes a CSV file of so many contacts, with a header. */
export async function writeContacts(file: string, rows: number): Promise<void> {
	const pieces = function* (): Generator<string> {
		yield 'email,name\n';
		for (let start = 0; start < rows; start += LINES_PER_PIECE) {
			const length = Math.min(LINES_PER_PIECE, rows - start);
			yield Array.from({ length }, (_, index) => contactLine(start + index, ',')).join('');
		}
	};
	await pipeline(Readable.from(pieces()), createWriteStream(file));
}
