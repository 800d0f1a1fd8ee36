import { type Field, mergeFields, readFields } from '../base/http/form';
import type { ReceivedRequest } from '../base/http/http';
import { type FormFile, parseMultipart } from '../base/http/multipart';

/** How a field came: plain, or in one of the three XML documents of note 10001. */
export type Carrier = 'query' | 'form' | 'xmlRequest' | 'xmlReqUrl' | 'xmlReqFilePath';

/** One field of a request. */
export interface Parameter {
	/** In lower case: names are case-insensitive. */
	readonly name: string;
	readonly value: string;
	readonly carrier: Carrier;
	/**
	 * How often the value can be percent-decoded further, beyond what its carrier asks for: above 0
	 * it was probably encoded once too often. A hint, not a proof.
	 */
	readonly surplusDecodes: number;
	/** False when the bytes were no UTF-8 (they then show up as U+FFFD). */
	readonly isUtf8: boolean;
}

/** By lower-case name. */
export type Parameters = ReadonlyMap<string, Parameter>;

/** The value of a field (lower-case name); empty where it is missing, which means the same. */
export function valueOf(parameters: Parameters, name: string): string {
	return parameters.get(name)?.value ?? '';
}

/** A field that came without percent-encoding. */
export function unencoded(name: string, value: string, carrier: Carrier): Parameter {
	const [encodedOnce] = readFields(`x=${encodeURIComponent(value)}`, 'form');
	return {
		name: name.toLowerCase(),
		value,
		carrier,
		surplusDecodes: Math.max((encodedOnce?.decodes ?? 0) - 1, 0),
		isUtf8: !value.includes('\ufffd'),
	};
}

function encoded({ name, value, source, decodes, isUtf8 }: Field): Parameter {
	return { name, value, carrier: source, surplusDecodes: Math.max(decodes - 1, 0), isUtf8 };
}

/** Fields and files of query string and body. */
export interface PlainRequest {
	readonly parameters: Parameters;
	readonly files: readonly FormFile[];
}

/** Reads query string and form, be it urlencoded or multipart; undefined for a broken multipart. */
export function readPlain(request: ReceivedRequest): PlainRequest | undefined {
	const parameters = new Map<string, Parameter>();
	for (const [name, field] of request.fields) parameters.set(name, encoded(field));
	if (!request.contentType.startsWith('multipart/form-data')) return { parameters, files: [] };
	// The boundary is case-sensitive, so the header is read as it came.
	const form = parseMultipart(request.rawBody, request.headers['content-type'] ?? '');
	if (form === undefined) return undefined;
	// Through mergeFields for the comma between values of one name.
	const fields = form.fields.map(({ name, value }): Field => {
		const lower = name.toLowerCase();
		return { name: lower, value, raw: value, source: 'form', decodes: 0, isUtf8: true };
	});
	for (const { name, value } of mergeFields([], fields).values()) {
		// As in ASP.NET the query string wins over the form.
		if (!parameters.has(name)) parameters.set(name, unencoded(name, value, 'form'));
	}
	return { parameters, files: form.files };
}
