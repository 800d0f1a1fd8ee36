import { maskFields } from '../base/http/form';
import type { Fault } from '../base/faults/faultSpec';
import type { Arrival } from '../base/gateway/gateway';
import { type ReceivedRequest, splitTarget } from '../base/http/http';
import type { Reply } from '../base/http/reply';
import { describeRequest } from '../base/gateway/requestLog';
import type { Dispatched } from './dispatch';
import type { Operation } from './operation';
import type { ReceivedParameters } from './parameters';
import type { UMailRequestEntry } from './state';

const SECRETS = ['password', 'pwd'];
const LONGEST_TEXT = 4_096;
/** Of a longer body only the beginning is kept. */
const LONGEST_BODY = 65_536;

type Entry = Omit<UMailRequestEntry, 'id' | 'at' | 'host' | 'connection'>;

interface Exchange {
	readonly request: ReceivedRequest;
	readonly received: ReceivedParameters;
	readonly reply: Reply;
	readonly operation: Operation | undefined;
	readonly dispatched: Dispatched | undefined;
	readonly fault: Fault | undefined;
}

function parametersOf({ query, body }: ReceivedParameters): Record<string, string> {
	const entries = [...query, ...body].map(([name, value]) => {
		const text = SECRETS.includes(name) ? '***' : value.slice(0, LONGEST_TEXT);
		return [name, text] as const;
	});
	return Object.fromEntries(entries);
}

/** What the log keeps of an answered request; a multipart body is told by its parts alone. */
export function logEntry(exchange: Exchange): Entry {
	const { request, received, reply, operation, dispatched, fault } = exchange;
	const isMultipart = request.contentType.startsWith('multipart/');
	const rawBody = request.rawBody.subarray(0, isMultipart ? 0 : LONGEST_BODY);
	const described = describeRequest({ ...request, rawBody }, SECRETS);
	const answer = dispatched?.answer;
	const isSpoilt = fault !== undefined && fault.kind !== 'slow' && fault.kind !== 'drip';
	return {
		...described,
		doubleEncoded: [...described.doubleEncoded, ...received.escaped],
		endpoint: operation?.name ?? null,
		recipients: 0,
		code: isSpoilt ? null : (answer?.status ?? null),
		messageId: answer?.createdId ?? null,
		fault: fault?.kind ?? null,
		status: reply.delivery === 'reset' ? null : reply.status,
		authentication: dispatched?.authentication ?? 'none',
		doInQuery: received.query.has('do'),
		parameters: parametersOf(received),
		files: received.files.map(({ field, fileName, bytes }) => ({
			field,
			fileName,
			size: bytes.length,
		})),
	};
}

/** Nothing beyond the request line is known of a request to a dead host. */
export function unreadEntry(arrival: Arrival, endpoint: string | undefined): Entry {
	const { path, rawQuery } = splitTarget(arrival.target);
	return {
		method: arrival.method,
		path,
		query: maskFields(rawQuery, SECRETS),
		body: '',
		contentType: '',
		passwordInUrl: false,
		doubleEncoded: [],
		notUtf8: [],
		endpoint: endpoint ?? null,
		recipients: 0,
		code: null,
		messageId: null,
		fault: 'dead',
		status: null,
		authentication: 'none',
		doInQuery: false,
		parameters: {},
		files: [],
	};
}
