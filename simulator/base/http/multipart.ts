import { readHeaderValue } from './headerValue';

/** A part without a file name. */
export interface FormField {
	readonly name: string;
	/** UTF-8. */
	readonly value: string;
}

/** A part with a file name, be it empty: a browser sends that where no file was chosen. */
export interface FormFile {
	readonly field: string;
	readonly fileName: string;
	/** As the part declares it; empty where it does not. */
	readonly contentType: string;
	/** A view on the body, not a copy. */
	readonly bytes: Buffer;
}

export interface MultipartForm {
	readonly fields: readonly FormField[];
	readonly files: readonly FormFile[];
}

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;
const HEADERS_END = Buffer.from('\r\n\r\n', 'latin1');

/**
 * Reads a complete multipart/form-data body (RFC 7578) in time linear in its size; files of 100 MB
 * are possible. Names and file names are UTF-8; `filename*` (RFC 8187) wins over `filename`.
 * @param contentType the request's header, with the boundary
 * @returns undefined where the body is not well-formed: another content type, no boundary, no end,
 * or a part without a name
 */
export function parseMultipart(body: Uint8Array, contentType: string): MultipartForm | undefined {
	const { value: mediaType, parameters } = readHeaderValue(contentType);
	const boundary = parameters.get('boundary') ?? '';
	if (mediaType !== 'multipart/form-data' || boundary === '') return undefined;
	const parts = splitParts(asBuffer(body), boundary);
	if (parts === undefined) return undefined;
	const fields: FormField[] = [];
	const files: FormFile[] = [];
	for (const part of parts) {
		const read = readPart(part);
		if (read === undefined) return undefined;
		if ('bytes' in read) files.push(read);
		else fields.push(read);
	}
	return { fields, files };
}

function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What stands between the boundaries; undefined without a first or a closing one. */
function splitParts(body: Buffer, boundary: string): readonly Buffer[] | undefined {
	const delimiter = Buffer.from(`\r\n--${boundary}`, 'utf8');
	const parts: Buffer[] = [];
	let start: number | undefined;
	// The first boundary may open the body, and then no line end stands before it.
	const opensBody = body.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2));
	let found = opensBody ? -2 : body.indexOf(delimiter);
	while (found !== -1) {
		const end = found + delimiter.length;
		const isLast = body[end] === DASH && body[end + 1] === DASH;
		const next = isLast ? end : lineEnd(body, end);
		// Anything else behind it: another text that only starts like the boundary.
		if (next !== undefined) {
			if (start !== undefined) parts.push(body.subarray(start, found));
			if (isLast) return parts;
			start = next;
		}
		found = body.indexOf(delimiter, next ?? end);
	}
	return undefined;
}

/** Where the line after a boundary begins; undefined when more than blanks stand behind it. */
function lineEnd(body: Buffer, from: number): number | undefined {
	let index = from;
	while (body[index] === 0x20 || body[index] === 0x09) index++;
	return body[index] === CR && body[index + 1] === LF ? index + 2 : undefined;
}

function readPart(part: Buffer): FormField | FormFile | undefined {
	const headersEnd = part.indexOf(HEADERS_END);
	if (headersEnd < 0) return undefined;
	const headers = readHeaders(part.subarray(0, headersEnd).toString('utf8'));
	const disposition = readHeaderValue(headers.get('content-disposition') ?? '');
	const name = disposition.parameters.get('name');
	if (disposition.value !== 'form-data' || name === undefined) return undefined;
	const bytes = part.subarray(headersEnd + HEADERS_END.length);
	const fileName = disposition.parameters.get('filename');
	if (fileName === undefined) return { name, value: bytes.toString('utf8') };
	return { field: name, fileName, contentType: headers.get('content-type') ?? '', bytes };
}

function readHeaders(text: string): ReadonlyMap<string, string> {
	const lines = text.split('\r\n').map((line) => {
		const colon = line.indexOf(':');
		const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
		return [name, line.slice(colon + 1).trim()] as const;
	});
	return new Map(lines);
}
