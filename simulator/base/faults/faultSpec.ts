import {
	CODE,
	flag,
	FROM_0,
	HTTP_STATUS,
	integer,
	needed,
	oneOf,
	optional,
	orNull,
	REAL_WAIT,
	text,
} from '../control/fields';
import { type InputOf, Shape, type ValuesOf } from '../control/shape';

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
const FAULT_KINDS = [
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

const MIB = 1024 * 1024;

const fields = {
	kind: needed(oneOf(FAULT_KINDS)),
	/** How many requests it hits; 0 means every one until the faults are cleared. */
	times: integer(1, FROM_0),
	/** How many matching requests it lets pass first. */
	skip: integer(0, FROM_0),
	/** Only requests to this endpoint of the gateway; by default to any. */
	endpoint: orNull(text('')),
	/** Only requests to this host of the gateway (smsgo: `main` or `backup`); by default to any. */
	host: orNull(text('')),
	/** Only requests that name this recipient. */
	recipient: orNull(text('')),
	/**
	 * Whether the request is carried out, and charged, all the same; counts for `code`, `html`,
	 * `empty`, `garbage`, `oversize` and `redirect`, the others say it themselves.
	 */
	process: flag(false),
	code: integer(-10, CODE),
	/** The text beside the code, by default the gateway's own; of `prefix` the text before it. */
	text: orNull(text('')),
	/** HTTP status; default 500 for `html`, 302 for `redirect`, 200 for `empty`. */
	status: optional(integer(0, HTTP_STATUS)),
	location: orNull(text('', /^[\x21-\x7e]+$/)),
	bytes: integer(MIB, { min: 1, max: 256 * MIB }),
	delayMs: integer(1_000, REAL_WAIT),
	intervalMs: integer(1, REAL_WAIT),
};

const shape = new Shape('a fault', fields, ({ kind, recipient }) =>
	kind === 'dead' && recipient !== null
		? `A dead host never reads the recipients: leave 'recipient' out`
		: undefined,
);

/** A fault as it is asked for. */
export type FaultSpec = InputOf<typeof fields>;

/** A fault that waits for its requests. */
export interface Fault extends Omit<ValuesOf<typeof fields>, 'times' | 'skip' | 'status'> {
	readonly id: number;
	readonly status: number;
	/** Requests it will still hit; null means all of them. */
	remaining: number | null;
	skip: number;
	hits: number;
}

const CARRIED_OUT: readonly FaultKind[] = [
	'prefix',
	'truncated',
	'halfBody',
	'resetAfter',
	'slow',
	'drip',
];
const NEVER: readonly FaultKind[] = ['resetBefore', 'dead'];
const DEFAULT_STATUS: Partial<Record<FaultKind, number>> = { html: 500, redirect: 302 };

/**
 * Reads a `FaultSpec` that came as JSON.
 * @throws ControlError when it is not one.
 */
export function readFault(value: unknown, id: number): Fault {
	const { times, ...spec } = shape.read(value);
	const { kind, status = DEFAULT_STATUS[kind] ?? 200 } = spec;
	const process = CARRIED_OUT.includes(kind) || (spec.process && !NEVER.includes(kind));
	return { ...spec, id, status, process, remaining: times === 0 ? null : times, hits: 0 };
}
