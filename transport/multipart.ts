import type { Readable } from 'node:stream';
import { safeContentType, safeFileName } from '../messaging/fileName';
import { passThrough } from '../platform/streams';
import { FormData } from './libraries';
import type { HttpRequest, OpenBody, WireParameters } from './request';

/** A file of a multipart request. */
export interface FilePart {
	/** The name of its field. */
	readonly field: string;
	/** Nothing of a path or of another header gets onto the wire. */
	readonly fileName: string;
	/** What is no MIME type goes as `application/octet-stream`. */
	readonly contentType: string;
	/** The bytes, or what opens their stream once the request's turn has come. */
	readonly content: Buffer | OpenBody;
	/** Bytes of the stream, where they are known: it halves its time and memory. */
	readonly length?: number | undefined;
}

/**
 * A multipart request that streams its files. They are opened when {@link Connection} opens the body,
 * and destroyed with it, whatever becomes of the request.
 *
 * @param fields come before the files, as UTF-8
 */
export function multipartRequest(
	url: string,
	fields: WireParameters,
	files: readonly FilePart[],
): HttpRequest {
	// A store can hand back a whole file as one chunk, beyond what form-data takes by default.
	const form = new FormData({ maxDataSize: Number.MAX_SAFE_INTEGER });
	const sources = new Map<FilePart, Readable>();
	for (const [name, value] of Object.entries(fields)) form.append(withoutNul(name), value);
	for (const file of files) {
		const { field, fileName, contentType, content, length } = file;
		// Opened after the form is put together: form-data asks for it when it comes to it.
		const later = (next: (source: Readable | undefined) => void): void => {
			next(sources.get(file));
		};
		form.append(withoutNul(field), typeof content === 'function' ? later : content, {
			// Without a name the part would be taken for text.
			filename: safeFileName(fileName) || 'file',
			contentType: safeContentType(contentType),
			...(length === undefined ? {} : { knownLength: length }),
		});
	}
	const isLengthKnown = files.every(
		({ content, length }) => length !== undefined || Buffer.isBuffer(content),
	);
	const headers = form.getHeaders();
	return {
		method: 'POST',
		url,
		headers: isLengthKnown
			? { ...headers, 'content-length': String(form.getLengthSync()) }
			: { ...headers },
		body: files.some(({ content }) => typeof content === 'function')
			? async () => {
					await openAll(files, sources);
					return bodyOf(form, [...sources.values()]);
				}
			: bodyOf(form, []),
	};
}

/** The library escapes line ends and quotes. */
function withoutNul(name: string): string {
	return name.replaceAll('\0', '');
}

/** Opens the streams of a form; where one cannot be opened, none stays open. */
async function openAll(
	files: readonly FilePart[],
	sources: Map<FilePart, Readable>,
): Promise<void> {
	try {
		for (const file of files) {
			if (typeof file.content !== 'function') continue;
			const source = await file.content();
			// It can fail while the next one is being opened: without a listener that ends the process.
			source.on('error', () => undefined);
			sources.set(file, source);
		}
	} catch (error) {
		for (const source of sources.values()) source.destroy();
		throw error;
	}
}

function bodyOf(form: FormData, sources: readonly Readable[]): Readable {
	const body = passThrough();
	for (const source of sources) {
		source.once('error', (error) => body.destroy(error));
		if (source.errored !== null) body.destroy(source.errored);
	}
	form.once('error', (error) => body.destroy(error));
	body.once('close', () => {
		for (const source of sources) source.destroy();
	});
	form.pipe(body);
	return body;
}
