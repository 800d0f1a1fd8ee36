import { PassThrough, Readable } from 'node:stream';
import { FormData } from './libraries';
import type { HttpRequest, WireParameters } from './request';

/** A file of a multipart request. */
export interface FilePart {
	/** The name of its field. */
	readonly field: string;
	readonly fileName: string;
	readonly contentType: string;
	readonly content: Readable | Buffer;
	/** Bytes of `content`, where they are known: it halves the time and memory of a stream. */
	readonly length?: number;
}

/**
 * A multipart request that streams its files. Its sources are destroyed with its body, whatever
 * becomes of the request; {@link Connection} destroys the body.
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
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const { field, fileName, contentType, content, length } of files) {
		form.append(field, content, {
			filename: fileName,
			contentType,
			...(length === undefined ? {} : { knownLength: length }),
		});
	}
	const isLengthKnown = files.every(
		({ content, length }) => length !== undefined || !(content instanceof Readable),
	);
	const headers = form.getHeaders();
	return {
		method: 'POST',
		url,
		headers: isLengthKnown
			? { ...headers, 'content-length': String(form.getLengthSync()) }
			: { ...headers },
		body: bodyOf(form, files),
	};
}

function bodyOf(form: FormData, files: readonly FilePart[]): Readable {
	const body = new PassThrough();
	const sources = files.flatMap(({ content }) => (content instanceof Readable ? [content] : []));
	for (const source of sources) source.once('error', (error) => body.destroy(error));
	form.once('error', (error) => body.destroy(error));
	body.once('close', () => {
		for (const source of sources) source.destroy();
	});
	form.pipe(body);
	return body;
}
