import type { ReceivedRequest } from '../http/http';
import { maskFields } from '../http/form';

/** One request to a gateway, as the control API shows it. Passwords are `***`. */
export interface RequestEntry {
	/** From 1, in the order of arrival. */
	readonly id: number;
	/** ISO 8601, the simulator's clock. */
	readonly at: string;
	readonly host: string;
	/** The gateway's name for what was called; null for a file it does not have. */
	readonly endpoint: string | null;
	readonly method: string;
	readonly path: string;
	/** Raw query string. */
	readonly query: string;
	/** Raw body, byte for byte as latin1. */
	readonly body: string;
	readonly contentType: string;
	/** Whether a password stood in the URL. */
	readonly passwordInUrl: boolean;
	readonly recipients: number;
	/** The gateway's own status code in the reply, or null where the reply has none. */
	readonly code: string | null;
	/** The message, or whatever else, that this request made, whether or not the client was told. */
	readonly messageId: string | null;
	/** The kind of fault that hit it. */
	readonly fault: string | null;
	/** HTTP status; null where the connection ended without one. */
	readonly status: number | null;
	/** Fields that still hold `%XX` after one decoding. */
	readonly doubleEncoded: readonly string[];
	/** Fields whose bytes are no UTF-8. */
	readonly notUtf8: readonly string[];
	/** The number of the connection it came over, from 1. */
	readonly connection: number;
}

export type LoggedRequest = Omit<RequestEntry, 'id' | 'at' | 'host' | 'connection'>;

/** What can be said of a request whose body was not read. */
export const SEEN = {
	body: '',
	contentType: '',
	passwordInUrl: false,
	doubleEncoded: [],
	notUtf8: [],
};

/** What the log takes from the request itself but its body; `secrets` are the fields to mask. */
export function describeRequest(request: ReceivedRequest, secrets: readonly string[]) {
	const fields = [...request.fields.values()];
	return {
		method: request.method,
		path: request.path,
		query: maskFields(request.rawQuery, secrets),
		contentType: request.contentType,
		passwordInUrl: fields.some(({ name, source }) => source === 'query' && secrets.includes(name)),
		doubleEncoded: fields.filter(({ decodes }) => decodes > 1).map(({ name }) => name),
		notUtf8: fields.filter((field) => !field.isUtf8).map(({ name }) => name),
	};
}
