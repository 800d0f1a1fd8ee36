import { readFields } from '../base/http/form';
import type { ReceivedRequest } from '../base/http/http';
import { type FormField, type FormFile, parseMultipart } from '../base/http/multipart';
import { badParameter, unknownRecord } from './refused';

/** `field` is the name of the form field as it came: `file` or `file[]`. */
export type UploadedFile = FormFile;

/** What a request carries, the two places kept apart as PHP does. */
export interface ReceivedParameters {
	readonly query: ReadonlyMap<string, string>;
	readonly body: ReadonlyMap<string, string>;
	readonly files: readonly UploadedFile[];
	/** Multipart fields that still hold `%XX`: nothing in multipart is percent-encoded. */
	readonly escaped: readonly string[];
}

const ESCAPE = /%[0-9a-f]{2}/i;

/** As in PHP the last of several fields of one name counts. */
function byName(fields: readonly FormField[]): Map<string, string> {
	return new Map(fields.map(({ name, value }) => [name, value]));
}

/** Reads query string, form and multipart body, each decoded once. */
export function readParameters(request: ReceivedRequest): ReceivedParameters {
	const query = byName(readFields(request.rawQuery, 'query'));
	if (!request.contentType.startsWith('multipart/form-data')) {
		const isForm = request.contentType.startsWith('application/x-www-form-urlencoded');
		const text = isForm ? request.rawBody.toString('latin1') : '';
		return { query, body: byName(readFields(text, 'form')), files: [], escaped: [] };
	}
	// The header as it came: a boundary is case-sensitive.
	const parts = parseMultipart(request.rawBody, request.headers['content-type'] ?? '');
	const fields = parts?.fields ?? [];
	return {
		query,
		body: byName(fields),
		// A browser sends a file without a name where none was chosen.
		files: (parts?.files ?? []).filter(({ fileName }) => fileName !== ''),
		escaped: fields.filter(({ value }) => ESCAPE.test(value)).map(({ name }) => name),
	};
}

/** Where an operation takes its parameters from, as the document has it. */
export interface ParameterPlaces {
	/** In the body alone. */
	readonly body?: readonly string[];
	/** In the query or in the body; the body wins. `*` is all that are not named. */
	readonly either?: readonly string[] | '*';
}

/** Where parameters count that the document does not give as POST alone. */
export type Reading = 'documented' | 'both' | 'query' | 'body';

/** The parameters that an operation gets to see. */
export class Parameters {
	constructor(
		private readonly received: ReceivedParameters,
		private readonly places: ParameterPlaces,
		private readonly reading: Reading,
	) {}

	/** Undefined where the parameter is absent, or stands where it does not count. */
	find(name: string): string | undefined {
		const { query, body } = this.received;
		const { body: bodyOnly = [], either = [] } = this.places;
		if (bodyOnly.includes(name) || this.reading === 'body') return body.get(name);
		const isEither = either === '*' || either.includes(name);
		const mayBeBody = this.reading === 'both' || (this.reading === 'documented' && isEither);
		return (mayBeBody ? body.get(name) : undefined) ?? query.get(name);
	}

	/** The parameter without blanks around it; empty where it is absent. */
	text(name: string): string {
		return this.find(name)?.trim() ?? '';
	}

	/** @throws Refused where the parameter is absent or empty */
	needed(name: string): string {
		const text = this.text(name);
		if (text === '') throw badParameter(name);
		return text;
	}

	/**
	 * What a needed parameter names.
	 * @param what the word for it in a refusal
	 * @throws Refused where it names nothing
	 */
	named<T>(name: string, what: string, find: (id: string) => T | undefined): T {
		const found = find(this.needed(name));
		if (found === undefined) throw unknownRecord(what);
		return found;
	}

	/** A whole number from 0, `fallback` where absent, undefined where it is anything else. */
	integer(name: string, fallback: number): number | undefined {
		const text = this.text(name);
		if (text === '') return fallback;
		return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
	}

	/** The files a PHP program would find: of several parts named `file` only the last. */
	files(): readonly UploadedFile[] {
		const { files } = this.received;
		const last = files.filter(({ field }) => field === 'file').slice(-1);
		return [...last, ...files.filter(({ field }) => field === 'file[]')];
	}
}
