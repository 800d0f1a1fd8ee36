import { type Fault, readFault } from './faultSpec';
import { ControlError } from '../control/input';
import { errorPage } from '../http/pages';
import { firstHalf, type Reply, replyOf, withPrefix } from '../http/reply';

/** What a fault is matched against; `recipients` is empty while only the headers are in. */
export interface FaultTarget {
	endpoint: string;
	host: string;
	recipients: readonly string[];
}

/** The faults that wait for a gateway's next requests, in the order they were added. */
export class Faults {
	private nextId = 1;
	private waiting: Fault[] = [];

	/** @param known the gateway's endpoints and hosts: a fault for any other is refused */
	constructor(private readonly known: { endpoints: readonly string[]; hosts: readonly string[] }) {}

	/**
	 * Adds one fault or several (see `FaultSpec`).
	 * @throws ControlError when one of them is not valid; then none is added.
	 */
	add(specs: unknown): readonly Fault[] {
		const list: readonly unknown[] = Array.isArray(specs) ? specs : [specs];
		const faults = list.map((spec, index) => readFault(spec, this.nextId + index));
		for (const { endpoint, host } of faults) {
			check('endpoint', endpoint, this.known.endpoints);
			check('host', host, this.known.hosts);
		}
		this.nextId += faults.length;
		this.waiting.push(...faults);
		return faults;
	}

	list(): readonly Fault[] {
		return this.waiting;
	}

	clear(): void {
		this.waiting = [];
	}

	/**
	 * The fault that hits this request, if any: the first that matches and has nothing left to skip.
	 * Faults of kind `dead` are asked for when the headers are in (`dead` true), others afterwards.
	 */
	take(target: FaultTarget, dead: boolean): Fault | undefined {
		const fault = this.waiting.find((candidate) => {
			if ((candidate.kind === 'dead') !== dead || !matches(candidate, target)) return false;
			if (candidate.skip === 0) return true;
			candidate.skip--;
			return false;
		});
		if (fault === undefined) return undefined;
		fault.hits++;
		if (fault.remaining !== null && --fault.remaining === 0) {
			this.waiting = this.waiting.filter((other) => other !== fault);
		}
		return fault;
	}
}

function check(name: string, value: string | null, known: readonly string[]): void {
	if (value === null || known.includes(value)) return;
	throw new ControlError(`'${name}' of a fault must be one of ${known.join(', ')}`);
}

function matches(fault: Fault, target: FaultTarget): boolean {
	if (fault.endpoint !== null && fault.endpoint !== target.endpoint) return false;
	if (fault.host !== null && fault.host !== target.host) return false;
	return fault.recipient === null || target.recipients.includes(fault.recipient);
}

/** Starts with no byte order mark; no prefix of it is valid UTF-8 or Big5. */
const GARBAGE = Buffer.from([0x80, 0xff, 0xc0, 0xaf, 0xfe, 0xfd, 0x00, 0xff, 0x81]);

const PHP_WARNING =
	'<br />\n<b>Warning</b>:  Invalid argument supplied for foreach() in ' +
	'<b>/var/www/html/api.php</b> on line <b>88</b><br />\n';

/** What `faultyReply` needs to know of the request it spoils. */
export interface FaultyExchange {
	/** The reply without the fault; an empty one where the request was not carried out. */
	reply: Reply;
	/** The gateway's reply for a status code. */
	refuse: (code: number, text: string | null) => Reply;
	/** Path and query of the request, for a redirect to itself. */
	target: string;
}

/** The reply that `fault` makes of an exchange. */
export function faultyReply(fault: Fault, { reply, refuse, target }: FaultyExchange): Reply {
	switch (fault.kind) {
		case 'code':
			return refuse(fault.code, fault.text);
		case 'html':
			return errorPage(fault.status);
		case 'empty':
			return replyOf(fault.status, 'text/html; charset=utf-8', '');
		case 'garbage':
			return replyOf(200, 'text/html; charset=utf-8', GARBAGE);
		case 'oversize':
			return replyOf(200, 'text/html; charset=utf-8', Buffer.alloc(fault.bytes, 'x'));
		case 'redirect': {
			const page = errorPage(fault.status);
			return { ...page, headers: { ...page.headers, location: fault.location ?? target } };
		}
		case 'prefix':
			return withPrefix(reply, Buffer.from(fault.text ?? PHP_WARNING, 'utf8'));
		case 'truncated':
			return firstHalf(reply);
		case 'halfBody':
			return { ...reply, delivery: 'half' };
		case 'resetBefore':
		case 'resetAfter':
		case 'dead':
			return { ...reply, delivery: 'reset' };
		case 'slow':
			return { ...reply, delayMs: fault.delayMs };
		case 'drip':
			return { ...reply, delivery: 'drip', dripMs: fault.intervalMs };
	}
}
