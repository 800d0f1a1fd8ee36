import type { Readable } from 'node:stream';
import { safeContentType, safeFileName } from '../../messaging/fileName';
import { byteStream } from '../../platform/streams';
import { InputProblem } from '../parameters/inputProblem';
import type { Run } from '../run';

/** A file in an item's binary data. */
export interface BinaryFile {
	/** Without a path or anything that breaks a header; empty where it has none. */
	readonly fileName: string;
	/** A MIME type; empty where n8n knows none. */
	readonly contentType: string;
	/** Bytes, where n8n knows them. */
	readonly length: number | undefined;
	/** Equal for items that share the data. */
	readonly key: string;
	/**
	 * Whoever opens it destroys it.
	 *
	 * @param pieceBytes the length of its pieces, where n8n's store has a choice; 64 KiB by default
	 */
	open(pieceBytes?: number): Promise<Readable>;
}

// n8n reads a file, or asks its database, for every question about a size.
const sizes = new WeakMap<Run, Map<string, number | undefined>>();

/** Bytes of what n8n stores, asked for once however many items share it. */
async function sizeOf(run: Run, id: string): Promise<number | undefined> {
	let known = sizes.get(run);
	if (known === undefined) sizes.set(run, (known = new Map<string, number | undefined>()));
	if (!known.has(id)) known.set(id, (await run.context.helpers.getBinaryMetadata(id)).fileSize);
	return known.get(id);
}

/** What can be sent of what the item says of its file, and a hint where that is not all. */
function cleaned(
	run: Run,
	property: string,
	what: string,
	given: string | undefined,
	clean: (given: unknown) => string,
): string {
	const safe = clean(given);
	if (given !== undefined && given !== safe) {
		const used = safe === '' ? 'none was used' : `'${safe}' was used`;
		run.hint(`The ${what} of the file in '${property}' cannot be sent as it is: ${used}`);
	}
	return safe;
}

/**
 * A file of an item, ready to be read as a stream. n8n's file system mode streams it in pieces of 64
 * KiB; its database mode hands it back as one.
 *
 * @param property the name of the binary field
 * @param label the parameter that named it, as the panel shows it
 * @throws InputProblem when the item has no such field
 */
export async function binaryFile(
	run: Run,
	itemIndex: number,
	property: string,
	label: string,
): Promise<BinaryFile> {
	const { context, items } = run;
	const fields = items[itemIndex]?.binary ?? {};
	const data = Object.hasOwn(fields, property) ? fields[property] : undefined;
	if (data === undefined) {
		const names = Object.keys(fields);
		const there = names.length === 0 ? 'no binary data' : `the binary fields ${names.join(', ')}`;
		throw new InputProblem(`'${label}' names the field '${property}', but the item has ${there}`);
	}
	const { id } = data;
	const common = {
		fileName: cleaned(run, property, 'name', data.fileName, safeFileName),
		contentType: cleaned(run, property, 'MIME type', data.mimeType, safeContentType),
	};
	if (id === undefined || id === '') {
		const [uri] = /^data:[^,]{0,100},/iu.exec(data.data) ?? [];
		if (uri !== undefined) {
			// To decode it would take its letters for a part of the file.
			throw new InputProblem(
				`'${label}' names the field '${property}', whose data is a data: URI (${uri}…): the file is what follows the comma`,
			);
		}
		// Not before it is opened: the files of many items would all be decoded at once.
		const open = async (): Promise<Readable> =>
			await Promise.resolve(byteStream([Buffer.from(data.data, 'base64')]));
		return { ...common, length: Buffer.byteLength(data.data, 'base64'), key: data.data, open };
	}
	return {
		...common,
		length: await sizeOf(run, id),
		key: id,
		open: async (pieceBytes) => await context.helpers.getBinaryStream(id, pieceBytes),
	};
}
