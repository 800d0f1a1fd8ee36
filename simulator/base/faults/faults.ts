import { type Fault, readFault } from './faultSpec';
import { ControlError, listOf } from '../control/controlError';

/** What a fault is matched against; `recipients` is empty while only the headers are in. */
export interface FaultTarget {
	endpoint: string;
	host: string;
	recipients: readonly string[];
}

/** What a gateway has that a fault may be meant for. */
export interface KnownTargets {
	readonly endpoints: readonly string[];
	readonly hosts: readonly string[];
}

/** The faults that wait for a gateway's next requests, in the order they were added. */
export class Faults {
	private nextId = 1;
	private waiting: Fault[] = [];

	/** @param known a fault for anything else is refused */
	constructor(private readonly known: KnownTargets) {}

	/**
	 * Adds one fault or several (see `FaultSpec`).
	 * @throws ControlError when one of them is not valid; then none is added.
	 */
	add(specs: unknown): readonly Fault[] {
		const faults = listOf(specs).map((spec, index) => readFault(spec, this.nextId + index));
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
