import { ControlError, ObjectReader } from '../control/input';

/**
 * What can go wrong:
 * - `code` the gateway answers with status code `code` and `text`
 * - `html` an HTML page with HTTP status `status`
 * - `empty` no body, with HTTP status `status`
 * - `garbage` bytes that are valid in no charset; `oversize` a body of `bytes` bytes
 * - `redirect` a 302 to `location`, by default back to the same URL
 * - `prefix` the reply with `text` before it, by default a warning of PHP
 * - `truncated` the first half of the body, to HTTP complete
 * - `halfBody` all of the Content-Length is announced, half is sent, then the connection ends
 * - `resetBefore`, `resetAfter` the connection is reset before or after the request was carried out
 * - `slow` the request is carried out, the reply waits `delayMs`
 * - `drip` the body comes byte by byte, `intervalMs` apart
 * - `dead` the connection ends as soon as the request's headers are in
 */
export const FAULT_KINDS = [
	'code',
	'html',
	'empty',
	'garbage',
	'oversize',
	'redirect',
	'prefix',
	'truncated',
	'halfBody',
	'resetBefore',
	'resetAfter',
	'slow',
	'drip',
	'dead',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault as it is asked for; what is left out has the default named here. */
export interface FaultSpec {
	kind: FaultKind;
	/** How many requests it hits, default 1; 0 means every one until the faults are cleared. */
	times?: number;
	/** How many matching requests it lets pass first, default 0. */
	skip?: number;
	/** Only requests to this endpoint of the gateway; by default to any. */
	endpoint?: string;
	/** Only requests to this host of the gateway (smsgo: `main` or `backup`); by default to any. */
	host?: string;
	/** Only requests that name this recipient. */
	recipient?: string;
	/**
	 * Whether the request is carried out, and charged, all the same. Default false; counts for
	 * `code`, `html`, `empty`, `garbage`, `oversize` and `redirect`, the others say it themselves.
	 */
	process?: boolean;
	/** Default -10. */
	code?: number;
	/** The text beside the code, by default the gateway's own; of `prefix` the text before it. */
	text?: string;
	/** HTTP status; default 500 for `html`, 302 for `redirect`, 200 for `empty`. */
	status?: number;
	location?: string;
	/** Default 1 MiB. */
	bytes?: number;
	/** Default 1000. */
	delayMs?: number;
	/** Default 1. */
	intervalMs?: number;
}

/** A fault that waits for its requests. */
export interface Fault {
	readonly id: number;
	readonly kind: FaultKind;
	/** Requests it will still hit; null means all of them. */
	remaining: number | null;
	skip: number;
	hits: number;
	readonly endpoint: string | null;
	readonly host: string | null;
	readonly recipient: string | null;
	readonly process: boolean;
	readonly code: number;
	readonly text: string | null;
	readonly status: number;
	readonly location: string | null;
	readonly bytes: number;
	readonly delayMs: number;
	readonly intervalMs: number;
}

const CARRIED_OUT: Partial<Record<FaultKind, boolean>> = {
	prefix: true,
	truncated: true,
	halfBody: true,
	resetBefore: false,
	resetAfter: true,
	slow: true,
	drip: true,
	dead: false,
};
const DEFAULT_STATUS: Partial<Record<FaultKind, number>> = { html: 500, redirect: 302 };
const MIB = 1024 * 1024;
const DAY_MS = 86_400_000;

/**
 * Reads a `FaultSpec` that came as JSON.
 * @throws ControlError when it is not one.
 */
export function readFault(value: unknown, id: number): Fault {
	const reader = new ObjectReader(value, 'a fault');
	const kind = reader.oneOf('kind', FAULT_KINDS, undefined);
	if (kind === undefined) {
		throw new ControlError(`A fault needs a 'kind': one of ${FAULT_KINDS.join(', ')}`);
	}
	const times = reader.integer('times', 1, { min: 0 });
	const asked = reader.boolean('process', false);
	const fault: Fault = {
		id,
		kind,
		remaining: times === 0 ? null : times,
		skip: reader.integer('skip', 0, { min: 0 }),
		hits: 0,
		endpoint: reader.text('endpoint', null),
		host: reader.text('host', null),
		recipient: reader.text('recipient', null),
		process: CARRIED_OUT[kind] ?? asked,
		code: reader.integer('code', -10, { min: -9999, max: 9999 }),
		text: reader.text('text', null),
		status: reader.integer('status', DEFAULT_STATUS[kind] ?? 200, { min: 200, max: 599 }),
		location: reader.text('location', null, /^[\x21-\x7e]+$/),
		bytes: reader.integer('bytes', MIB, { min: 1, max: 256 * MIB }),
		delayMs: reader.integer('delayMs', 1_000, { min: 0, max: DAY_MS }),
		intervalMs: reader.integer('intervalMs', 1, { min: 0, max: DAY_MS }),
	};
	if (kind === 'dead' && fault.recipient !== null) {
		throw new ControlError(`A dead host never reads the recipients: leave 'recipient' out`);
	}
	return reader.finish(fault);
}
